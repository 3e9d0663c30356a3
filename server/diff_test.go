package server_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

func TestDiffOfRevisions(t *testing.T) {
	h := serving(t, threeTexts(t), server.Options{})
	written := func(parts []server.PartJSON) string {
		var b strings.Builder
		for _, p := range parts {
			b.WriteString(map[string]string{"same": "", "removed": "-", "added": "+"}[p.Kind] + p.Text + "|")
		}
		return b.String()
	}
	for query, want := range map[string]string{
		"":             "1 2 -Two|+Four| killed|",
		"?to=1":        "3 1 +Two killed|",
		"?from=3":      "3 2 -Killed|+Four killed|",
		"?from=2&to=1": "2 1 -Four|+Two| killed|",
		"?from=2&to=2": "2 2 Four killed|",
	} {
		w := get(t, h, "/api/v1/articles/x/diff"+query)
		d := decode[server.DiffJSON](t, bytes.NewReader(w.Body.Bytes()))
		got := strings.Join([]string{string(rune('0' + d.From.Revision)), string(rune('0' + d.To.Revision)), written(d.Title)}, " ")
		if query == "?to=1" {
			want = "3 1 -Killed|+Two killed|"
		}
		if w.Code != http.StatusOK || got != want || d.ID != "x" {
			t.Errorf("%s: %d %s, want %s", query, w.Code, got, want)
		}
	}
	for path, status := range map[string]int{
		"x/diff?to=3": 404, "x/diff?to=9": 404, "x/diff?from=0": 400, "nobody/diff": 404, "x/diff?q=1": 400,
	} {
		if w := get(t, h, "/api/v1/articles/"+path); w.Code != status {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	if w := get(t, seedServer(t), "/api/v1/articles/"+seed+"/diff"); w.Code != 404 || !strings.Contains(w.Body.String(), "one revision only") {
		t.Errorf("of one revision: %d %s", w.Code, w.Body)
	}
}

// The page shows what changed, says it in words too, and folds the rest.
func TestDiffPage(t *testing.T) {
	h := serving(t, threeTexts(t), server.Options{})
	article := visit(t, h, "/articles/x")
	p := visit(t, h, article.link("What changed between them"))
	p.holdStructure()
	p.holdInert()
	if del, ins := p.all("del", ""), p.all("ins", ""); text(del[1]) != "taken out: Two, end" || text(ins[1]) != "put in: Four, end" || len(del) != 3 {
		t.Errorf("taken out %q, put in %q of %d", text(del[1]), text(ins[1]), len(del))
	}
	if fold := p.all("details", ""); len(fold) != 1 || text(fold[0]) != "2 paragraphs did not change One <b>bold</b> line. Stays." {
		t.Errorf("folds %d: %s", len(fold), p.raw)
	}
	if w := get(t, h, p.link("JSON")); w.Code != 200 {
		t.Errorf("as data: %d", w.Code)
	}
	older := visit(t, h, "/articles/x?revision=3")
	if to := older.link("What changed between them"); to != "/articles/x/diff?from=3&to=2" {
		t.Errorf("from an older text the link leads to %s", to)
	}
	for _, url := range []string{"/articles/x/diff", "/articles/x/diff?from=2&to=2", p.link("to the text seen 2 September 2023, 00:00 UTC")} {
		if p := visit(t, h, url); p.code != 200 {
			t.Errorf("%s: %d", url, p.code)
		} else {
			p.holdStructure()
		}
	}
	for _, url := range []string{"/articles/x/diff?from=x", "/articles/x/diff?from=9", "/articles/nobody/diff"} {
		if p := visit(t, h, url); p.code != 404 && p.code != 400 {
			t.Errorf("%s: %d", url, p.code)
		} else {
			p.holdStructure()
		}
	}
	if one := visit(t, seedServer(t), "/articles/"+seed); strings.Contains(one.raw, "What changed") {
		t.Error("an article with one revision has a link to what changed")
	}
}

// What stood beside the article is folded below the text, and is text.
func TestRemainsOnThePage(t *testing.T) {
	h := serving(t, threeTexts(t), server.Options{})
	p := visit(t, h, "/articles/x")
	p.holdStructure()
	p.holdInert()
	fold := p.all("details", "remains")
	if len(fold) != 1 || text(fold[0]) != "Beside the article on its page Menu <script>alert(1)</script> Share" || attr(fold[0], "open") != "" {
		t.Errorf("folds: %d in %s", len(fold), p.raw)
	}
	if p := visit(t, h, "/articles/x?revision=1"); len(p.all("details", "remains")) != 0 {
		t.Error("a fold without remains")
	}
}

func TestAttacksInRevisionsAreInert(t *testing.T) {
	a := attacked(t)
	for i, s := range attacks {
		id := dateline.ID("x" + string(rune('a'+i)))
		out, _, err := a.Put(t.Context(), []dateline.Article{{ID: id, Keys: own(s), Title: s + s, Body: s + "\n" + s, Remains: s + " beside"}})
		if err != nil || out[0].Status != dateline.Revised {
			t.Fatal(err, out)
		}
	}
	h := serving(t, a, server.Options{})
	for i := range attacks {
		id := "x" + string(rune('a'+i))
		for _, url := range []string{"/articles/" + id + "/diff", "/articles/" + id} {
			p := visit(t, h, url)
			if p.code != 200 {
				t.Errorf("%s: %d", url, p.code)
			}
			p.holdInert()
			p.holdStructure()
		}
		w := get(t, h, "/api/v1/articles/"+id+"/diff")
		holdInert(t, id, w.Code, w.Header(), w.Body.String())
	}
}
