package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"testing"

	"dateline/server"

	"github.com/chromedp/chromedp"
)

// validateFile is html-validate, which is no part of the program.
const validateFile = "testdata/html-validate/html-validate.min.js.gz"

// valid holds a text against the standard, and lists what breaks it.
const valid = `new htmlValidate.HtmlValidate(new htmlValidate.StaticConfigLoader({ root: true, extends: ["html-validate:standard"] })).validateString(%s)
	.then(r => r.results.flatMap(r => r.messages.map(m => m.ruleId + " in line " + m.line + ": " + m.message + " at " + m.selector)))`

// Every page is HTML as the standard has it, whatever stands in articles and addresses.
func TestPagesAreValidHTML(t *testing.T) {
	empty := serving(t, emptyArchive(t), server.Options{})
	b := openTab(t, empty)
	b.do(chromedp.Navigate("about:blank"), chromedp.Evaluate[chromedp.Void](script(t, validateFile)+";window.htmlValidate = htmlValidate;0"))
	if found := b.invalid("<!DOCTYPE html><html lang=en><title>x</title><p id=a><ul><p id=a></ul>"); len(found) < 2 {
		t.Fatalf("of a text with faults it says %q", found)
	}
	hard, urls := unwieldyArchive(t)
	for _, of := range []struct {
		over http.Handler
		urls []string
	}{
		{seedServer(t), seedPages}, {people(t), peoplePages}, {serving(t, hard, server.Options{}), urls}, {empty, []string{"/", "/?q=x"}},
		{full(t), []string{"/?q=fire&publication=The+Echo&not.language=hy", "/?q=fire&interval=day", "/places/place-1"}},
		{serving(t, attacked(t), server.Options{}), attackedPages()},
	} {
		for _, url := range of.urls {
			for _, found := range b.invalid(visit(t, of.over, url).raw) {
				t.Errorf("%.80s: %s", url, found)
			}
		}
	}
}

// attackedPages are the pages of the articles and places of attacked.
func attackedPages() (urls []string) {
	for i := range attacks {
		id := string(rune('a' + i))
		urls = append(urls, "/articles/x"+id+"?q=fire", "/places/p"+id)
	}
	return append(urls, "/", "/?q=fire", "/facets/publication", "/facets/place", "/facets/language")
}

func (b tab) invalid(page string) []string {
	b.Helper()
	raw, err := json.Marshal(page)
	if err != nil {
		b.Fatal(err)
	}
	return evaluated(b, chromedp.Evaluate[[]string](fmt.Sprintf(valid, raw), chromedp.EvalAwaitPromise))
}
