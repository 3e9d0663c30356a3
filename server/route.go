package server

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"dateline/index/export"

	"github.com/gorilla/mux"
)

// route is one address, as it is served and as it is described.
type route struct {
	method  string   // POST or DELETE, which need a key; "" is GET and HEAD
	path    string   // as mux matches it, and as OpenAPI writes it
	name    string   // its operationId
	summary string   // one sentence
	params  any      // the zero of its struct of parameters; nil if it has none
	media   string   // of its answer
	also    []string // media of its other forms
	answer  any      // the zero of what its JSON holds; nil if it is none
	within  time.Duration
	gate    *gate // where it waits for its turn; nil is nowhere
	serve   func(*http.Request) (*reply, error)
	stream  func(http.ResponseWriter, *http.Request) error // instead of serve
}

// Media types of answers.
const (
	mediaJSON    = "application/json; charset=utf-8"
	mediaProblem = "application/problem+json"
	mediaCSV     = "text/csv; charset=utf-8"
	mediaLines   = "application/x-ndjson; charset=utf-8"
	mediaRSS     = "application/rss+xml; charset=utf-8"
	mediaGeo     = "application/geo+json; charset=utf-8"
	mediaText    = "text/plain; charset=utf-8"
)

// pathSearch is the address of a search, without the base path.
const pathSearch = "/api/v1/search"

// pathSuggest is that of suggestions, likewise.
const pathSuggest = "/api/v1/suggest"

// pathOpenAPI is that of the description of all of them, likewise.
const pathOpenAPI = "/api/v1/openapi.json"

// pathExport is the address of an export, likewise.
const pathExport = "/api/v1/export"

func (s *server) apiRoutes() []route { return append(s.ownRoutes(), s.correctionRoutes()...) }

