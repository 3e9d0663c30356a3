package server_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// chromium is where the browser is. Without one the test fails: a journey that
// was not made proves nothing.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no chromium, chromium-browser or google-chrome on PATH; install one: apt-get install chromium")
	return ""
}

// tab is a page of a browser with a profile of its own.
type tab struct {
	*testing.T
	ctx context.Context
	url string
}

func openTab(t *testing.T, over http.Handler) tab {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes seconds to start")
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(chromium(t)), chromedp.UserDataDir(t.TempDir()), chromedp.WindowSize(1280, 900),
		chromedp.Flag("disable-features", "BackForwardCache"), // chromedp loses a page that was kept whole
		chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync", "disable-dev-shm-usage"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if _, err := chromedp.Run(ctx, chromedp.Location()); err != nil { // without a time limit; one that is never started cannot be ended
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = chromedp.Cancel(ctx) }) // waits until the browser has left its profile
	srv := httptest.NewServer(over)
	t.Cleanup(srv.Close)
	return tab{t, ctx, srv.URL}
}

type step = chromedp.Action[chromedp.Void]

// stepTime is far more than a step takes, also on a machine that is busy.
const stepTime = 60 * time.Second

func (b tab) do(steps ...step) {
	b.Helper()
	for _, s := range steps {
		evaluated(b, s)
	}
}

func evaluated[T any](b tab, a chromedp.Action[T]) T {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, stepTime)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		where, _ := chromedp.Run(b.ctx, chromedp.Location())
		b.Fatalf("at %s: %v", where, err)
	}
	return v
}

// shows waits until the whole page is there, and an element has a text. The page
// may be left while it is asked, and then it is asked again.
func shows(selector, want string) step {
	js := fmt.Sprintf(`document.readyState === "complete" && document.querySelector(%q)?.textContent.trim()`, selector)
	return func(ctx context.Context, t *chromedp.Target) (v chromedp.Void, err error) {
		for {
			got, err := chromedp.Evaluate[any](js)(ctx, t)
			if err == nil && got == want {
				return v, nil
			}
			select {
			case <-ctx.Done():
				return v, fmt.Errorf("%s shows %v, want %q: %w", selector, got, want, errors.Join(ctx.Err(), err))
			case <-time.After(50 * time.Millisecond):
			}
		}
	}
}

// leaving does what leads to another page. The page may be gone before the browser
// has said that it was done; the next step sees whether it was.
func leaving(s step) step {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		v, err := s(ctx, t)
		if err != nil && left(err) {
			err = nil
		}
		return v, err
	}
}

// left says whether an error is that the page was left meanwhile.
func left(err error) bool { return strings.Contains(err.Error(), "navigated or closed") }

// press clicks the first link with a text, hidden parts of it included.
func press(label string) step {
	return leaving(chromedp.Click(`//a[normalize-space()="` + label + `"]`))
}

// requests gathers what the browser asks for.
func (b tab) requests() (urls func() []string) {
	b.Helper()
	var mu sync.Mutex
	var asked []string
	err := chromedp.Listen(b.ctx, func(event any) {
		if r, ok := event.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			defer mu.Unlock()
			asked = append(asked, r.Request.URL)
		}
	})
	if err == nil {
		_, err = chromedp.Call(b.ctx, network.Enable, network.EnableParams{})
	}
	if err != nil {
		b.Fatal(err)
	}
	return func() []string {
		mu.Lock()
		defer mu.Unlock()
		return append([]string(nil), asked...)
	}
}

// Search, narrow, lift, exclude, open, step to a match, back, with scripts and
// without; nothing is asked of another host.
func TestJourney(t *testing.T) {
	t.Run("with scripts", func(t *testing.T) {
		b := openTab(t, seedServer(t))
		b.journey(click(".stepper button:last-child"), shows("mark.current", "Sotk"), leaving(chromedp.NavigateBack()))
	})
	t.Run("without", func(t *testing.T) {
		b := openTab(t, seedServer(t)).withoutScripts()
		b.journey(press("First"), shows("mark:target", "Sotk"), leaving(chromedp.NavigateBack()), shows("#m1", "Sotk"), leaving(chromedp.NavigateBack()))
	})
}

// journey is all but the steps from the article to its first match and back.
func (b tab) journey(toMatch ...step) {
	b.Helper()
	urls := b.requests()
	b.do(chromedp.Navigate(b.url), shows("#total", "5 articles"),
		leaving(chromedp.SendKeys(chromedp.CSS("#q"), "Sotk"+kb.Enter)), shows("#total", "4 articles"),
		press("Daily Sabah"), shows("#total", "1 article"),
		press("lift Daily Sabah"), shows("#total", "4 articles"),
		press("not Daily Sabah"), shows("#total", "3 articles"), shows(".facet .out .state", "excluded"),
		click(".hits h3 a"), shows("#known", "What is known, and from where"), shows("#m1", "Sotk"))
	b.do(toMatch...)
	b.do(shows("#total", "3 articles"))
	if kept := evaluated(b, chromedp.Value(chromedp.CSS("#q"))); kept != "Sotk" {
		b.Errorf("the box has %q", kept)
	}
	asked := urls()
	for _, url := range asked {
		if !strings.HasPrefix(url, b.url+"/") && !strings.HasPrefix(url, "data:") { // an icon of the browser's own
			b.Errorf("asked for %s", url)
		}
	}
	if len(asked) < 6 {
		b.Errorf("only %d requests seen", len(asked))
	}
}
