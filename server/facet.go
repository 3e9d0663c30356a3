package server

import (
	"net/http"
	"slices"
	"strings"

	"dateline"
)

// FacetValuesJSON are the values of one facet over the articles that match.
type FacetValuesJSON struct {
	// the facet
	Facet string `json:"facet"`
	FacetJSON
	// the last change of the record that the answer saw
	Seq uint64 `json:"seq"`
}

// facet serves /api/v1/facets/{field}.
func (s *server) facet(r *http.Request) (*reply, error) {
	name, err := facetNamed(pathValue(r, "field"))
	if err != nil {
		return nil, err
	}
	p, err := read[facetParams](r)
	if err != nil {
		return nil, err
	}
	q := p.search()
	q.Facets, q.FacetLimit, q.FacetPrefix = []string{name}, p.FacetLimit, p.Prefix
	res, err := s.find(r.Context(), q)
	if err != nil {
		return nil, err
	}
	at := newAddress(s.BasePath+pathSearch, p.asked).set("prefix", "").set("facet_limit", "")
	rep, err := asJSON(FacetValuesJSON{name, newFacetJSON(res.Facets[name]).addressed(name, at, len(res.Facets[name].Values)), uint64(res.Seen)})
	rep.state = stateOf(res)
	return rep, err
}

// facetNamed returns the name of a facet, or names the nearest, or all.
func facetNamed(name string) (string, error) {
	if slices.Contains(dateline.FacetNames(), name) {
		return name, nil
	}
	e := &dateline.Error{Kind: dateline.NotFound, Message: "there is no facet " + quoted(name), Hint: "the facets are " + strings.Join(dateline.FacetNames(), ", ")}
	if near := nearest(name, dateline.FacetNames()); near != "" {
		e.Hint = "the nearest is " + near
	}
	return "", e
}