func (s *server) ownRoutes() []route {
	quick := func(r route) route { r.within, r.gate = searchTime, s.gates.searches; return r }
	return []route{
		quick(route{path: pathSearch, name: "search", summary: "Search the archive.", params: searchParams{}, media: mediaJSON, answer: SearchJSON{}, serve: s.search}),
		quick(route{path: pathSearch + suffixCSV, name: "searchCSV", summary: "One page of hits as a table.", params: shownParams{}, media: mediaCSV, serve: s.searchCSV}),
		quick(route{path: pathSearch + suffixLines, name: "searchNDJSON", summary: "One page of hits, one JSON object a line.", params: shownParams{}, media: mediaLines, serve: s.searchLines}),
		quick(route{path: pathSearch + ".rss", name: "searchRSS", summary: "One page of hits as a feed.", params: hitsParams{}, media: mediaRSS, serve: s.searchRSS}),
		quick(route{path: pathSearch + ".geojson", name: "searchGeoJSON", summary: "The places of a search with their counts.", params: hitsParams{}, media: mediaGeo, answer: FeaturesJSON{}, serve: s.searchGeo}),
		quick(route{path: pathSearch + suffixRIS, name: "searchRIS", summary: "References to one page of hits, for programs that read RIS.", params: hitsParams{}, media: mediaRIS, serve: s.searchAs(".ris", mediaRIS, export.RIS)}),
		quick(route{path: pathSearch + suffixBibTeX, name: "searchBibTeX", summary: "References to one page of hits, for BibTeX.", params: hitsParams{}, media: mediaBibTeX, serve: s.searchAs(".bib", mediaBibTeX, export.BibTeX)}),
		{gate: s.gates.searches, path: pathArticles + "/{id}" + suffixRIS, name: "articleRIS", summary: "A reference to one article, for programs that read RIS.", params: articleParams{}, media: mediaRIS, serve: s.articleAs(suffixRIS, mediaRIS, export.RIS)},
		{gate: s.gates.searches, path: pathArticles + "/{id}" + suffixBibTeX, name: "articleBibTeX", summary: "A reference to one article, for BibTeX.", params: articleParams{}, media: mediaBibTeX, serve: s.articleAs(suffixBibTeX, mediaBibTeX, export.BibTeX)},
		{gate: s.gates.searches, path: pathArticles + "/{id}/diff", name: "diff", summary: "What changed between two revisions of an article, by words.", params: diffParams{}, media: mediaJSON, answer: DiffJSON{}, serve: s.diff},
		{gate: s.gates.searches, path: pathArticles + "/{id}", name: "article", summary: "One article.", params: articleParams{}, media: mediaJSON, answer: ArticleJSON{}, serve: s.article},
		quick(route{path: "/api/v1/entities/{id}", name: "entity", summary: "One place.", params: noParams{}, media: mediaJSON, answer: EntityJSON{}, serve: s.entity}),
		quick(route{path: "/api/v1/facets/{field}", name: "facet", summary: "The values of one facet.", params: facetParams{}, media: mediaJSON, answer: FacetValuesJSON{}, serve: s.facet}),
		quick(route{path: pathSuggest, name: "suggest", summary: "Suggestions while typing.", params: suggestParams{}, media: mediaJSON, answer: SuggestionsJSON{}, serve: s.suggest}),
		{gate: s.gates.exports, path: pathExport, name: "export", summary: "Every article that matches.", params: exportAnyParams{}, media: mediaLines, also: []string{mediaCSV, mediaRIS, mediaBibTeX}, stream: s.exportAny},
		{gate: s.gates.exports, path: pathExport + ".ndjson", name: "exportNDJSON", summary: "Every article that matches, one JSON object a line.", params: exportParams{}, media: mediaLines, stream: s.exportAs(exportForms[0])},
		{gate: s.gates.exports, path: pathExport + ".csv", name: "exportCSV", summary: "Every article that matches as a table.", params: exportParams{}, media: mediaCSV, stream: s.exportAs(exportForms[1])},
		{gate: s.gates.exports, path: pathExport + ".ris", name: "exportRIS", summary: "References to every article that matches, for programs that read RIS.", params: exportParams{}, media: mediaRIS, stream: s.exportAs(exportForms[2])},
		{gate: s.gates.exports, path: pathExport + ".bib", name: "exportBibTeX", summary: "References to every article that matches, for BibTeX.", params: exportParams{}, media: mediaBibTeX, stream: s.exportAs(exportForms[3])},
		{method: http.MethodPost, path: pathArticles, name: "post", summary: "Adds what is posted.", params: postParams{}, stream: s.post},
		{method: http.MethodDelete, path: pathArticles + "/{id}", name: "erase", summary: "Erases an article for good.", params: eraseParams{}, stream: s.erase},
		{path: pathOpenAPI, name: "openapi", summary: "This description.", params: noParams{}, media: mediaJSON, serve: s.serveOpenAPI},
		{within: searchTime, path: "/healthz", name: "healthz", summary: "Runs a search.", media: mediaJSON, answer: HealthJSON{}, serve: s.healthz},
		{path: "/readyz", name: "readyz", summary: "Whether all that was to be read can be searched.", media: mediaJSON, answer: HealthJSON{}, serve: s.readyz},
		{path: "/metrics", name: "metrics", summary: "Metrics for Prometheus.", media: mediaText, stream: s.serveMetrics},
	}
}

// methods are those that a route is served for.
func (rt route) methods() []string {
	if rt.method != "" {
		return []string{rt.method}
	}
	return []string{http.MethodGet, http.MethodHead}
}

// pattern is the path as the router reads it. Ids hold no dot: to erase a.ris is
// not to erase an article, though a.ris can be read.
func (rt route) pattern() string {
	if rt.method == http.MethodDelete {
		return strings.Replace(rt.path, "{id}", "{id:[^./]+}", 1)
	}
	return rt.path
}

// Suffixes of references, which no id ends with: ids hold no dot.
const (
	suffixRIS    = ".ris"
	suffixBibTeX = ".bib"
)

// noParams are those of a route that takes none.
type noParams struct{}

// pathValue returns a part of the path as it was before it was escaped; the
// router keeps to the escaped path, so that a slash in a name stays in it.
func pathValue(r *http.Request, name string) string {
	raw := mux.Vars(r)[name]
	if v, err := url.PathUnescape(raw); err == nil {
		return v
	}
	return raw
}
