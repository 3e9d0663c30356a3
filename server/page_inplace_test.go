package server_test

import (
	"strings"
	"testing"

	"dateline/server"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Choices are made in place: the document stays, and so do focus and scroll; the
// total is said; the address has it all, and Back goes back.
func TestAnswersInPlace(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.do(chromedp.EmulateViewport(wide, 500))
	b.begin("/?q=Sotk")
	b.do(chromedp.Focus(chromedp.CSS(`[aria-labelledby="facet-publication"] li a`)), js(`window.top0 = document.activeElement.getBoundingClientRect().top`), pressKey(kb.Enter),
		shows("#total", "1 article"), shows("#said", "1 article"),
		holds(`stayed && location.search === "?publication=Al+Jazeera&q=Sotk"`),
		holds(`document.activeElement.textContent === "lift Al Jazeera"`),
		holds(`Math.abs(document.activeElement.getBoundingClientRect().top - top0) < 3`),
		holds(`document.querySelector("input[name=publication]").value === "Al Jazeera"`),
		holds(`document.querySelector("link[type='application/rss+xml']").href.includes("Jazeera")`),
		pressKey(kb.Enter), shows("#total", "4 articles"), holds(`stayed && document.activeElement.textContent === "Al Jazeera"`),
		js(`history.back()`), shows("#total", "1 article"), js(`history.back()`), shows("#total", "4 articles"), holds(`stayed && location.search === "?q=Sotk"`),
		js(`history.forward()`), shows("#total", "1 article"))
	// a chip that is lifted leaves the focus on the answer
	b.do(chromedp.Focus(chromedp.CSS(".chips a")), pressKey(kb.Enter), shows("#total", "4 articles"), holds(`document.activeElement.id === "total"`))
	// what is typed is searched in place, and faults are told there
	b.do(js(`q.value = "drones"; q.focus()`), pressKey(kb.Enter), shows("#total", "4 articles"), holds(`stayed && location.search === "?q=drones" && document.activeElement.id === "q" && document.title === "drones · dateline"`),
		js(`document.getElementById("from").value = "2023-13"; document.getElementById("from").focus()`), pressKey(kb.Enter), shows("#fault", "This cannot be searched for"),
		holds(`stayed && document.getElementById("from").getAttribute("aria-invalid") === "true" && getComputedStyle(document.getElementById("from")).borderTopWidth === "2px"`),
		js(`document.getElementById("from").value = ""`), pressKey(kb.Enter), shows("#total", "4 articles"), holds(`!document.getElementById("from").hasAttribute("aria-invalid")`))
	// the box has what was asked, also where it has the focus; the same asked twice is one step of the way
	b.begin("/?q=Sotk&sort=oldest")
	b.do(js(`q.value = "drones"; q.focus()`), pressKey(kb.Enter), holds(`location.search === "?q=drones&sort=oldest"`), pressKey(kb.Enter), js(`return new Promise(done => setTimeout(done, 300))`),
		js(`history.back()`), holds(`stayed && location.search === "?q=Sotk&sort=oldest" && q.value === "Sotk" && document.activeElement === q`))
	// the next page begins at its top
	b.begin("/?limit=2")
	b.do(press("Next page"), holds(`stayed && location.search.startsWith("?cursor=") && document.activeElement.id === "total" && document.activeElement.getBoundingClientRect().top >= 0`), holds(`document.querySelectorAll(".hits h3").length === 2`))
	b.begin("/?q=drones")
	// another page is left for
	b.do(click(".hits h3 a"), holds(`location.pathname.startsWith("/articles/") && !window.stayed`), leaving(chromedp.NavigateBack()), shows("#total", "4 articles"))
}

// Of two requests the later one stands, however late the earlier one ends.
func TestLaterAnswersStand(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.begin("/")
	b.do(js(`
		const real = fetch
		window.aborted = 0
		window.fetch = (url, init) => new Promise((done, fail) => {
			init.signal.addEventListener("abort", () => { aborted++; fail(new DOMException("gone", "AbortError")) })
			setTimeout(() => real(url).then(done, fail), url.includes("Sotk") ? 600 : 0)
		})
		const go = text => { q.value = text; document.querySelector("form.search").requestSubmit() }
		go("Sotk"); go("Brussels")`),
		shows("#total", "1 article"), holds(`aborted === 1`), js(`return new Promise(done => setTimeout(done, 800))`), shows("#total", "1 article"), holds(`location.search === "?q=Brussels"`))
}

// What stands in an answer that is put in place is as inert as on a page of its own.
func TestAttacksInPlaceAreInert(t *testing.T) {
	b := openTab(t, serving(t, attacked(t), server.Options{}))
	urls := b.requests()
	b.begin("/?q=fire")
	b.do(js(`window.acted = false; window.alert = () => { acted = true }; document.addEventListener("securitypolicyviolation", () => { acted = true })`),
		press("oldest"), holds(`location.search.includes("oldest")`), js(`q.focus()`), js(`q.value = "x"; q.dispatchEvent(new Event("input"))`), js(`return new Promise(done => setTimeout(done, 400))`),
		js(`q.value = "alert"; q.dispatchEvent(new Event("input"))`), js(`return new Promise(done => setTimeout(done, 400))`),
		holds(`!acted && stayed && document.querySelectorAll("#answer script, #answer img, #answer iframe, #suggestions :not(li):not(span):not(bdi)").length === 0`))
	for _, url := range urls() {
		if !strings.HasPrefix(url, b.url+"/") {
			t.Errorf("asked for %s", url)
		}
	}
}
