package server_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/server"
)

// around are the links of an article to the results around it, by their names.
func (p page) around() map[string]string {
	out := map[string]string{}
	for _, nav := range p.all("nav", "around") {
		for n := range nav.Descendants() {
			if n.Data == "a" {
				out[text(n)] = attr(n, "href")
			}
		}
	}
	return out
}

// hitsAt are the addresses of the hits of a page.
func (p page) hitsAt() (out []string) {
	for _, h := range p.all("h3", "") {
		out = append(out, attr(descendant(h, "a"), "href"))
	}
	return out
}

// daily returns a handler over n articles of as many days, each also as a copy in another
// paper.
func daily(t *testing.T, n int) http.Handler {
	t.Helper()
	a := emptyArchive(t)
	var batch []dateline.Article
	for i := range n {
		body := strings.Repeat(fmt.Sprintf("fire %d in the harbour of town %d, said Captain %c. ", i, i*7, 'A'+i), 3)
		for _, paper := range []string{"Echo", "Post"} {
			batch = append(batch, dateline.Article{ID: dateline.ID(fmt.Sprint(paper, i)), Keys: own(fmt.Sprint(paper, i)), Title: fmt.Sprint("Day ", i), Body: body, Known: dateline.Known{
				Publication: dateline.Sourced[string]{Value: paper, From: dateline.FromEditor},
				Published:   dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2023, Month: 9, Day: 28 - i}, From: dateline.FromText},
			}})
		}
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	return serving(t, a, server.Options{})
}

// From article to article through all pages of a search: folded, with every copy, and
// narrowed, each hit leads to the next one, and back to the one before it on its page.
func TestArticlesLeadThroughASearch(t *testing.T) {
	h := daily(t, 7)
	for query, want := range map[string]int{
		"q=fire&limit=3&sort=newest": 7, "q=fire&limit=3": 7, "q=harbour&copies=show&limit=4&sort=oldest": 14, "limit=5": 7,
		"q=fire&publication=Post&from=2023-09-23&limit=2": 6, "q=fire&revisions=all&limit=4": 14, "q=fire+zebra&match=any&limit=100": 7,
	} {
		seen, results, more := 0, visit(t, h, "/?"+query), true
		for more {
			listed := results.hitsAt()
			for i := range listed {
				leadsAround(t, h, listed, i)
			}
			seen += len(listed)
			results, more = onward(t, h, results, listed[len(listed)-1])
		}
		if seen != want {
			t.Errorf("%s: %d articles, want %d", query, seen, want)
		}
	}
}

// leadsAround holds that one of the hits of a page leads to those beside it, and back to
// their page.
func leadsAround(t *testing.T, h http.Handler, listed []string, i int) {
	t.Helper()
	p := visit(t, h, listed[i])
	links := p.around()
	if p.code != http.StatusOK || len(p.all("p", "notice")) > 0 {
		t.Fatalf("%s: %d %s", listed[i], p.code, p.raw)
	}
	beside := append(append([]string{""}, listed...), "")
	if before, after := links["Previous article"], links["Next article"]; before != beside[i] || after != beside[i+2] {
		t.Errorf("%s leads back to %q and on to %q, want %q and %q", listed[i], before, after, beside[i], beside[i+2])
	}
	for label, to := range links {
		if strings.HasPrefix(label, "Results") && !slices.Equal(visit(t, h, to).hitsAt(), listed) {
			t.Errorf("%s: the results at %s are others", listed[i], to)
		}
	}
}

// onward is the page behind a page of results, to which its last hit leads as it does
// itself; false behind the last one.
func onward(t *testing.T, h http.Handler, results page, last string) (next page, more bool) {
	t.Helper()
	want, got := "", visit(t, h, last).around()["Next page of results"]
	if len(results.all("p", "next")) > 0 {
		want = results.link("Next page")
	}
	if got != want {
		t.Fatalf("%s: the next page is at %q, its last hit leads to %q", results.url, want, got)
	}
	if want == "" {
		return results, false
	}
	return visit(t, h, want), true
}

// An article that the search does not find on that page, one that nothing was searched
// for, and one whose search cannot be done are read as before.
func TestArticlesWithoutAWayOn(t *testing.T) {
	h := daily(t, 3)
	const at = "/articles/Echo1"
	only := func(p page, results string) {
		t.Helper()
		links := p.around()
		var got string
		for _, to := range links {
			got = to
		}
		if p.code != http.StatusOK || len(links) > 1 || got != results {
			t.Errorf("%s: %d, links %v, want %q", p.url, p.code, links, results)
		}
	}
	only(visit(t, h, at), "")
	only(visit(t, h, at+"?q=zebra"), "/?q=zebra")
	only(visit(t, h, at+"?q=fire&cursor=zebra"), "/?q=fire")
	only(visit(t, h, at+"?from=2023-13"), "/?from=2023-13")
	only(visit(t, h, "/articles/Post1?q=fire"), "/?q=fire") // folded into another
	if p := visit(t, serving(t, lackingHits{overSeeds}, server.Options{}), "/articles/000_92ccaf013443a6cc?q=Sotk&place=sotk"); p.code != http.StatusOK || p.around()["Results for Sotk"] != "/?place=sotk&q=Sotk" {
		t.Errorf("without an index: %d %v", p.code, p.around())
	}
}

// lackingHits is an archive that does no search with a choice.
type lackingHits struct{ dateline.Archive }

func (a lackingHits) Search(ctx context.Context, s dateline.Search) (*dateline.Result, error) {
	if len(s.Include) > 0 {
		return nil, &dateline.Error{Kind: dateline.Unavailable, Message: "the index is being made"}
	}
	return a.Archive.Search(ctx, s)
}

// Earlier revisions are hits of their own, and lead to each other.
func TestRevisionsLeadToEachOther(t *testing.T) {
	a := emptyArchive(t)
	seen := time.Date(2023, 9, 1, 12, 0, 0, 0, time.UTC)
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{
		{ID: "a", Keys: own("a"), Seen: seen, Body: "The first fire."}, {ID: "a", Keys: own("a"), Seen: seen.Add(time.Hour), Body: "The second fire."},
	}))
	h := serving(t, a, server.Options{})
	listed := visit(t, h, "/?q=fire&revisions=all").hitsAt()
	if len(listed) != 2 || visit(t, h, listed[0]).around()["Next article"] != listed[1] || visit(t, h, listed[1]).around()["Previous article"] != listed[0] {
		t.Errorf("hits %v, %v", listed, visit(t, h, listed[0]).around())
	}
}
