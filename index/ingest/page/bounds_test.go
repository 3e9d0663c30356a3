package page_test

import (
	"strings"
	"testing"

	"dateline/index/ingest/page"
)

// Pages made to be slow end: with what is written in them, or with an error.
func TestPagesMadeToBeSlow(t *testing.T) {
	r, size := strings.Repeat, 4<<20
	if testing.Short() {
		size = 1 << 18
	}
	for name, src := range map[string]string{
		"brackets":              r("<", 4*size),
		"attributes":            "<p " + r("a ", size),
		"elements html":         r("<html a=b>", size/10),
		"formatting":            r("<b><p>", size/6),
		"end tags of nothing":   r("x</b>", size/5),
		"nested":                r("<div>", size/5),
		"nested tables":         r("<table><tr><td>", size/15),
		"section in paragraphs": "<section><table>" + r("<p><div>", 10_000) + r("</section>", size/10),
		"nested articles":       r("<article>"+three[0], 5_000),
		"links in links":        r("<a href=x>"+three[0], 5_000),
		"long paragraphs":       r("<p>"+r(three[0], 7), size/210),
		"comment":               r("<!--", size/4),
		"entities":              r("&amp", size/4),
		"arrays":                ld(r("[", size)),
		"objects":               ld(r(`{"@graph":`, 9_000) + r("}", 9_000)),
		"dates":                 r("<meta name=date content=x>", size/26),
	} {
		t.Run(name, func(t *testing.T) {
			p, err := page.Read([]byte(src), "", "https://example.org/1", "")
			if err == nil && p.Body == "" {
				t.Error("neither a text nor an error")
			}
			if len(p.Notices) > 30 {
				t.Errorf("%d notices", len(p.Notices))
			}
		})
	}
}
