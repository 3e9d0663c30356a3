package server_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A calendar writes a day into the field of a date, opens at what was typed there, and is
// nothing that is searched for. Years and months are typed as before.
func TestCalendarOfDates(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.begin("/?q=Sotk")
	chosen := func(field, day string) step {
		return js(`const p = document.querySelector("#` + field + ` + .calendar input"); p.value = "` + day + `"; p.dispatchEvent(new Event("change", { bubbles: true }))`)
	}
	b.do(js(`HTMLInputElement.prototype.showPicker = function () { window.opened = this.value }`),
		holds(`document.querySelectorAll(".calendar button[type=button][aria-label]").length === 2`))
	for typed, at := range map[string]string{"": "", "2023": "2023-01-01", "2023-09": "2023-09-01", "2023-09-12": "2023-09-12", "soon": ""} {
		b.do(js(`document.getElementById("from").value = "`+typed+`"; window.opened = "not"`), click("#from + .calendar button"), holds(`window.opened === "`+at+`"`))
	}
	b.do(chosen("from", "2023-09-02"), holds(`document.getElementById("from").value === "2023-09-02" && said.textContent === "From 2023-09-02" && document.activeElement.id !== "from"`),
		click("#to + .calendar button"), chosen("to", "2023-12-31"), chosen("to", ""), holds(`to.value === "2023-12-31"`),
		js(`q.focus()`), leaving(pressKey(kb.Enter)), holds(`stayed && location.search === "?q=Sotk&from=2023-09-02&to=2023-12-31"`))
	b.do(js(`const f = document.getElementById("from"); f.value = "2023"; f.focus()`), leaving(pressKey(kb.Enter)), holds(`location.search === "?q=Sotk&from=2023&to=2023-12-31"`))
	asked := b.requests()
	b.do(js(`q.value = "kelb"; q.focus(); q.dispatchEvent(new Event("input"))`), holds(`!suggestions.hidden`))
	contains(t, "suggestions", asked()[len(asked())-1], "from=2023&to=2023-12-31&q=kelb")
}

// A browser that shows no calendar keeps the field, and loses the button that does nothing.
func TestNoCalendarToShow(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.begin("/")
	b.do(js(`HTMLInputElement.prototype.showPicker = () => { throw new DOMException("no") }`), click("#from + .calendar button"),
		holds(`document.querySelectorAll(".calendar").length === 1 && document.activeElement.id === "from"`))
	b = b.withoutScripts()
	b.do(chromedp.Navigate(b.url), shows("#total", "5 articles"))
	if n := evaluated(b, chromedp.Evaluate[int](`document.querySelectorAll(".calendar").length`)); n != 0 {
		t.Errorf("%d calendars without scripts", n)
	}
}

// With the calendar once opened the page is as sound for who listens as before, and what
// the calendar belongs to is not in the way of the tab key.
func TestCalendarIsNotInTheWay(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.begin("/?q=Sotk")
	b.do(js(`HTMLInputElement.prototype.showPicker = () => {}`), click("#from + .calendar button"), holds(`document.querySelector(".calendar input")`), js(`document.getElementById("from").focus()`))
	var names []string
	for range 4 {
		b.do(chromedp.KeyEvent(kb.Tab))
		names = append(names, evaluated(b, chromedp.Evaluate[string](`document.activeElement.ariaLabel ?? document.activeElement.id`)))
	}
	if got := strings.Join(names, ", "); got != "Choose the first day, to, Choose the last day, any" {
		t.Errorf("behind the first date the tab key leads to %s", got)
	}
	for _, found := range b.axe(script(t, axeFile)) {
		t.Error(found)
	}
}
