package server_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// On a telephone what narrows is a drawer, with a script and without.
func TestDrawer(t *testing.T) {
	const over = `getComputedStyle(narrow).position === "fixed" && narrow.getBoundingClientRect().height === innerHeight`
	const gone = `getComputedStyle(narrow).display === "none"`
	b := openTab(t, seedServer(t))
	b.do(chromedp.EmulateViewport(narrow, 800))
	b.begin("/?q=Sotk")
	b.do(holds(gone), click("a.narrow"), holds(over), holds(`narrow.contains(document.activeElement) && document.querySelector(".results").inert && narrow.getAttribute("role") === "dialog"`),
		click(`[aria-labelledby="facet-publication"] li a`), shows(".narrowing > .back", "Back to 1 article"), holds(over), holds(`stayed && document.activeElement.textContent === "lift Al Jazeera"`),
		pressKey(kb.Escape), holds(gone), holds(`!document.querySelector(".results").inert && document.activeElement.matches("a.narrow")`), shows("#total", "1 article"),
		pressKey(kb.Enter), holds(over), click(".narrowing > .back a"), holds(gone))
	b.do(chromedp.Navigate(b.url+"/?q=Brussels#narrow"), holds(over), holds(`document.querySelector(".results").inert`), click(".narrowing > .back a"), holds(gone), holds(`!document.querySelector(".results").inert`))
	// nothing of any page behind it is reached by the tab key
	for _, url := range []string{"/", "/?q=Sotk&utm=1"} {
		b.begin(url)
		b.do(click("a.narrow"), holds(over))
		for range 60 {
			b.do(chromedp.KeyEvent(kb.Tab), holds(`narrow.contains(document.activeElement) || document.activeElement === document.body`))
		}
		b.do(pressKey(kb.Escape), holds(gone), holds(`!document.querySelector("[inert]")`))
	}
	b = openTab(t, seedServer(t)).withoutScripts()
	b.do(chromedp.EmulateViewport(narrow, 800), chromedp.Navigate(b.url+"/?q=Sotk"), holds(gone), click("a.narrow"), holds(over),
		click(".narrowing > .back a"), holds(gone), click("a.narrow"), holds(over), click(`[aria-labelledby="facet-publication"] li a`), shows("#total", "1 article"), holds(gone))
}

// All values are listed over the page, with a search among them.
func TestValuesOverThePage(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.begin("/?sort=oldest")
	b.do(press("7 more under Place"), shows("#listed", "Places"), holds(`document.activeElement.id === "prefix" && stayed && location.pathname === "/"`), chromedp.KeyEvent("ner"),
		shows(".listed .choices", "Nerkin Hand 1 not Nerkin Hand"), pressKey(kb.Escape), holds(`prefix.value === ""`), pressKey(kb.Escape), holds(`!document.querySelector("dialog.listed") && document.activeElement.matches(".more a")`), pressKey(kb.Enter), holds(`document.activeElement.id === "prefix"`),
		chromedp.KeyEvent("xyz"), holds(`document.querySelector(".listed .values").textContent.includes("Nothing that begins with")`), press("All of them"), holds(`document.querySelectorAll(".listed .choices li").length > 10`),
		leaving(chromedp.Click(`//dialog//a[normalize-space()="Nerkin Hand"]`)), shows("#total", "1 article"), holds(`stayed && !document.querySelector("dialog.listed") && location.search === "?place=nerkin-hand&sort=oldest"`))
}
