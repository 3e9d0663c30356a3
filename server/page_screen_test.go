package server_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/server"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Widths of a window, in pixels.
const (
	narrow = 390 // a telephone
	wide   = 1280
)

// screens are the widths of a telephone, a tablet, a notebook and a large screen.
var screens = []int64{narrow, 768, wide, 1600}

// seedPages are one address of every page, and of its states.
var seedPages = []string{"/entities/sotk/correct",
	"/", "/?q=Kelbecer+%22drones&place=sotk&not.publication=Press+TV", "/?q=zebra", "/?q=Brussels+zebra", "/?from=2023-13-45", "/?limit=1&form=x",
	"/articles/000_92ccaf013443a6cc?q=Sotk", "/places/sotk", "/docs", "/zebra", "/facets/place?q=Sotk&not.publication=Press+TV", "/facets/place?prefix=zebra",
	"/articles/001_392232d5ddb0de9c", "/articles/002_19c8dec911eaa44e", "/places/kalbajar", "/places/lachin-corridor", "/publications/Press%20TV", "/publications/zebra",
}

// unwieldy is a tab over articles that are hard to lay out.
func unwieldy(t *testing.T) tabPages {
	t.Helper()
	a, urls := unwieldyArchive(t)
	return tabPages{openTab(t, serving(t, a, server.Options{})), urls}
}

// unwieldyArchive has articles that are hard to lay out; urls are addresses of pages that
// show them.
func unwieldyArchive(t *testing.T) (archive dateline.Archive, urls []string) {
	t.Helper()
	a := emptyArchive(t)
	var places []dateline.Place
	var all strings.Builder
	longest := strings.Repeat("Taumatawhakatangihangakoauau ", 7)[:200] // the longest that a gazetteer takes
	places = append(places, dateline.Place{ID: "longest", Label: strings.TrimSpace(longest), Names: []string{strings.Repeat("Q", 200)}, Lat: 40, Lon: 176, Located: true})
	for i := range 200 {
		name := fmt.Sprintf("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch %d", i)
		places = append(places, dateline.Place{ID: fmt.Sprintf("p%d", i), Label: name})
		all.WriteString(name + ". ")
	}
	texts := []struct{ title, body string }{
		{strings.Repeat("Donaudampfschifffahrtsgesellschaft", 12), strings.Repeat("Rindfleischetikettierung", 40) + " fire https://example.org/" + strings.Repeat("a/", 300)},
		{strings.Repeat("a very long title ", 20), "fire at " + longest + ". " + all.String()},
		{"انفجارات تهز المدينة القديمة بعد منتصف الليل", "قال مسؤولون fire هزت المدينة. " + strings.Repeat("ا", 400)},
		{"Սահմանին տեղի ունեցած միջադեպի մասին", "fire Պաշտպանության նախարարությունը"},
		{"🚁🔥👩‍👩‍👧‍👦", "fire " + strings.Repeat("🚁", 300)},
		{"", "fire"},
	}
	urls = []string{"/?q=fire", "/?q=" + strings.Repeat("Donaudampf", 30), "/facets/publication", "/facets/place", "/places/p7", "/places/longest", "/?place=longest", "/facets/dateline?prefix=" + strings.Repeat("x", 200), "/publications/" + strings.Repeat("X", 300)}
	var batch []dateline.Article
	for i, text := range texts {
		id := fmt.Sprint("a", i)
		value := func(s string) dateline.Sourced[string] {
			return dateline.Sourced[string]{Value: s, From: dateline.FromEditor}
		}
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(strings.Repeat(id, 60)), Title: text.title, Body: text.body, Known: dateline.Known{
			Publication: value(strings.Repeat("X", 300-i)), Dateline: value(strings.Repeat("Y", 90-i)), URL: value("https://example.org/" + strings.Repeat("z", 200) + id),
		}})
		urls = append(urls, "/articles/"+id+"?q=fire")
	}
	if _, _, err := a.PutPlaces(t.Context(), "test", places); err != nil {
		t.Fatal(err)
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	return a, urls
}

// tabPages is a tab, and the addresses to go through.
type tabPages struct {
	tab
	urls []string
}

// each visits every address at a width.
func (b tabPages) each(width int64, hold func(url string)) {
	b.Helper()
	for _, url := range b.urls {
		b.do(chromedp.EmulateViewport(width, 800), chromedp.Navigate(b.url+url))
		hold(fmt.Sprintf("%.60s at %d", url, width))
	}
}

