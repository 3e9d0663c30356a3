package server

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"dateline"
)

// EntityJSON is an entity: a place, a person or an organisation.
type EntityJSON struct {
	ID        string        `json:"id"`        // its id; where it was merged into another that one's
	Type      string        `json:"type"`      // place, person or organisation
	Label     string        `json:"label"`     // the name to show
	Kind      string        `json:"kind"`      // of a place as the gazetteer says: town, region, country; may be empty
	Countries []string      `json:"countries"` // of a place, ISO 3166-1 alpha-2; several where it is disputed
	Point     *PointJSON    `json:"point"`     // null where it is not known, or no place
	Names     []string      `json:"names"`     // every other name and spelling: those of the gazetteer and of corrections, then those that articles write
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
	e, err := s.entityOf(r.Context(), id)
	if err != nil {
		return nil, err
	}
	res, err := s.find(r.Context(), dateline.Search{Include: map[string][]string{e.Type: {e.ID}}})
	if err != nil {
		return nil, err
	}
	at := newAddress(s.BasePath+pathSearch, nil).with(e.Type, e.ID)
	uses, err := s.writtenIn(r.Context(), e)
	if err != nil {
		return nil, err
	}
	return asJSON(newEntity(e, res, uses, at))
}

// entityOf is an entity that articles or a gazetteer know.
func (s *server) entityOf(ctx context.Context, id string) (dateline.Entity, error) {
	e, err := s.archive.Entity(ctx, id)
	if err == nil && e.Type != "" {
		return e, nil
	}
	if err != nil && dateline.KindOf(err) != dateline.Invalid {
		return e, fmt.Errorf("entity %q: %w", id, err)
	}
	stats, err := s.archive.Stats(ctx)
	if err != nil {
		return e, err
	}
	places, err := s.places.at(ctx, s.archive, stats.Indexed)
	if err != nil {
		return e, fmt.Errorf("entity %q: %w", id, err)
	}
	return e, noEntity(id, places)
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
	if len(places) > nearestOf {
		return ""
	}
	return nearest(id, slices.Sorted(maps.Keys(places)))
}

func newEntity(e dateline.Entity, res *dateline.Result, uses []nameUse, at address) EntityJSON {
	out := EntityJSON{
		ID: e.ID, Type: e.Type, Label: e.Label, Kind: e.Place.Kind,
		Countries: append([]string{}, e.Place.Countries...), Names: otherNames(e),
		Written: newNameUses(uses, at), Articles: res.Total, URL: at.String(), Seq: uint64(res.Seen),
	}
	if p := e.Place; p.Located {
		out.Point = &PointJSON{"Point", [2]float64{p.Lon, p.Lat}}
	}
	return out
}

// otherNames are the names of an entity but for its label: those of the gazetteer and of
// corrections, then those that articles write.
func otherNames(e dateline.Entity) []string {
	out := []string{}
	add := func(name string) {
		if name != e.Label && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	for _, name := range append(e.Place.Names, e.Given...) {
		add(name)
	}
	for _, n := range e.Names {
		add(strings.Join(strings.Fields(n.Words), " "))
	}
	return out
}
