package server_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/server"

	"golang.org/x/net/html"
)

func TestArticlePage(t *testing.T) {
	p := visit(t, seedServer(t), "/articles/001_392232d5ddb0de9c?q=Kelbecer+title:wounded")
	contains(t, "article", p.raw,
		"3 matches of what was searched for", `href="#m1"`, `href="#m3"`, // first and last
		`<mark id="m1" tabindex="-1">wounded</mark>`,
		`<a class="named place" href="/places/kalbajar" title="place: Kalbajar">Kalbajar</a></mark>`,
		`<span class="steps"><a href="#m1" title="previous match">`, `href="/?publication=Daily&#43;Sabah"`,
		`href="https://www.dailysabah.com/politics/2-killed-4-wounded-in-renewed-azerbaijan-armenia-clashes/news" rel="noreferrer nofollow"`,
		"September 2023", ">editor<", "seen ", "current", "path ", `href="/?q=Kelbecer&#43;title%3Awounded"`)
	a, _, err := overSeeds.Article(t.Context(), "001_392232d5ddb0de9c", 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := text(p.all("div", "text")[0]), strings.Join(strings.Fields(a.Body), " "); withoutSteps(got) != want {
		t.Errorf("the text is not as published:\n%s\nwant\n%s", got, want)
	}
	none := visit(t, seedServer(t), "/articles/001_392232d5ddb0de9c?q=zebra")
	none.holdStructure() // no link leads to a match that is not there
	contains(t, "no match", none.raw, "No matches of what was searched for")
	unknown := visit(t, seedServer(t), "/articles/002_19c8dec911eaa44e")
	contains(t, "unknown", unknown.raw, ">Untitled</h1>", ">Unknown</a> publication", "<td>Unknown</td>", "nothing was said")
}

// withoutSteps takes out the links from match to match, which only show at a
// match that was gone to, and those to paragraphs, which nothing but a pointer sees.
func withoutSteps(s string) string {
	s = strings.NewReplacer("↑previous match", "", "↓next match", "", "¶", "").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

// overlapping is an archive whose marks and mentions cross each other.
type overlapping struct{ dateline.Archive }

const crossed = "one two three four.\n\nfive six"

func (overlapping) Article(context.Context, dateline.ID, int) (dateline.Article, []dateline.Mention, error) {
	mention := func(start, end int) dateline.Mention {
		return dateline.Mention{Field: dateline.FieldBody, Start: start, End: end, Entity: "e", Label: "E"}
	}
	return dateline.Article{ID: "a", Revision: 1, Body: crossed}, []dateline.Mention{mention(0, 7), mention(4, 13), mention(14, 25)}, nil
}

func (overlapping) Revisions(context.Context, dateline.ID) ([]dateline.Revision, error) {
	return []dateline.Revision{{Number: 1, Current: true}}, nil
}

func (overlapping) Search(context.Context, dateline.Search) (*dateline.Result, error) {
	return &dateline.Result{Total: 1}, nil
}

func (overlapping) Marks(context.Context, dateline.ID, int, dateline.Search) (dateline.Marks, error) {
	return dateline.Marks{Body: [][2]int{{4, 10}, {14, 23}}}, nil
}

// A match is one mark in a paragraph, and a link never stands in another.
func TestMarksAndMentionsThatCross(t *testing.T) {
	p := visit(t, serving(t, overlapping{}, server.Options{}), "/articles/a?q=x")
	body := p.all("div", "text")[0]
	if got := withoutSteps(text(body)); got != strings.Join(strings.Fields(crossed), " ") {
		t.Errorf("text %q", got)
	}
	var marks []string
	for n := range body.Descendants() {
		if n.Type == html.ElementNode && n.Data == "mark" {
			marks = append(marks, attr(n, "id")+" "+text(n))
		}
		for a := range n.Ancestors() {
			if a.Data == "a" && (n.Data == "a" || n.Data == "mark") {
				t.Errorf("%s %q stands in a link", n.Data, text(n))
			}
		}
	}
	if got := strings.Join(marks, ", "); got != "m1 two th, m2 four.,  fi" {
		t.Errorf("marks %q", got)
	}
}

// revised returns a handler over an article in two revisions, and one that is erased.
func revised(t *testing.T) http.Handler {
	t.Helper()
	a := emptyArchive(t)
	seen := time.Date(2023, 9, 1, 12, 0, 0, 0, time.UTC)
	_, _, err := a.Put(t.Context(), []dateline.Article{
		{ID: "a", Keys: own("a"), Seen: seen, Body: "The first text."},
		{ID: "a", Keys: own("a"), Seen: seen.Add(time.Hour), Body: "The second text."},
		{ID: "gone", Keys: own("gone"), Seen: seen, Body: "A text."},
	})
	if err == nil {
		_, err = a.Erase(t.Context(), "gone", "asked for")
	}
	if err != nil {
		t.Fatal(err)
	}
	return serving(t, a, server.Options{})
}

func TestRevisionsOnThePage(t *testing.T) {
	h := revised(t)
	now := visit(t, h, "/articles/a")
	contains(t, "current", now.raw, "The second text.")
	old := visit(t, h, now.link("seen 1 September 2023, 12:00 UTC"))
	contains(t, "first", old.raw, "The first text.", "revision 1 of the text, which is not the current one")
	if back := old.link("Go to the current text"); back != "/articles/a" {
		t.Errorf("the current text is at %q", back)
	}
}

func TestPagesThatAreNotThere(t *testing.T) {
	h := revised(t)
	for _, tc := range []struct {
		url  string
		code int
		part string
	}{
		{"/articles/zebra", 404, "There is no such page"},
		{"/articles/a?revision=9", 404, "There is no such page"},
		{"/articles/a?revision=0", 400, "<code>revision</code>"},
		{"/articles/gone", 410, "This is gone"},
		{"/places/zebra", 404, "There is no place with this id"},
		{"/zebra", 404, "There is no such page"},
		{"/assets/app.css", 404, "There is no such page"},
	} {
		p := visit(t, h, tc.url)
		if p.code != tc.code || !strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
			t.Errorf("%s: %d %s", tc.url, p.code, p.header.Get("Content-Type"))
		}
		contains(t, tc.url, p.raw, tc.part, `href="/docs"`, `role="search"`)
	}
	w := ask(t, h, http.MethodPost, "/", "Accept", "text/html")
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" || !strings.Contains(w.Body.String(), "<h1>") {
		t.Errorf("POST /: %d %v", w.Code, w.Header())
	}
	if w := get(t, h, "/zebra"); !strings.HasPrefix(w.Header().Get("Content-Type"), "application/problem+json") {
		t.Errorf("to a program: %s", w.Header().Get("Content-Type"))
	}
	if w := get(t, h, "/api/v1/zebra", "Accept", "text/html"); !strings.HasPrefix(w.Header().Get("Content-Type"), "application/problem+json") {
		t.Errorf("in the API: %s", w.Header().Get("Content-Type"))
	}
}
