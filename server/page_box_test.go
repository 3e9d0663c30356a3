package server_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Suggestions are chosen by the reader only: Enter searches what was typed, Escape
// closes, arrows and clicks choose.
func TestSuggestionsInABrowser(t *testing.T) {
	b := openTab(t, seedServer(t))
	open := holds(`!suggestions.hidden && q.getAttribute("aria-expanded") === "true"`)
	shut := holds(`suggestions.hidden && q.getAttribute("aria-expanded") === "false" && !q.hasAttribute("aria-activedescendant")`)
	typed := func(text string) step { return leaving(chromedp.SendKeys(chromedp.CSS("#q"), text)) }
	b.begin("/")
	b.do(holds(`q.getAttribute("role") === "combobox" && q.getAttribute("aria-controls") === "suggestions"`), typed("kelb"), open,
		shows("#suggestion-0", "Kalbajar also Kelbajar Place 4"), shows("#suggestion-1", "Kelbecer Word 4"),
		pressKey(kb.Escape), shut, holds(`q.value === "kelb"`), pressKey(kb.ArrowDown), open, pressKey(kb.Enter), shows("#total", "No articles"), shut, holds(`location.search === "?q=kelb"`))
	b.do(pressKey(kb.ArrowDown), open, pressKey(kb.ArrowDown), holds(`q.getAttribute("aria-activedescendant") === "suggestion-0" && document.getElementById("suggestion-0").ariaSelected === "true"`),
		pressKey(kb.ArrowDown), pressKey(kb.ArrowDown), holds(`!q.hasAttribute("aria-activedescendant")`), pressKey(kb.ArrowUp), pressKey(kb.ArrowUp), holds(`q.getAttribute("aria-activedescendant") === "suggestion-0"`),
		pressKey(kb.Enter), shows("#total", "4 articles"), holds(`stayed && location.search === "?place=kalbajar" && q.value === ""`), shut)
	// within the choice, which stays; by a click
	b.do(typed("daily s"), open, shows("#suggestion-0", "Daily Sabah Publication 1"), click("#suggestion-0"), shows("#total", "1 article"),
		holds(`stayed && location.search === "?place=kalbajar&publication=Daily+Sabah" && document.activeElement === q`))
	// how the answer is shown stays
	b.begin("/?sort=oldest&interval=year")
	b.do(typed("kelb"), open, pressKey(kb.ArrowDown), pressKey(kb.Enter), shows("#total", "4 articles"), holds(`new URLSearchParams(location.search).get("sort") === "oldest" && location.search.includes("interval=year") && location.search.includes("place=kalbajar")`))
	b.do(typed("xyzzy"), js(`return new Promise(done => setTimeout(done, 300))`), shut)
	b.do(js(`q.value = ""`), typed("sot"), open, chromedp.KeyEvent(kb.Tab), shut)
}

// Single keys lead to the box and from article to article, unless something is being
// typed or they are turned off.
func TestKeysInABrowser(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.begin("/")
	on := func(i int) step {
		return holds(fmt.Sprintf(`document.activeElement === document.querySelectorAll(".hits h3 a")[%d]`, i))
	}
	b.do(pressKey("j"), on(0), pressKey("j"), on(1), pressKey("k"), on(0), pressKey("k"), on(0), pressKey("/"), holds(`document.activeElement === q && q.value === ""`),
		pressKey("j"), holds(`q.value === "j"`), js(`q.value = ""; q.blur()`), pressKey("?"), holds(`keys.open`), pressKey("j"), holds(`keys.open && !document.activeElement.closest(".hits")`), pressKey(kb.Escape), holds(`!keys.open`),
		pressKey("j"), pressKey("j"), pressKey("o"), holds(`location.pathname.startsWith("/articles/")`))
	b.begin("/")
	b.do(click("button.keys"), holds(`keys.open`), click("#keys-used"), js(`keys.close()`), js(`document.activeElement.blur()`), pressKey("j"), pressKey("?"), holds(`!keys.open && !document.activeElement.closest(".hits")`))
	b.begin("/")
	b.do(pressKey("j"), holds(`!document.activeElement.closest(".hits") && !document.getElementById("keys-used").checked`))
}

// The box in the head of every other page suggests too; a choice leads to the search.
func TestSuggestionsOnOtherPages(t *testing.T) {
	b := openTab(t, seedServer(t))
	for _, url := range []string{readArticle, "/places/sotk", "/publications/Press%20TV", "/docs", "/zebra"} {
		b.do(chromedp.Navigate(b.url+url), holds(`box.getAttribute("role") === "combobox"`), js(`document.activeElement.blur()`), pressKey("/"), holds(`document.activeElement === box`), js(`box.value = ""`),
			chromedp.SendKeys(chromedp.CSS("#box"), "kelb"), holds(`box.ariaExpanded === "true"`), shows("#suggestion-0", "Kalbajar also Kelbajar Place 4"),
			pressKey(kb.Escape), holds(`box.ariaExpanded === "false" && box.value === "kelb"`), pressKey(kb.ArrowDown), holds(`box.ariaExpanded === "true"`), pressKey(kb.ArrowDown),
			leaving(pressKey(kb.Enter)), shows("#total", "4 articles"), holds(`location.pathname === "/" && location.search === "?place=kalbajar"`))
	}
	b.do(chromedp.Navigate(b.url+"/docs"), holds(`box.getAttribute("role") === "combobox"`), leaving(chromedp.SendKeys(chromedp.CSS("#box"), "Sotk"+kb.Enter)), shows("#total", "4 articles"), holds(`location.search === "?q=Sotk"`))
}
