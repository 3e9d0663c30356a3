package server_test

import (
	"net/http"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// ferryTexts returns a handler over an article with three texts and one with one.
func ferryTexts(t *testing.T) http.Handler {
	t.Helper()
	a := emptyArchive(t)
	article := func(id, title, body string) dateline.Article {
		return dateline.Article{ID: dateline.ID(id), Keys: own(id), Title: title, Body: body}
	}
	for _, body := range []string{"The ferry lost its rudder, and 9 people waited.", "The ferry lost its rudder, and 14 people waited.", "The ferry was towed to Corlis."} {
		searchable(t, a)(a.Put(t.Context(), []dateline.Article{article("ferry", "Ferry", body)}))
	}
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{article("road", "Rain closed the road", "No ferry, no road.")}))
	return serving(t, a, server.Options{})
}

func TestAllRevisionsOverHTTP(t *testing.T) {
	h := ferryTexts(t)
	for address, want := range map[string][]string{
		"/api/v1/search?q=rudder":                                {`"total":{"value":0,"relation":"eq"}`},
		"/api/v1/search?q=rudder&revisions=newest":               {`"total":{"value":0,"relation":"eq"}`},
		"/api/v1/search?q=rudder&revisions=all":                  {`"total":{"value":2,"relation":"eq"}`, `"id":"ferry","revision":1,`, `"current_revision":3`},
		"/api/v1/search?q=ferry&revisions=all&copies=show":       {`"total":{"value":4,"relation":"eq"}`},
		"/api/v1/search?revisions=all&limit=1":                   {`"next":"`},
		"/api/v1/search?q=ferry&revisions=all&facet=publication": {`"missing":4`, `missing=publication&q=ferry&revisions=all"`},
		"/api/v1/facets/publication?q=ferry&revisions=all":       {`"missing":4`},
		"/api/v1/search?q=rudder&revisions=all&copies=fold":      {`"param":"copies"`, "want show, or revisions newest"},
		"/api/v1/search?copy_of=ferry&revisions=all":             {`"param":"copy_of"`},
		"/api/v1/search?revisions=1":                             {`"param":"revisions"`, "want newest, all"},
		"/api/v1/search.csv?q=rudder&revisions=all":              {"snippets,current_revision\r\n", "ferry,2,Ferry,", `waited.",3`},
		"/api/v1/search.csv?q=towed":                             {"places,snippets\r\n"},
		"/api/v1/search.ndjson?q=rudder&revisions=all":           {`"id":"ferry","revision":2,`, `"current_revision":3`},
		"/api/v1/search.rss?q=rudder&revisions=all":              {"2 revisions for rudder", ">ferry.1</guid>", "/articles/ferry?revision=1</link>"},
		"/api/v1/search.rss?q=towed":                             {"<description>1 article for towed<", ">ferry</guid>"},
		"/api/v1/search.geojson?q=rudder&revisions=all":          {`"features":[]`},
		"/api/v1/search.ris?q=rudder&revisions=all":              {`"param":"revisions"`, "ris"},
		"/api/v1/search.bib?q=rudder&revisions=all":              {`"param":"revisions"`},
		"/api/v1/export?revisions=all":                           {`"param":"revisions"`, "want 1"},
	} {
		contains(t, address, get(t, h, address).Body.String(), want...)
	}
}

func TestAllRevisionsOnAPage(t *testing.T) {
	h := ferryTexts(t)
	nothing := visit(t, h, "/?q=rudder&copies=show")
	found := visit(t, h, nothing.link("Search the earlier revisions of articles too"))
	contains(t, "found", found.raw, "2 revisions", "Earlier revision 1; the newest is", "Earlier revision 2;", "all revisions", `value="all" checked`)
	if strings.Contains(found.raw, "BibTeX") {
		t.Error("references to revisions are offered")
	}
	contains(t, "opened", visit(t, h, found.link("Ferry")).raw, ">rudder</mark>", "which is not the current one")
	contains(t, "what changed", visit(t, h, found.link("what changed")).raw, "<h1")
	contains(t, "the newest", visit(t, h, found.link("3")).raw, "towed to Corlis")
	contains(t, "all", visit(t, h, "/?q=ferry&revisions=all").raw, "4 revisions")
	contains(t, "values", visit(t, h, "/facets/publication?q=ferry&revisions=all").raw, "4 revisions")
	contains(t, "with copies", visit(t, h, "/?copy_of=ferry&revisions=all").raw, "The same search without <code>copy_of</code>")
}
