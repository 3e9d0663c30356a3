package server_test

import (
	"html"
	"net/url"
	"strings"
	"testing"
)

// Where nothing matches, the question is put with the words that the archive has.
func TestMeant(t *testing.T) {
	h := seedServer(t)
	for asked, want := range map[string]string{
		"soldirs":                     "soldiers",
		"Soldirs in Kalbajr":          "soldiers in Kalbajar",
		`"peace deel"`:                `"peace deal"`,
		"ammbulanses publication:pr*": "",
		"xqzwvk":                      "",
		"soldiers Xanadu":             "",
		"hos":                         "",
		"a b c d e f g soldirs x":     "",
	} {
		p := visit(t, h, "/?q="+url.QueryEscape(asked))
		p.holdStructure()
		link := `Did you mean <a href="/?q=` + url.QueryEscape(want) + `">`
		if got := strings.Contains(p.raw, "Did you mean"); got != (want != "") || got && !strings.Contains(html.UnescapeString(p.raw), link) {
			t.Errorf("%s: another spelling: %v, want %q", asked, got, want)
		}
	}
}

// What was chosen stays, and a spelling that finds nothing with it is not offered.
func TestMeantWithChoices(t *testing.T) {
	h := seedServer(t)
	contains(t, "chosen", html.UnescapeString(visit(t, h, "/?q=soldirs&publication=Press+TV").raw), `<a href="/?publication=Press+TV&q=soldiers"><bdi>soldiers</bdi></a>? That finds 1 article.`)
	if raw := visit(t, h, "/?q=soldirs&publication=None").raw; strings.Contains(raw, "Did you mean") {
		t.Error("a spelling is offered that finds nothing")
	}
}

// A reader who wants all that was found, and sees a part of it, is led to it.
func TestWholeResults(t *testing.T) {
	h := seedServer(t)
	raw := html.UnescapeString(visit(t, h, "/?q=soldiers&limit=2&sort=oldest&copies=show&not.publication=Press+TV").raw)
	contains(t, "a part", raw, `<a href="/api/v1/export.csv?not.publication=Press+TV&q=soldiers">CSV<span`, "/api/v1/export.bib?")
	if w := get(t, h, "/api/v1/export.csv?not.publication=Press+TV&q=soldiers"); strings.Count(w.Body.String(), "00") < 3 || w.Code != 200 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	for _, path := range []string{"/?q=soldiers", "/?q=soldirs", "/?q=soldiers&limit=2&revisions=all"} {
		if strings.Contains(visit(t, h, path).raw, "/api/v1/export") {
			t.Errorf("%s leads to an export", path)
		}
	}
}
