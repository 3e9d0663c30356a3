package server_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The bars are read by hovering and by keys, and narrow by dragging, by two clicks,
// and by Enter.
func TestBarsInABrowser(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.begin("/?interval=month")
	const first, last = "May 2023, 1 article", "February 2024, 1 article"
	at := func(i int, event string) step {
		return js(fmt.Sprintf(`
			const bar = document.querySelectorAll("[data-n]")[%d], box = bar.querySelector(".slot").getBoundingClientRect()
			bar.dispatchEvent(new PointerEvent(%q, { bubbles: true, cancelable: true, pointerId: 1, button: 0, clientX: box.left + box.width / 2, clientY: box.top + 5 }))`, i, event))
	}
	readout := func(want string) step {
		return holds(fmt.Sprintf(`document.querySelector(".readout").textContent.startsWith(%q)`, want))
	}
	b.do(js(`Element.prototype.setPointerCapture = () => {}`), readout("Most: September 2023, 3 articles"), at(0, "pointermove"), readout(first), at(1, "pointermove"), readout("June 2023, no articles"),
		js(`document.querySelector(".plot").dispatchEvent(new PointerEvent("pointerleave"))`), readout("Most: "))
	// dragging
	b.do(at(4, "pointerdown"), at(9, "pointermove"), readout("September 2023 to February 2024, 4 articles"), at(9, "pointerup"), shows("#total", "4 articles"),
		holds(`stayed && new URLSearchParams(location.search).get("from") === "2023-09" && new URLSearchParams(location.search).get("to") === "2024-02"`))
	// two clicks
	b.begin("/?interval=month")
	b.do(js(`Element.prototype.setPointerCapture = () => {}`), at(0, "pointerdown"), at(0, "pointerup"), readout(first+" · again"), at(4, "pointerdown"), at(4, "pointerup"), shows("#total", "4 articles"), holds(`location.search.includes("to=2023-09")`))
	// one alone, as its link leads
	b.begin("/?interval=month")
	b.do(js(`Element.prototype.setPointerCapture = () => {}`), at(4, "pointerdown"), at(4, "pointerup"), at(4, "pointerdown"), at(4, "pointerup"), shows("#total", "3 articles"), holds(`location.search.includes("month=2023-09")`))
	// by keys
	b.begin("/?interval=month")
	says := func(want string) step {
		return holds(fmt.Sprintf(`document.activeElement.getAttribute("role") === "slider" && document.activeElement.getAttribute("aria-valuetext") === %q`, want))
	}
	b.tabTo("the bars", func(at focus) bool {
		return evaluated(b, chromedp.Evaluate[bool](`document.activeElement.matches(".plot [role]")`))
	})
	b.do(says(first), readout(first), pressKey(kb.ArrowRight), says("June 2023, no articles"), pressKey(kb.Enter), says("June 2023, no articles"), pressKey(kb.End), says(last), pressKey(kb.Home), says(first),
		js(`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "End", shiftKey: true, bubbles: true }))`), says("May 2023 to February 2024, 5 articles"),
		pressKey(kb.Escape), readout("Most: "), pressKey(kb.Home), pressKey(kb.Enter), shows("#total", "1 article"), holds(`stayed && document.activeElement.matches(".plot [role]")`))
}
