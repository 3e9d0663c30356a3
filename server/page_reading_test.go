package server_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const readArticle = "/articles/001_392232d5ddb0de9c?q=Kelbecer+wounded"

// From match to match by keys and buttons, round the ends, with a counter; not while
// something is typed, and not where keys are turned off.
func TestStepsFromMatchToMatch(t *testing.T) {
	b := openTab(t, seedServer(t))
	at := func(n int) step {
		return holds(fmt.Sprintf(`document.activeElement.id === "m%d" && document.querySelector("mark.current").id === "m%d"`, n, n))
	}
	b.do(chromedp.Navigate(b.url+readArticle), shows(".stepper output", "7 matches"),
		chromedp.KeyEvent("n"), at(1), shows(".stepper output", "1 of 7"),
		chromedp.KeyEvent("n"), chromedp.KeyEvent("n"), at(3), chromedp.KeyEvent("p"), at(2),
		chromedp.KeyEvent("p"), chromedp.KeyEvent("p"), at(7), shows(".stepper output", "7 of 7"),
		chromedp.KeyEvent("n"), at(1),
		chromedp.Click(`//button[@title="Next match (n)"]`), at(2),
		holds(`(r => r.top >= 0 && r.bottom <= innerHeight)(document.getElementById("m2").getBoundingClientRect())`),
		chromedp.Focus(chromedp.CSS("#box")), chromedp.KeyEvent("n"), shows(".stepper output", "2 of 7"))
	b.do(chromedp.Evaluate[chromedp.Void](`localStorage.setItem("dateline-keys", "off")`), chromedp.Navigate(b.url+readArticle), shows(".stepper output", "7 matches"),
		chromedp.KeyEvent("n"), shows(".stepper output", "7 matches"))
}

// Without scripts links lead from match to match.
func TestStepsWithoutScripts(t *testing.T) {
	b := openTab(t, seedServer(t)).withoutScripts()
	b.do(chromedp.Navigate(b.url+readArticle), press("First"), holds(`document.querySelector("mark:target").id === "m1"`))
	b.tabTo("the next match", func(at focus) bool { return at.Name == "↓next match" }) // behind the match, not at the top
	b.do(chromedp.KeyEvent(kb.Enter), holds(`document.querySelector("mark:target").id === "m2"`))
}

// Places are marked until a reader does not want them to be, in the next article too.
func TestPlacesAreMarkedQuietly(t *testing.T) {
	b := openTab(t, seedServer(t))
	marked := func(yes bool) step {
		return holds(fmt.Sprintf(`getComputedStyle(document.querySelector(".text .place")).textDecorationLine.includes("underline") === %v`, yes))
	}
	b.do(chromedp.Navigate(b.url+readArticle), marked(true), chromedp.Click(chromedp.CSS("#mark-places")), marked(false),
		chromedp.Navigate(b.url+"/articles/000_92ccaf013443a6cc"), marked(false), chromedp.Click(chromedp.CSS("#mark-places")), marked(true))
	b = openTab(t, seedServer(t)).withoutScripts()
	b.do(chromedp.Navigate(b.url+readArticle), marked(true), chromedp.Click(chromedp.CSS("#mark-places")), marked(false))
}

// A place of the text opens a card, by keyboard alone, and what it leads to; without
// scripts it is a link.
func TestCardsOfPlaces(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.do(chromedp.Navigate(b.url+readArticle), holds(`document.querySelector(".text .place[aria-haspopup]")`))
	b.tabTo("Kalbajar in the text", func(at focus) bool { return at.Name == "Kalbajar" })
	b.do(chromedp.KeyEvent(kb.Enter), shows(".card:popover-open h2", "Kalbajar"),
		holds(`document.activeElement.id === "card-name"`), holds(`document.querySelector(".card .ground svg .spot.own")`),
		holds(`/Names: Kalbajar, Kelbecer, Kəlbəcər, Kelbajar, Karvachar/.test(document.querySelector(".card").textContent)`),
		holds(`(r => r.left >= 0 && r.right <= innerWidth)(document.querySelector(".card").getBoundingClientRect())`),
		chromedp.KeyEvent(kb.Escape), holds(`!document.querySelector(".card:popover-open")`), holds(`document.activeElement.matches(".text .place") && document.activeElement.textContent === "Kalbajar"`),
		chromedp.KeyEvent(kb.Enter), shows(".card:popover-open h2", "Kalbajar"), press("4 articles that mention it"), shows("#total", "4 articles"))
	b = openTab(t, seedServer(t)).withoutScripts()
	b.do(chromedp.Navigate(b.url+readArticle), press("Sotk"), shows("h1", "Sotk"))
}

