package server_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focus is where the keyboard is.
type focus struct {
	Page    bool    `json:"page"`    // on nothing in the page: behind its end, before its beginning
	Name    string  `json:"name"`    // the id of an input, the text of a link
	Outline float64 `json:"outline"` // pixels around it
	Seen    bool    `json:"seen"`    // whether it is in the window, and of some size
	Facet   string  `json:"facet"`   // the id of its heading, if it is in a facet
}

var focused = chromedp.Evaluate[focus](`(() => {
	const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect()
	return {
		page: e === document.body,
		name: e.id || e.textContent.trim().replace(/\s+/g, " "),
		outline: s.outlineStyle === "none" ? 0 : parseFloat(s.outlineWidth),
		seen: r.width > 1 && r.height > 1 && r.right > 0 && r.left < innerWidth && r.bottom > 0 && r.top < innerHeight,
		facet: e.closest(".facet")?.getAttribute("aria-labelledby") ?? "",
	}
})()`)

// mostTabs is more than any page of the seeds has to be gone through.
const mostTabs = 200

// tabTo presses the tab key until the focus is on what fits, and sees to it that a
// reader could tell where it is all along the way.
func (b tab) tabTo(what string, fits func(focus) bool) {
	b.Helper()
	for range mostTabs {
		b.do(chromedp.KeyEvent(kb.Tab))
		at := evaluated(b, focused)
		if !at.Page && (at.Outline < 2 || !at.Seen) {
			b.Errorf("the focus on %q cannot be seen: %+v", at.Name, at)
		}
		if fits(at) {
			return
		}
	}
	where := evaluated(b, chromedp.Location())
	b.Fatalf("%s: the tab key does not lead to %s", where, what)
}

// enter goes to what has a name, and presses it.
func (b tab) enter(name string) {
	b.Helper()
	b.tabTo(name, func(at focus) bool { return at.Name == name })
	b.do(leaving(chromedp.KeyEvent(kb.Enter)))
}

// enterIn is enter for a link of a facet.
func (b tab) enterIn(facet, name string) {
	b.Helper()
	b.tabTo(name, func(at focus) bool { return at.Name == name && at.Facet == facet })
	b.do(leaving(chromedp.KeyEvent(kb.Enter)))
}

// The skip link is first, and leads past the head to the box.
func (b tab) skipToBox() {
	b.Helper()
	b.do(chromedp.KeyEvent(kb.Tab))
	if at := evaluated(b, focused); at.Name != "Skip to the content" || !at.Seen {
		b.Errorf("first the focus is on %+v", at)
	}
	b.do(chromedp.KeyEvent(kb.Enter), chromedp.KeyEvent(kb.Tab))
	if at := evaluated(b, focused); at.Name != "q" {
		b.Errorf("behind the skip link the focus is on %+v", at)
	}
}

// The whole way by keyboard: search, narrow, lift, exclude, open, step to a match,
// and back to all results.
func TestJourneyByKeyboard(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.do(chromedp.Navigate(b.url), shows("#total", "5 articles"))
	b.skipToBox()
	b.do(leaving(chromedp.KeyEvent("Sotk"+kb.Enter)), shows("#total", "4 articles"))
	b.enterIn("facet-publication", "Daily Sabah")
	b.do(shows("#total", "1 article"))
	b.enter("lift Publication: Daily Sabah ×")
	b.do(shows("#total", "4 articles"))
	b.enterIn("facet-publication", "not Daily Sabah")
	b.do(shows("#total", "3 articles"))
	const title = "Two Armenian soldiers killed after shelling by Azerbaijan: Yerevan"
	b.enter(title)
	b.do(shows("h1", title))
	b.enter("Next →")
	b.do(shows("mark.current", "Sotk"), holds(`document.activeElement.id === "m1"`), chromedp.KeyEvent("n"), holds(`document.activeElement.id === "m2"`))
	b.enter("Results for Sotk")
	b.do(shows("#total", "3 articles"))
}

// By keyboard to a value that is not listed beside the results, over the page and on
// a page of its own.
func TestMoreValuesByKeyboard(t *testing.T) {
	for heading, b := range map[string]tab{"h2#listed": openTab(t, seedServer(t)), "h1": openTab(t, seedServer(t)).withoutScripts()} {
		b.do(chromedp.Navigate(b.url), shows("#total", "5 articles"))
		b.enterIn("facet-place", "7 more under Place")
		b.do(shows(heading, "Places"))
		if at := evaluated(b, focused); at.Name != "prefix" {
			b.tabTo("the box", func(at focus) bool { return at.Name == "prefix" })
		}
		b.do(leaving(chromedp.KeyEvent("ner"+kb.Enter)), shows(".values .choices", "Nerkin Hand 1 not Nerkin Hand"))
		b.enter("Nerkin Hand")
		b.do(shows("#total", "1 article"))
		if chosen := evaluated(b, chromedp.Evaluate[string](fmt.Sprintf(`document.querySelector(%q).textContent.trim()`, ".facet .in"))); chosen != "Nerkin Hand chosen 1 lift Nerkin Hand" {
			t.Errorf("chosen is %q", chosen)
		}
	}
}

// covered says what the focus lies under.
const covered = `(() => {
	const e = document.activeElement, r = e.getClientRects()[0], on = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2)
	return e === on || e.contains(on) || on?.closest("a, mark") === e ? "" : e.textContent.trim() + " under " + on?.className
})()`

// Backwards by keyboard nothing that has the focus lies under what stays at the top.
func TestFocusIsNotCovered(t *testing.T) {
	b := openTab(t, seedServer(t))
	back := func(n int) {
		for range n {
			b.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
			if over := evaluated(b, chromedp.Evaluate[string](covered)); over != "" {
				t.Error(over)
			}
		}
	}
	b.do(chromedp.EmulateViewport(wide, 400))
	b.begin("/articles/000_92ccaf013443a6cc?q=Sotk")
	b.do(holds(`document.querySelector(".tools.stuck")`), js(`document.querySelector("#known").scrollIntoView(); [...document.querySelectorAll(".text a.named")].at(-1).focus()`))
	back(12)
	b.do(chromedp.EmulateViewport(narrow, 400))
	b.begin("/?q=Sotk")
	b.do(click("a.narrow"), holds(`document.querySelector(".narrowing.open")`), js(`[...document.querySelectorAll(".narrowing a:not(svg a)")].at(-1).focus()`))
	back(20)
}
