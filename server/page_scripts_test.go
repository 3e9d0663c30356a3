package server_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// holds waits until something is true of the page.
func holds(js string) step {
	return func(ctx context.Context, t *chromedp.Target) (v chromedp.Void, err error) {
		for {
			got, err := chromedp.Evaluate[bool](`!!(`+js+`)`)(ctx, t)
			if err == nil && got {
				return v, nil
			}
			select {
			case <-ctx.Done():
				at, _ := chromedp.Evaluate[string](`location.href + " " + document.activeElement.outerHTML.slice(0, 200)`)(context.WithoutCancel(ctx), t)
				return v, fmt.Errorf("not so: %s, at %s: %w", js, at, errors.Join(ctx.Err(), err))
			case <-time.After(30 * time.Millisecond):
			}
		}
	}
}

// withoutScripts turns the scripts of pages off.
func (b tab) withoutScripts() tab {
	b.Helper()
	b.do(chromedp.Navigate("about:blank"))
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		b.Fatal(err)
	}
	return b
}

// begin opens a page, and marks the document, so that it can be told whether it was
// left.
func (b tab) begin(url string) {
	b.Helper()
	b.do(chromedp.Navigate(b.url+url), holds(`document.readyState === "complete"`), js(`window.stayed = true`))
}

func js(expression string) step {
	return func(ctx context.Context, t *chromedp.Target) (v chromedp.Void, err error) {
		_, err = chromedp.Evaluate[any](`(() => {`+expression+`})()`, chromedp.EvalAwaitPromise)(ctx, t)
		return v, err
	}
}

func click(selector string) step { return leaving(chromedp.Click(chromedp.CSS(selector))) }

// pressKey presses a key with nothing held. Its sign is written if the page lets it,
// as at a keyboard; chromedp.KeyEvent writes it in any case.
func pressKey(key string) step {
	return leaving(func(ctx context.Context, t *chromedp.Target) (v chromedp.Void, err error) {
		events := kb.Encode([]rune(key)[0])
		down, up := *events[0], *events[len(events)-1]
		if len(events) > 2 {
			down.Type, down.Text = kb.KeyDown, events[1].Text
		}
		for _, event := range []input.DispatchKeyEventParams{down, up} {
			if _, err = cdp.Call(ctx, t, input.DispatchKeyEvent, event); err != nil {
				return v, err
			}
		}
		return v, nil
	})
}

// Without scripts the page can do all but what needs them, and shows nothing that
// does nothing.
func TestWithoutScripts(t *testing.T) {
	b := openTab(t, seedServer(t)).withoutScripts()
	b.do(chromedp.Navigate(b.url), shows("#total", "5 articles"), holds(`!document.querySelector("[role=combobox], [role=slider]") && document.querySelector("button.keys").getClientRects().length === 0`),
		leaving(chromedp.SendKeys(chromedp.CSS("#q"), "Sotk"+kb.Enter)), shows("#total", "4 articles"),
		click(".drawing a[data-n='3']"), shows("#total", "3 articles"), holds(`location.search.includes("month=2023-09")`),
		press("lift Month: September 2023 ×"), shows("#total", "4 articles"),
		press("4 more under Place"), shows("h1", "Places"), press("Lachin corridor"), holds(`document.readyState === "complete" && location.search.startsWith("?place=")`),
		leaving(chromedp.Click(`//*[@aria-labelledby="facet-place"]//a[normalize-space()="only Sotk"]`)), shows("#total", "4 articles"), holds(`location.search === "?place=sotk&q=Sotk"`),
		press("oldest"), holds(`location.search.includes("sort=oldest")`), shows("nav.sorts [aria-current]", "oldest"))
}

// On no page does a script fail, or is refused by the policy of the page.
func TestScriptsDoNotFail(t *testing.T) {
	b := tabPages{openTab(t, seedServer(t)), seedPages}
	var mu sync.Mutex
	var failed []string
	err := chromedp.Listen(b.ctx, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := event.(type) {
		case *runtime.EventExceptionThrown:
			failed = append(failed, e.ExceptionDetails.Text+" "+e.ExceptionDetails.URL)
		case *log.EventEntryAdded:
			if !strings.Contains(e.Entry.Text, "status of 40") {
				failed = append(failed, e.Entry.Text)
			}
		}
	})
	if err == nil {
		_, err = chromedp.Call(b.ctx, log.Enable, cdp.Empty{})
	}
	if err != nil {
		t.Fatal(err)
	}
	b.each(wide, func(url string) {
		b.do(holds(`document.readyState === "complete"`))
		mu.Lock()
		defer mu.Unlock()
		for _, what := range failed {
			t.Errorf("%s: %s", url, what)
		}
		failed = nil
	})
}
