package server

import (
	"context"
	"log/slog"
	"maps"
	"reflect"
	"slices"

	"dateline"
)

// mostNameBytes bounds the names of places that are kept for suggestions, of the lists
// and, once more, of what the facets hold: 16 MiB are some 800,000 names, and 60 MB with
// all that leads to them.
const mostNameBytes = 16 << 20

// placeNames are the names of all places, their labels among them.
type placeNames struct {
	wordTable
	of   []placeName // by the number of the name
	full bool        // there are more than can be kept, so that none is
}

type placeName struct{ id, label, name string }

func newPlaceNames(places map[string]dateline.Place) *placeNames {
	n, bytes := &placeNames{}, 0
	for _, p := range places {
		for _, name := range p.AllNames() {
			bytes += len(name)
		}
	}
	if bytes > mostNameBytes {
		return &placeNames{full: true}
	}
	for _, id := range slices.Sorted(maps.Keys(places)) {
		p := places[id]
		for _, name := range p.AllNames() {
			n.add(name)
			n.of = append(n.of, placeName{id, p.Label, name})
		}
	}
	n.sort()
	return n
}

// nameCache keeps the names of one gazetteer.
type nameCache struct {
	turn
	log  *slog.Logger
	of   map[string]dateline.Place // the gazetteer, which is never changed
	kept *placeNames
}

// at returns the names of all places, as the record has them at a change or later.
func (c *nameCache) at(ctx context.Context, places *placeCache, archive dateline.Archive, seq dateline.Seq) (*placeNames, error) {
	if err := c.take(ctx); err != nil {
		return nil, err
	}
	defer c.give()
	ctx, cancel := detached(ctx)
	defer cancel()
	all, err := places.at(ctx, archive, seq)
	if err != nil {
		return nil, err
	}
	if c.kept == nil || reflect.ValueOf(all).Pointer() != reflect.ValueOf(c.of).Pointer() {
		c.of, c.kept = all, newPlaceNames(all)
		if c.kept.full {
			c.log.WarnContext(ctx, "the gazetteer has too many names to keep for suggestions; they are suggested by the beginning of their names only", "bytes", mostNameBytes)
		}
	}
	return c.kept, nil
}
