package server

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jba/templatecheck"
)

// pageData is what each page is made of.
var pageData = map[string]any{
	"search": searchPage{}, "article": articlePage{}, "entity": entityPage{}, "correct": correctPage{}, "docs": docsPage{}, "error": errorPage{}, "values": facetPage{}, "publication": publicationPage{}, "diff": diffPage{},
}

// Every field that a page names is there, whatever way the page takes.
func TestTemplatesFitTheirData(t *testing.T) {
	for name, data := range pageData {
		if err := templatecheck.CheckHTML(embedded.templates.Lookup(name), data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is wrong with a template inside the program is for the log, not for readers.
func TestFaultsOfTemplatesAreTheProgramsOwn(t *testing.T) {
	var log bytes.Buffer
	s := &server{Options: Options{Log: slog.New(slog.NewTextHandler(&log, nil))}}
	w := httptest.NewRecorder()
	s.errorPage(w, httptest.NewRequest(http.MethodGet, "/", nil), &lookError{errors.New("no field Zebra")})
	page := w.Body.String()
	if w.Code != http.StatusInternalServerError || !strings.Contains(page, "Something went wrong here") || strings.Contains(page, "Zebra") {
		t.Errorf("%d %s", w.Code, page)
	}
	if !strings.Contains(log.String(), "Zebra") {
		t.Errorf("the log has %q", log.String())
	}
}