// A link leads to the words that were selected, without the signs beside them; the
// citation can be copied; what is done is said.
func TestLinksToPassages(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.do(chromedp.Navigate(b.url+readArticle), holds(`document.querySelector("#citation + button.copy")`),
		chromedp.Evaluate[chromedp.Void](`navigator.clipboard.writeText = async s => { window.copied = s }`),
		chromedp.Click(`//button[normalize-space()="Link to the selected words"]`), shows(".said", "Select words of the text first"),
		chromedp.Evaluate[chromedp.Void](`getSelection().setBaseAndExtent(document.getElementById("p2").firstChild, 0, document.getElementById("p3").firstChild, 12)`),
		chromedp.Click(`//button[normalize-space()="Link to the selected words"]`), shows(".said", "Link copied"))
	if got := evaluated(b, chromedp.Evaluate[string](`copied`)); got != b.url+readArticle+"#p2:~:text=Azerbaijan%E2%80%99s%20Defense%20Ministry%20said%20that,border%20with%20Armenia.%20Two%20soldiers" {
		t.Errorf("the link is %s", got)
	}
	b.do(chromedp.Click(`//button[normalize-space()="Copy the citation"]`), shows(".said", "Citation copied"))
	if got := evaluated(b, chromedp.Evaluate[string](`copied`)); !strings.HasPrefix(got, "Daily Sabah. “2 killed, 4 wounded") {
		t.Errorf("the citation is %s", got)
	}
}

// The map is moved and drawn larger by keys, by buttons and by dragging, and put back; a
// circle narrows.
func TestMapsMove(t *testing.T) {
	b := openTab(t, seedServer(t))
	view := func(js string) step {
		return holds(`(([x, y, w, h]) => ` + js + `)(document.querySelector(".ground svg").getAttribute("viewBox").split(" ").map(Number))`)
	}
	b.do(chromedp.Navigate(b.url+"/publications/Press%20TV"), holds(`document.querySelector(".zoom")`))
	b.tabTo("the button behind it", func(at focus) bool { return at.Name == "↺" })
	b.do(chromedp.KeyEvent(kb.Tab))
	b.do(holds(`document.activeElement.matches(".ground") && document.activeElement.getAttribute("aria-label")`),
		chromedp.KeyEvent("+"), view("w < 1440 && x > 0"), chromedp.KeyEvent("-"), view("Math.abs(w - 1440) < 2"),
		chromedp.KeyEvent(kb.ArrowRight), view("x > 100"), chromedp.KeyEvent("0"), view("x === 0 && y === 0 && w === 1440"),
		chromedp.Click(`//button[@title="Larger"]`), view("w < 1440"), chromedp.Click(`//button[@title="As it was"]`), view("w === 1440"))
	b.do(chromedp.Evaluate[chromedp.Void](`(s => { const fire = (type, x) => s.dispatchEvent(new PointerEvent(type, {pointerId: 1, pointerType: "mouse", button: 0, clientX: x, clientY: 300, bubbles: true})); s.setPointerCapture = () => {}; fire("pointerdown", 500); fire("pointermove", 400); fire("pointerup", 400) })(document.querySelector(".ground svg"))`),
		view("x > 50"))
	b.do(chromedp.Navigate(b.url+"/publications/Press%20TV"), leaving(chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll(".spot")].find(a => a.querySelector("text").textContent === "Sotk").dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}))`)),
		shows("#total", "1 article"), holds(`location.search === "?place=sotk&publication=Press+TV"`))
}
