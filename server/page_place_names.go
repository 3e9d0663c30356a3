package server

import (
	"context"
	"slices"

	"dateline"
	"dateline/index/text"
)

// writtenView is a name that articles write, and which publications do.
type writtenView struct {
	pageLink
	Also    []string // the same in other letters, of the gazetteer
	Count   string
	Writers []facetValue
	More    string // how many publications are not listed; "" if all are
}

// fillWritten names who writes which name, and the names that nobody does.
func (s *server) fillWritten(ctx context.Context, page *placePage, p dateline.Place) error {
	all, err := s.writtenIn(ctx, p)
	if err != nil {
		return err
	}
	var folds []string
	for _, w := range all {
		folds = append(folds, text.Fold(w.Name))
		at := newAddress(s.pageURL("/"), nil).set("q", phrase(w.Name)).with(dateline.FacetPlace, p.ID)
		view := writtenView{pageLink: pageLink{w.Name, at.String()}, Count: grouped(w.Articles)}
		facet := newFacetView(at, dateline.FacetPublication, w.Writers)
		view.Writers, view.More = facet.Values, facet.More
		for _, name := range p.AllNames() {
			if name != w.Name && text.Fold(name) == text.Fold(w.Name) {
				view.Also = append(view.Also, name)
			}
		}
		page.Written = append(page.Written, view)
	}
	for _, name := range p.AllNames() {
		if !slices.Contains(folds, text.Fold(name)) && (len(all) > 0 || name != p.Label) {
			page.Names = append(page.Names, name)
		}
	}
	return nil
}
