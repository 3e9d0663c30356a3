package server_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"testing"

	"dateline/server"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axeFile is axe-core, which is under the MPL-2.0 and no part of the program.
const axeFile = "testdata/axe-core/axe.min.js.gz"

// axe runs every rule of axe-core on the page that is shown, with what it finds as
// JSON, one element a line.
const axe = `axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html.slice(0, 160) + " " + n.failureSummary.replace(/\s+/g, " ")))))`

// script is one that is kept compressed beside the tests.
func script(t *testing.T, name string) string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// No page, wide and by day or then narrow and by night, breaks a rule of axe-core.
func TestAxe(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds to start")
	}
	source := script(t, axeFile)
	for _, b := range []tabPages{{openTab(t, seedServer(t)), seedPages}, unwieldy(t), {openTab(t, people(t)), peoplePages}, {openTab(t, serving(t, emptyArchive(t), server.Options{})), []string{"/", "/?q=x"}}} {
		b.do(chromedp.Navigate(b.url))
		b.each(wide, func(url string) {
			for _, seen := range []struct {
				scheme string
				width  int64
			}{{"light", wide}, {"dark", narrow}} {
				b.media(emulation.MediaFeature{Name: "prefers-color-scheme", Value: seen.scheme})
				b.resize(seen.width)
				for _, found := range b.axe(source) {
					t.Errorf("%s, %s: %s", url, seen.scheme, found)
				}
			}
		})
	}
}

// Nor does a card that is open, or a map that was moved.
func TestAxeOnWhatScriptsAdd(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds to start")
	}
	source := script(t, axeFile)
	b := openTab(t, seedServer(t))
	b.do(chromedp.Navigate(b.url+readArticle), holds(`document.querySelector(".text .place[aria-haspopup]")`), chromedp.KeyEvent("n"),
		chromedp.Click(chromedp.CSS("#p3 .place")), holds(`document.querySelector(".card:popover-open")`))
	found := b.axe(source)
	b.do(chromedp.Navigate(b.url+"/places/sotk"), holds(`document.querySelector(".zoom")`), chromedp.Click(`//button[@title="Larger"]`), chromedp.Click(chromedp.CSS(".map summary")))
	for _, f := range append(found, b.axe(source)...) {
		t.Error(f)
	}
}

func (b tab) axe(source string) (found []string) {
	b.Helper()
	if !evaluated(b, chromedp.Evaluate[bool](`"axe" in window`)) {
		evaluated(b, chromedp.Evaluate[any](source+";0"))
	}
	raw := evaluated(b, chromedp.Evaluate[string](axe, chromedp.EvalAwaitPromise))
	if err := json.Unmarshal([]byte(raw), &found); err != nil {
		b.Fatalf("%v in %s", err, raw)
	}
	return found
}

func (b tab) media(features ...emulation.MediaFeature) {
	b.Helper()
	var all []*emulation.MediaFeature
	for i := range features {
		all = append(all, &features[i])
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: all}); err != nil {
		b.Fatal(err)
	}
}
