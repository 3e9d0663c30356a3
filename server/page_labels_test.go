package server_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/server"

	"github.com/chromedp/chromedp"
)

// newspapers returns an archive with one article for each name of a publication.
func newspapers(t *testing.T, names ...string) dateline.Archive {
	t.Helper()
	a := emptyArchive(t)
	if _, _, err := a.PutPlaces(t.Context(), "test", []dateline.Place{{ID: "tarsk", Label: "Tarsk"}}); err != nil {
		t.Fatal(err)
	}
	var batch []dateline.Article
	for i, name := range names {
		batch = append(batch, dateline.Article{ID: dateline.ID(fmt.Sprint("n", i)), Keys: own(fmt.Sprint(i)), Body: fmt.Sprint("fire in Tarsk ", i), Known: dateline.Known{
			Publication: dateline.Sourced[string]{Value: name, From: dateline.FromEditor},
		}})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	return a
}

// A label of hundreds of letters takes three lines beside the results, and is whole for who
// listens, in its title, on the page of all values, and where it is chosen.
func TestLongLabelsOfFacets(t *testing.T) {
	names := []string{strings.Repeat("X", 300), strings.TrimSpace(strings.Repeat("The Morning Herald ", 15)), strings.TrimSpace(strings.Repeat("صحيفة المدينة ", 20)), "Echo"}
	h := serving(t, newspapers(t, names...), server.Options{})
	for _, n := range visit(t, h, "/").all("bdi", "") {
		if title := attr(n, "title"); title != "" && title != text(n) || title == "" && text(n) == names[0] && n.Parent.Parent.Data == "li" {
			t.Errorf("%.50q has the title %.50q", text(n), title)
		}
	}
	b := openTab(t, h)
	const lines = `[...document.querySelectorAll(%q)].map(e => Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight)))`
	for _, width := range []int64{narrow, wide} {
		b.do(chromedp.EmulateViewport(width, 900))
		for url, want := range map[string]string{"/#narrow": "[1 3 3 3]", "/?publication=" + names[0] + "#narrow": "[1 3 3]"} {
			b.do(chromedp.Navigate(b.url+url), shows("#facet-publication", "Publication"))
			got := evaluated(b, chromedp.Evaluate[[]int](fmt.Sprintf(lines, `[aria-labelledby="facet-publication"] a:not(.act) bdi`)))
			if fmt.Sprint(got) != want {
				t.Errorf("%.20s, %d wide: labels of %v lines, want %s", url, width, got, want)
			}
		}
		b.do(chromedp.Navigate(b.url+"/places/tarsk"), shows("#written", "Who writes which name"))
		if got := evaluated(b, chromedp.Evaluate[[]int](fmt.Sprintf(lines, ".written td a bdi[title]"))); len(got) != 3 || slices.Max(got) > 3 {
			t.Errorf("%d wide: publications that write a name, of %v lines", width, got)
		}
		b.do(chromedp.Navigate(b.url+"/facets/publication"), shows("h1", "Publications"))
		whole := evaluated(b, chromedp.Evaluate[bool](`[...document.querySelectorAll(".values bdi")].every(e => e.scrollHeight <= e.clientHeight || getComputedStyle(e).overflow === "visible")`))
		if !whole {
			t.Errorf("%d wide: the page of all values cuts them", width)
		}
	}
}