// resize gives the page that is shown another width, and returns when it is drawn so.
func (b tab) resize(width int64) {
	b.Helper()
	b.do(chromedp.EmulateViewport(width, 800), holds(fmt.Sprintf("innerWidth === %d", width)),
		js(`return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))`))
}

// mostShift is what of a page may move while it is loaded, as browsers count it.
const mostShift = .02

// settled is how much has moved by the time that nothing of the page is under way.
const settled = `new Promise(done => {
	let sum = 0
	new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value }).observe({ type: "layout-shift", buffered: true })
	const quiet = () => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 50)))
	document.readyState === "complete" ? quiet() : addEventListener("load", quiet)
})`

// On no screen does a page have to be moved sideways, and nothing moves while it is loaded,
// nor by what the scripts add: it is loaded on a telephone, and on one of the others in turn.
func TestPagesKeepStill(t *testing.T) {
	for _, b := range []tabPages{{openTab(t, seedServer(t)), seedPages}, unwieldy(t), {openTab(t, people(t)), peoplePages}, {openTab(t, full(t)), []string{"/", "/?q=fire&publication=The+Echo&not.language=hy", "/?q=zebra&place=x", "/?interval=day"}}} {
		for i, url := range b.urls {
			for _, width := range []int64{screens[0], screens[1+i%3]} {
				tabPages{b.tab, []string{url}}.each(width, func(url string) {
					if moved := evaluated(b.tab, chromedp.Evaluate[float64](settled, chromedp.EvalAwaitPromise)); moved >= mostShift {
						t.Errorf("%s: moves by %f", url, moved)
					}
					b.holdWidth(width, url)
				})
			}
			for _, width := range screens {
				b.resize(width)
				b.holdWidth(width, url)
			}
		}
	}
}

// holdWidth says if the page that is shown is wider than its screen.
func (b tab) holdWidth(width int64, url string) {
	b.Helper()
	if got := evaluated(b, chromedp.Evaluate[int64](`document.documentElement.scrollWidth`)); got > width {
		b.Errorf("%s: %d wide, on a screen of %d", url, got, width)
	}
}

// tooSmall lists what is pressed by itself and has less than 24 pixels one way
// (WCAG 2.5.8); a link within a sentence or a table of text is as high as its line, and
// what is in a picture stands beside it too.
const tooSmall = `[...document.querySelectorAll("a, button, input:not([type=hidden]), summary")].filter(e => {
	const r = e.getBoundingClientRect(), alone = !e.closest(".skip, .text, td, h1, svg") &&
		!(e.closest("p, li") && [...e.parentNode.childNodes].some(n => n.nodeType === Node.TEXT_NODE && /[\p{L},.:·]/u.test(n.data)))
	return alone && r.width > 0 && (r.height < 23.5 || r.width < 23.5)
}).map(e => e.outerHTML.slice(0, 90))`

func TestNothingIsTooSmallToPress(t *testing.T) {
	b := tabPages{openTab(t, seedServer(t)), seedPages}
	b.each(wide, func(url string) {
		for _, width := range []int64{wide, narrow} {
			b.resize(width)
			if small := evaluated(b.tab, chromedp.Evaluate[[]string](tooSmall)); len(small) > 0 {
				t.Errorf("%s, then at %d: %s", url, width, strings.Join(small, "\n"))
			}
		}
	})
}

// On paper there is the text, and nothing to press; by night too it is black on white.
func TestPrintedPages(t *testing.T) {
	b := tabPages{openTab(t, seedServer(t)), seedPages}
	night := []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}
	b.do(chromedp.Navigate(b.url))
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print", Features: night}); err != nil {
		t.Fatal(err)
	}
	const shown = `[...document.querySelectorAll("form, button, input, nav, aside, .act, .steps, .next, .skip")].filter(e => e.getClientRects().length > 0).map(e => e.outerHTML.slice(0, 90))`
	const colours = `[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]`
	b.each(wide, func(url string) {
		if left := evaluated(b.tab, chromedp.Evaluate[[]string](shown)); len(left) > 0 {
			t.Errorf("%s: printed are %s", url, strings.Join(left, "\n"))
		}
		if got := evaluated(b.tab, chromedp.Evaluate[[]string](colours)); !slices.Equal(got, []string{"rgb(0, 0, 0)", "rgb(255, 255, 255)"}) {
			t.Errorf("%s: printed in %v", url, got)
		}
		if n := evaluated(b.tab, chromedp.Evaluate[float64](`document.querySelector("h1").getBoundingClientRect().height`)); n < 10 {
			t.Errorf("%s: no heading on paper", url)
		}
	})
}
