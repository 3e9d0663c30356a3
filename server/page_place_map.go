package server

import (
	"context"
	"fmt"
	"slices"

	"dateline"
)

// mapAround is the map of a place and of those that are named with it.
func (s *server) mapAround(ctx context.Context, p dateline.Place, res *dateline.Result) (*mapView, error) {
	q := dateline.Search{Text: "place:" + p.ID, Copies: dateline.Fold, Facets: []string{dateline.FacetPlace}, FacetLimit: mapPlaces}
	with, err := s.archive.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("places with %q: %w", p.ID, err)
	}
	places, err := s.places.at(ctx, s.archive, res.Seen)
	if err != nil {
		return nil, fmt.Errorf("places of a map: %w", err)
	}
	home := newAddress(s.pageURL("/"), nil)
	on := locatedOf(with.Facets[dateline.FacetPlace], places)
	on = slices.DeleteFunc(on, func(o located) bool { return o.ID == p.ID })
	if p.Located {
		on = append(on, located{p, res.Total, dateline.Count{Value: p.ID, Label: p.Label, Count: res.Total, State: ownPlace}})
	}
	if len(on) == 0 {
		return nil, nil
	}
	v := newMapView(home.set("q", q.Text), on, wideMap)
	v.Heading, v.Class = "Places named with it", "wide"
	if p.Located {
		v.Spots[len(on)-1].URL = home.with(dateline.FacetPlace, p.ID).String()
	}
	return v, nil
}
