package server_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// pictured are the pages that `make screenshots` makes pictures of.
var pictured = map[string]string{
	"front": "/", "search": "/?q=Kelbecer", "article": "/articles/001_392232d5ddb0de9c?q=Kelbecer", "place": "/places/kalbajar", "publication": "/publications/Al%20Jazeera",
}

// With DATELINE_SCREENSHOTS=FOLDER, the pages of the seeds as pictures.
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("DATELINE_SCREENSHOTS")
	if folder == "" {
		t.Skip("DATELINE_SCREENSHOTS names no folder")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	b := openTab(t, seedServer(t))
	b.do(chromedp.Navigate(b.url))
	for _, scheme := range []string{"light", "dark"} {
		b.media(emulation.MediaFeature{Name: "prefers-color-scheme", Value: scheme})
		for _, width := range []int64{narrow, wide} {
			for name, url := range pictured {
				b.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(b.url+url))
				b.keep(folder, fmt.Sprintf("%s-%s-%d", name, scheme, width), chromedp.FullScreenshot(100))
			}
		}
	}
	b.media(emulation.MediaFeature{Name: "prefers-color-scheme", Value: "light"})
	for _, name := range []string{"search", "article"} { // the first screens, for the README
		b.do(chromedp.EmulateViewport(wide, 860), chromedp.Navigate(b.url+pictured[name]))
		b.keep(folder, name, chromedp.CaptureScreenshot())
	}
}

// keep writes a picture into a folder.
func (b tab) keep(folder, name string, picture chromedp.Action[[]byte]) {
	b.Helper()
	if err := os.WriteFile(filepath.Join(folder, name+".png"), evaluated(b, picture), 0o644); err != nil {
		b.Fatal(err)
	}
}
