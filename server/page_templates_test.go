package server

import (
	"testing"

	"github.com/jba/templatecheck"
)

// Every field that a page names is there, whatever way the page takes.
func TestTemplatesFitTheirData(t *testing.T) {
	for name, data := range map[string]any{
		"search": searchPage{}, "article": articlePage{}, "place": placePage{}, "docs": docsPage{}, "error": errorPage{},
	} {
		if err := templatecheck.CheckHTML(pageTemplates.Lookup(name), data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
