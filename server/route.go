package server

import (
	"net/http"
	"net/url"
	"time"

	"github.com/gorilla/mux"
)

// route is one address, as it is served and as it is described.
type route struct {
	path    string // as mux matches it, and as OpenAPI writes it
	name    string // its operationId
	summary string // one sentence
	params  any    // the zero of its struct of parameters; nil if it has none
	media   string // of its answer
	answer  any    // the zero of what its JSON holds; nil if it is none
	within  time.Duration
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

func (s *server) apiRoutes() []route {
	quick := func(r route) route { r.within = searchTime; return r }
	return []route{
		quick(route{path: pathSearch, name: "search", summary: "Search the archive.", params: searchParams{}, media: mediaJSON, answer: SearchJSON{}, serve: s.search}),
		quick(route{path: pathSearch + ".csv", name: "searchCSV", summary: "One page of hits as a table.", params: hitsParams{}, media: mediaCSV, serve: s.searchCSV}),
		quick(route{path: pathSearch + ".ndjson", name: "searchNDJSON", summary: "One page of hits, one JSON object a line.", params: hitsParams{}, media: mediaLines, serve: s.searchLines}),
		quick(route{path: pathSearch + ".rss", name: "searchRSS", summary: "One page of hits as a feed.", params: hitsParams{}, media: mediaRSS, serve: s.searchRSS}),
		quick(route{path: pathSearch + ".geojson", name: "searchGeoJSON", summary: "The places of a search with their counts.", params: hitsParams{}, media: mediaGeo, answer: FeaturesJSON{}, serve: s.searchGeo}),
		{path: "/api/v1/articles/{id}", name: "article", summary: "One article.", params: articleParams{}, media: mediaJSON, answer: ArticleJSON{}, serve: s.article},
		quick(route{path: "/api/v1/entities/{id}", name: "entity", summary: "One place.", params: noParams{}, media: mediaJSON, answer: EntityJSON{}, serve: s.entity}),
		quick(route{path: "/api/v1/facets/{field}", name: "facet", summary: "The values of one facet.", params: facetParams{}, media: mediaJSON, answer: FacetValuesJSON{}, serve: s.facet}),
		{path: "/api/v1/export", name: "export", summary: "Every article that matches, one JSON object a line.", params: matchParams{}, media: mediaLines, stream: s.export},
		{path: "/api/v1/openapi.json", name: "openapi", summary: "This description.", params: noParams{}, media: mediaJSON, serve: s.serveOpenAPI},
		quick(route{path: "/healthz", name: "healthz", summary: "Runs a search.", media: mediaJSON, answer: HealthJSON{}, serve: s.healthz}),
		{path: "/readyz", name: "readyz", summary: "Whether all that was to be read can be searched.", media: mediaJSON, answer: HealthJSON{}, serve: s.readyz},
		{path: "/metrics", name: "metrics", summary: "Metrics for Prometheus.", media: mediaText, stream: s.serveMetrics},
	}
}

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
