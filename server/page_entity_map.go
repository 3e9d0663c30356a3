package server

import (
	"context"
	"fmt"
	"slices"

	"dateline"
)

// asked is the query for what mentions an entity.
func asked(e dateline.Entity) string { return e.Type + ":" + e.ID }

// namedWith counts what the articles that mention an entity mention beside it.
func (s *server) namedWith(ctx context.Context, e dateline.Entity) (*dateline.Result, error) {
	q := dateline.Search{
		Text: asked(e), Copies: dateline.Fold, FacetLimit: mapPlaces,
		Facets: []string{dateline.FacetPlace, dateline.FacetPerson, dateline.FacetOrganisation},
	}
	with, err := s.archive.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("what is named with %q: %w", e.ID, err)
	}
	return with, nil
}

// mapAround is the map of an entity and of the places that are named with it; all are the
// articles that mention it.
func (s *server) mapAround(e dateline.Entity, all, with *dateline.Result) *mapView {
	home := newAddress(s.pageURL("/"), nil)
	on := locatedOf(with.Facets[dateline.FacetPlace], with.Places)
	on = slices.DeleteFunc(on, func(o located) bool { return o.ID == e.ID })
	if e.Place.Located {
		on = append(on, located{e.Place, all.Total, dateline.Count{Value: e.ID, Label: e.Label, Count: all.Total, State: ownPlace}})
	}
	if len(on) == 0 {
		return nil
	}
	v := newMapView(home.set("q", asked(e)), on, wideMap)
	v.Heading, v.Class = "Places named with "+pronoun(e), "wide"
	if e.Place.Located {
		v.Spots[len(on)-1].URL = home.with(dateline.FacetPlace, e.ID).String()
	}
	return v
}
