package server

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dateline"
)

// pageNames are the parameters of a search page: those of the search of the API,
// but for show, since a page is read.
func pageNames() []string {
	names := []string{"q", "from", "to", "match", "verbatim", "sort", "limit", "cursor", "interval", "facet", missingParam, notPrefix + missingParam, "copies", "copy_of", "revisions", partialParam}
	return append(names, choiceNames()...)
}

// choiceNames are the parameters that include and exclude values.
func choiceNames() (names []string) {
	for _, facet := range dateline.FacetNames() {
		names = append(names, facet, notPrefix+facet)
	}
	return names
}

// knownParams splits the parameters of a page's address into those that it has and
// notices about the others: links gather parameters on their way (utm_source), and
// a page that refused them would be of no use.
func knownParams(r *http.Request, names []string) (known url.Values, notices []string) {
	all, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		notices = append(notices, "A part of the address could not be read, and was left out.")
	}
	known = url.Values{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if slices.Contains(names, name) {
			known[name] = all[name]
			continue
		}
		notices = append(notices, unknownParam(name, names))
	}
	return known, notices
}

func unknownParam(name string, names []string) string {
	shown := plainLine(name)
	if len(shown) > longestName {
		shown = strings.ToValidUTF8(shown[:longestName], "") + "…"
	}
	notice := fmt.Sprintf("This page has no parameter “%s”; it was not looked at.", shown)
	if meant := nearest(name, names); meant != "" {
		notice += fmt.Sprintf(" Was “%s” meant?", meant)
	}
	return notice
}

// withParams is r with other parameters.
func withParams(r *http.Request, v url.Values) *http.Request {
	out := r.Clone(r.Context())
	out.URL.RawQuery = v.Encode()
	return out
}
