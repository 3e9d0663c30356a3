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
	Years   string // from when to when; "" where no article has a date
	Writers []facetValue
	More    string // how many publications are not listed; "" if all are
}

// fillWritten names who writes which name, and the names that nobody does.
func (s *server) fillWritten(ctx context.Context, page *entityPage, e dateline.Entity) error {
	known := e.Given // of people and organisations nobody else has written down how they are called
	if e.Type == dateline.TypePlace {
		known = e.Place.AllNames()
	}
	all, err := s.writtenIn(ctx, e)
	if err != nil {
		return err
	}
	var folds []string
	for _, w := range all {
		folds = append(folds, text.Fold(w.Name))
		at := newAddress(s.pageURL("/"), nil).set("q", phrase(w.Name)).with(e.Type, e.ID)
		view := writtenView{pageLink: pageLink{w.Name, at.String()}, Count: grouped(w.Articles), Years: w.years()}
		facet := newFacetView(at, dateline.FacetPublication, w.Writers)
		view.Writers, view.More = facet.Values, facet.More
		for _, name := range known {
			if name != w.Name && text.Fold(name) == text.Fold(w.Name) {
				view.Also = append(view.Also, name)
			}
		}
		page.Written = append(page.Written, view)
	}
	for _, name := range known {
		if !slices.Contains(folds, text.Fold(name)) && (len(all) > 0 || name != e.Label) {
			page.Names = append(page.Names, name)
		}
	}
	if len(page.Names) > 0 {
		page.Unread, err = s.unread(ctx)
	}
	return err
}
