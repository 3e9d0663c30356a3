package server_test

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// at is a point of the window.
type at struct{ X, Y float64 }

// touch puts fingers down at the first points, moves them over the others, and takes them
// away.
func touch(moves ...[]at) step {
	return leaving(func(ctx context.Context, t *chromedp.Target) (v chromedp.Void, err error) {
		for i, fingers := range append(moves, nil) {
			event := input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchMove, TouchPoints: []*input.TouchPoint{}}
			switch {
			case i == 0:
				event.Type = input.DispatchTouchEventTypeTouchStart
			case fingers == nil:
				event.Type = input.DispatchTouchEventTypeTouchEnd
			}
			for id, f := range fingers {
				event.TouchPoints = append(event.TouchPoints, &input.TouchPoint{X: f.X, Y: f.Y, ID: new(float64(id))})
			}
			if _, err = cdp.Call(ctx, t, input.DispatchTouchEvent, event); err != nil {
				return v, err
			}
		}
		return v, nil
	})
}

// middle is the middle of an element in the window.
func (b tab) middle(selector string) at {
	b.Helper()
	return evaluated(b, chromedp.Evaluate[at](`(() => {
		const e = document.querySelector("`+selector+`")
		e.scrollIntoView({ block: "center" })
		const r = e.getBoundingClientRect()
		return { X: r.left + r.width / 2, Y: r.top + r.height / 2 }
	})()`))
}

// On a telephone two fingers change the map and one does not, a tap on a place narrows, and
// so do a finger that is drawn over bars, and two taps on one.
func TestTouch(t *testing.T) {
	b := openTab(t, seedServer(t))
	b.do(chromedp.Navigate(b.url), chromedp.EmulateViewport(narrow, 800))
	if _, err := chromedp.Call(b.ctx, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 2}); err != nil {
		t.Fatal(err)
	}
	const wide = `document.querySelector(".ground svg").viewBox.baseVal.width`
	fresh := func() {
		b.do(chromedp.Navigate(b.url), holds(`document.querySelector(".zoom") && document.querySelector("[role=slider]")`))
	}
	fresh()
	m, before := b.middle(".ground"), evaluated(b, chromedp.Evaluate[float64](wide))
	one := func(x float64) at { return at{m.X + x, m.Y + 60} }
	b.do(touch([]at{one(0)}, []at{one(-30)}, []at{one(-60)}))
	if now := evaluated(b, chromedp.Evaluate[float64](wide+` + document.querySelector(".ground svg").viewBox.baseVal.x`)); now != before {
		t.Errorf("one finger has moved the map: %v, was %v", now, before)
	}
	b.do(touch([]at{one(-20), one(20)}, []at{one(-40), one(40)}, []at{one(-60), one(60)}))
	if now := evaluated(b, chromedp.Evaluate[float64](wide)); now > before/2 {
		t.Errorf("two fingers leave the map %v wide, it was %v", now, before)
	}
	fresh()
	b.do(touch([]at{b.middle(".spot:has(title):last-of-type circle")}), holds(`/^\?place=/.test(location.search)`))
	fresh()
	first, last := b.middle(".columns-of a:nth-of-type(1) .slot"), b.middle(".columns-of a:nth-of-type(2) .slot")
	b.do(touch([]at{first}, []at{{(first.X + last.X) / 2, first.Y}}, []at{{last.X, first.Y}}), shows("#total", "4 articles"), holds(`location.search === "?from=2023-05&to=2023-09"`))
	fresh()
	bar := b.middle(".columns-of a:nth-of-type(2) .slot")
	b.do(touch([]at{bar}), holds(`document.querySelector(".readout").textContent.includes("again for this alone")`), touch([]at{bar}), shows("#total", "3 articles"), holds(`location.search === "?month=2023-09"`))
}
