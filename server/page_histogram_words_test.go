package server_test

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// Where all revisions are searched the picture of dates speaks of them, as the count above
// it does.
func TestBarsOfRevisions(t *testing.T) {
	h := seedServer(t)
	for query, says := range map[string][]string{
		"q=Sotk&revisions=all&interval=year": {"4 revisions", ">Most: 2023, 4 revisions<", ">Revisions by year<", `<th scope="col">revisions</th>`},
		"q=Sotk&interval=year":               {"4 articles", ">Most: 2023, 4 articles<", ">Articles by year<", `<th scope="col">articles</th>`},
	} {
		p := visit(t, h, "/?"+query)
		contains(t, query, p.raw, says[1:]...)
		if p.total() != says[0] {
			t.Errorf("%s: %s", query, p.total())
		}
		b := openTab(t, h)
		b.begin("/?" + query)
		b.do(holds(`document.querySelector("[role=slider]").ariaValueText === "2023, ` + says[0] + `"`))
	}
}

// A long list over the page of a telephone is closed without going to its end, and nothing
// that has the focus lies under the button.
func TestLongListsAreClosed(t *testing.T) {
	b := openTab(t, manyPublications(t, 80))
	b.do(chromedp.EmulateViewport(narrow, 700))
	b.do(chromedp.Navigate(b.url+"/#narrow"), holds(`document.querySelector(".narrowing.open")`), press("70 more under Publication"), shows("#listed", "Publications"))
	const closes = `(() => {
		const e = document.querySelector(".listed > form[method=dialog] button"), r = e.getBoundingClientRect()
		return r.top > 0 && r.bottom < innerHeight && document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2) === e
	})()`
	b.do(holds(`document.querySelector(".listed").scrollHeight > 1500`), holds(closes))
	for _, i := range []string{"40", "79"} {
		b.do(js(`document.querySelectorAll(".listed li > a:first-child")[` + i + `].focus()`))
		if over := evaluated(b, chromedp.Evaluate[string](covered)); over != "" {
			t.Error(over)
		}
	}
	b.do(holds(closes), click(".listed > form[method=dialog] button"), holds(`!document.querySelector("dialog.listed")`))
}
