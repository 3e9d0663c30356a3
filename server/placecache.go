package server

import (
	"context"
	"sync"

	"dateline"
)

// placeCache keeps the gazetteer, which changes far less often than the archive:
// reading a hundred thousand places takes most of a second.
type placeCache struct {
	mu   sync.Mutex
	seen dateline.Seq // byID is as the record was here, or later
	byID map[string]dateline.Place
}

// mostChanges is how many changes are looked through for one of the gazetteer;
// beyond that reading all places is as quick.
const mostChanges = 500

// at returns all places by their ids, as the record has them at a state of the
// index or later. The map is never changed.
func (c *placeCache) at(ctx context.Context, archive dateline.Archive, seen dateline.Seq) (map[string]dateline.Place, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byID != nil && c.seen < seen {
		if err := c.follow(ctx, archive); err != nil {
			return nil, err
		}
	}
	if c.byID == nil || c.seen < seen {
		if err := c.read(ctx, archive); err != nil {
			return nil, err
		}
		c.seen = seen
	}
	return c.byID, nil
}

// follow goes through the log as long as there is no change of the gazetteer in it, and
// no correction, which may be of a place.
func (c *placeCache) follow(ctx context.Context, archive dateline.Archive) error {
	n := 0
	for change, err := range archive.Changes(ctx, c.seen) {
		if err != nil {
			return err
		}
		if n++; change.Kind == dateline.ChangeGazetteer || change.Kind == dateline.ChangeCorrection || n > mostChanges {
			return nil
		}
		c.seen = change.Seq
	}
	return nil
}

func (c *placeCache) read(ctx context.Context, archive dateline.Archive) error {
	all := map[string]dateline.Place{}
	for p, err := range archive.Places(ctx) {
		if err != nil {
			return err
		}
		all[p.ID] = p
	}
	c.byID = all
	return nil
}
