package server_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline"
	"dateline/server"

	dialogs "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// Whatever stands in an article or a place does nothing in a browser: no script of it
// runs, on no page, and on no card.
func TestAttacksDoNothingInABrowser(t *testing.T) {
	b := openTab(t, serving(t, attacked(t), server.Options{}))
	opened := make(chan string, 100)
	err := chromedp.Listen(b.ctx, func(event any) {
		if e, ok := event.(*dialogs.EventJavascriptDialogOpening); ok {
			opened <- e.URL
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	urls := b.requests()
	for i := range attacks {
		id := string(rune('a' + i))
		b.do(chromedp.Navigate(b.url+"/articles/x"+id+"?q=fire+Xanadu"), holds(`document.querySelector(".stepper")`),
			chromedp.Evaluate[chromedp.Void](`document.querySelector(".text a.place").click()`), holds(`document.querySelector(".card:popover-open .ground, .card:popover-open dl")`))
		if b := evaluated(b, chromedp.Evaluate[int](`document.querySelectorAll(".card script, .card img, .card iframe, .text script, .text img").length`)); b != 0 {
			t.Errorf("%q: %d elements of it on the page", attacks[i], b)
		}
	}
	b.do(chromedp.Navigate(b.url+"/"), holds(`document.querySelector(".zoom")`), chromedp.Navigate(b.url+"/?q=fire"), holds(`document.querySelector(".zoom")`))
	select {
	case url := <-opened:
		t.Errorf("a script of an article ran at %s", url)
	default:
	}
	for _, url := range urls() {
		if !strings.HasPrefix(url, b.url+"/") {
			t.Errorf("asked for %s", url)
		}
	}
}

// Titles and texts in other scripts are written their own way.
func TestDirectionOfTexts(t *testing.T) {
	a := emptyArchive(t)
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{
		{ID: "ar", Keys: own("ar"), Title: "انفجارات تهز المدينة", Body: "قال مسؤولون fire هزت المدينة."},
		{ID: "hy", Keys: own("hy"), Title: "Սահմանին տեղի ունեցած", Body: "fire Պաշտպանության նախարարությունը"},
	}))
	b := openTab(t, serving(t, a, server.Options{}))
	for id, want := range map[string]string{"ar": "rtl", "hy": "ltr"} {
		for url, parts := range map[string][]string{"/articles/" + id: {"h1", ".text p"}, "/?q=id:" + id: {".hits h3 bdi", ".snippet"}} {
			b.do(chromedp.Navigate(b.url + url))
			for _, selector := range parts {
				if got := evaluated(b, chromedp.Evaluate[string](fmt.Sprintf(`getComputedStyle(document.querySelector(%q)).direction`, selector))); got != want {
					t.Errorf("%s of %s: %s, want %s", selector, url, got, want)
				}
			}
		}
	}
}

// An article of a megabyte, with a match in every line, is read and stepped through.
func TestLongArticle(t *testing.T) {
	a := emptyArchive(t)
	if _, _, err := a.PutPlaces(t.Context(), "test", []dateline.Place{{ID: "lodz", Label: "Lodz", Lat: 51.8, Lon: 19.5, Located: true}}); err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for i := 0; text.Len() < 1<<20; i++ {
		fmt.Fprintf(&text, "In line %d there was a fire near Lodz, and words go on and on for as long as a line of a newspaper is.\n\n", i)
	}
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{{ID: "long", Keys: own("long"), Title: strings.Repeat("A title of 300 ", 20), Body: text.String()}}))
	b := openTab(t, serving(t, a, server.Options{}))
	lines := strings.Count(text.String(), "\n\n")
	b.do(chromedp.Navigate(b.url+"/articles/long?q=fire"), shows(".stepper output", fmt.Sprintf("%d matches", lines)),
		chromedp.KeyEvent("p"), shows(".stepper output", fmt.Sprintf("%d of %d", lines, lines)), holds(fmt.Sprintf(`document.activeElement.id === "m%d"`, lines)),
		holds(fmt.Sprintf(`document.querySelectorAll(".text p[id]").length === %d`, lines)))
}

// A title that is a text of its own has its beginning in a list, and all of it on its page.
func TestLongTitle(t *testing.T) {
	a := emptyArchive(t)
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{{ID: "t", Keys: own("t"), Title: strings.Repeat("Brände in Tarsk ", 70_000) + "LAST", Body: "fire"}}))
	h := serving(t, a, server.Options{})
	for _, url := range []string{"/", "/?q=Tarsk", "/?q=LAST"} {
		p := visit(t, h, url)
		if len(p.raw) > 100_000 {
			t.Errorf("%s: a page of %d bytes", url, len(p.raw))
		}
		if got := p.titles(); len(got) != 1 || !strings.HasPrefix(got[0], "Brände in Tarsk Brände") || !strings.HasSuffix(got[0], "…") {
			t.Errorf("%s: titles %.600q", url, got)
		}
	}
	if p := visit(t, h, "/articles/t"); !strings.Contains(p.raw, "LAST</h1>") {
		t.Error("the page of the article has not all of its title")
	}
}
