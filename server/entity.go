package server

import (
	"fmt"
	"maps"
	"net/http"
	"slices"

	"dateline"
)

// EntityJSON is an entity: today always a place.
type EntityJSON struct {
	ID        string        `json:"id"`        // its id
	Type      string        `json:"type"`      // place
	Label     string        `json:"label"`     // the name to show
	Kind      string        `json:"kind"`      // as the gazetteer says: town, region, country; may be empty
	Countries []string      `json:"countries"` // ISO 3166-1 alpha-2; several where it is disputed
	Point     *PointJSON    `json:"point"`     // null where it is not known
	Names     []string      `json:"names"`     // every other name and spelling
	Articles  int           `json:"articles"`  // how many mention it
	URL       string        `json:"url"`       // the search for those: path and query
	Written   []NameUseJSON `json:"written"`   // the names that articles write, and who does; by articles, descending, at most 12
	Seq       uint64        `json:"seq"`       // the last change of the record that the answer saw
}

// nearestOf is how many ids are compared with one that is not known.
const nearestOf = 10_000

// entity serves /api/v1/entities/{id}.
func (s *server) entity(r *http.Request) (*reply, error) {
	id := pathValue(r, "id")
	if _, err := read[noParams](r); err != nil {
		return nil, err
	}
	res, err := s.find(r.Context(), dateline.Search{Include: map[string][]string{dateline.FacetPlace: {id}}})
	if err != nil {
		return nil, err
	}
	places, err := s.places.at(r.Context(), s.archive, res.Seen)
	if err != nil {
		return nil, fmt.Errorf("entity %q: %w", id, err)
	}
	p, ok := places[id]
	if !ok {
		return nil, noEntity(id, places)
	}
	at := newAddress(s.BasePath+pathSearch, nil).with(dateline.FacetPlace, id)
	uses, err := s.writtenIn(r.Context(), p)
	if err != nil {
		return nil, err
	}
	return asJSON(newEntity(p, res, uses, at))
}

func noEntity(id string, places map[string]dateline.Place) error {
	e := &dateline.Error{Kind: dateline.NotFound, Message: "there is no entity " + quoted(id)}
	if near := nearestPlace(id, places); near != "" {
		e.Hint = "the nearest id is " + near
	}
	return e
}

// nearestPlace is the id that was probably meant; "" where none is near or there are
// too many to compare.
func nearestPlace(id string, places map[string]dateline.Place) string {
	if len(places) > nearestOf || len(id) > longestName {
		return ""
	}
	return nearest(id, slices.Sorted(maps.Keys(places)))
}

func newEntity(p dateline.Place, res *dateline.Result, uses []nameUse, at address) EntityJSON {
	out := EntityJSON{
		ID: p.ID, Type: dateline.FacetPlace, Label: p.Label, Kind: p.Kind,
		Countries: append([]string{}, p.Countries...), Names: append([]string{}, p.AllNames()[1:]...),
		Written: newNameUses(uses, at), Articles: res.Total, URL: at.String(), Seq: uint64(res.Seen),
	}
	if p.Located {
		out.Point = &PointJSON{"Point", [2]float64{p.Lon, p.Lat}}
	}
	return out
}
