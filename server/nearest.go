package server

import (
	"path"
	"slices"
	"strings"

	"dateline"
)

// longestName is how many bytes of a name are compared with others: a longer one
// is no slip of the hand.
const longestName = 64

// nearest returns the one of names that s was probably meant to be; "" if none is near.
func nearest(s string, names []string) string { return dateline.Meant(s, names) }

// paramsElsewhere are what other programs call our parameters.
var paramsElsewhere = map[string][]string{
	"q":            {"query", "search", "text", "term", "terms", "keyword", "keywords", "words"},
	"cursor":       {"offset", "page", "skip", "start", "p", "pagenum", "page_token", "search_after", "scroll"},
	"limit":        {"size", "count", "rows", "max", "per_page", "perpage", "pagesize", "page_size", "n", "top", "hits"},
	"sort":         {"order", "orderby", "order_by", "sortby", "sort_by"},
	"from":         {"since", "after", "start_date", "from_date", "date_from"},
	"to":           {"until", "before", "end_date", "to_date", "date_to"},
	"facet":        {"facets", "aggs", "aggregations"},
	"publication":  {"source", "publisher"},
	"place":        {"location", "city"},
	"person":       {"people"},
	"organisation": {"organization", "org"},
	"language":     {"lang"},
}

// hintOfParam says which of the known parameters was meant by one that there is none of.
func hintOfParam(name string, known []string) string {
	for meant, others := range paramsElsewhere {
		if slices.Contains(others, strings.ToLower(name)) && slices.Contains(known, meant) {
			return "what is " + strings.ToLower(name) + " elsewhere is " + meant + " here" + ofParam[meant]
		}
	}
	if near := nearest(name, known); near != "" {
		return "the nearest known one is " + near
	}
	if len(known) > fewParams {
		return pathOpenAPI + " lists those of each address"
	}
	return "this address takes " + strings.Join(known, ", ")
}

// fewParams are so many that a hint can name all of them.
const fewParams = 12

// ofParam says what a parameter takes, where its name does not.
var ofParam = map[string]string{"cursor": ", and takes the next of the page before"}

// hintOfPath says which address was meant by one where nothing is: the nearest, or one that
// ends in the same way.
func (s *server) hintOfPath(asked string) string {
	last := path.Base(asked)
	if last == path.Base(pathSearch) {
		return "searches are at " + s.BasePath + "/?q=words for readers, and at " + s.BasePath + pathSearch + "?q=words for programs"
	}
	var paths []string
	for _, rt := range s.routes {
		paths = append(paths, rt.path)
	}
	if near := nearest(asked, paths); near != "" {
		return "the nearest address is " + s.BasePath + near
	}
	for _, p := range paths {
		if path.Base(p) == last {
			return "the nearest address is " + s.BasePath + p
		}
	}
	return s.BasePath + pathOpenAPI + " lists all addresses for programs, and " + s.BasePath + "/ is the page for readers"
}
