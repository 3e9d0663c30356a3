package server_test

import (
	"fmt"
	"net/http"
	"testing"

	"dateline"
	"dateline/server"
)

// fourCopies returns a handler over four articles with one text and one with
// another.
func fourCopies(t *testing.T) http.Handler {
	t.Helper()
	a := emptyArchive(t)
	var batch []dateline.Article
	for i := range 5 {
		body := "The ferry from Arden to Corlis lost its rudder on Monday, and 14 people waited for a tow."
		if i == 4 {
			body = "Rain closed the road from Brenn to Dolva for a ferry on Friday, said the mayor, Ina Holt."
		}
		id := fmt.Sprint("c", i)
		batch = append(batch, dateline.Article{ID: dateline.ID(id), Keys: own(id), Title: "Ferry " + id, Body: body})
	}
	searchable(t, a)(a.Put(t.Context(), batch))
	return serving(t, a, server.Options{})
}

func TestCopiesAreFolded(t *testing.T) {
	h := fourCopies(t)
	for address, want := range map[string][]string{
		"/api/v1/search?q=ferry":                     {`"total":{"value":2,"relation":"eq","folded":3}`, `"copies":3,"copies_url":"/api/v1/search?copies=show&copy_of=c0&q=ferry"`},
		"/api/v1/search?q=ferry&copies=show":         {`"total":{"value":5,"relation":"eq"}`},
		"/api/v1/search?copy_of=c2":                  {`"total":{"value":4,"relation":"eq"}`},
		"/api/v1/search?copy_of=c2&copies=fold":      {`"total":{"value":1,"relation":"eq","folded":3}`},
		"/api/v1/search.ndjson?q=ferry":              {`"copies_url":"/api/v1/search?copies=show&copy_of=c0&q=ferry"`},
		"/api/v1/facets/publication?q=ferry":         {`"missing":2`},
		"/api/v1/search?copies=some":                 {`"param":"copies"`},
		"/api/v1/search?copy_of=a%20b":               {`"param":"copy_of"`},
		"/api/v1/export?copies=fold":                 {`"param":"copies"`},
		"/api/v1/export?copies=show&copy_of=c1&q=14": {`"id":"c3"`},
	} {
		contains(t, address, get(t, h, address).Body.String(), want...)
	}
}

func TestCopiesOpenOnAPage(t *testing.T) {
	h := fourCopies(t)
	folded := visit(t, h, "/?q=ferry")
	contains(t, "folded", folded.raw, "2 articles and 3 copies")
	opened := visit(t, h, folded.link("and 3 more copies"))
	contains(t, "opened", opened.raw, "4 articles", "copies of one text")
	contains(t, "lifted", visit(t, h, "/?q=ferry&copies=show").raw, "5 articles", "every copy")
}
