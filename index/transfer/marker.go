package transfer

import (
	"context"
	"encoding/json"
	"fmt"

	"dateline"
)

// StateKey is the key of State under which a copy keeps how far it is. It stays when the
// copy is whole, so that it can be brought up to date.
const StateKey = "copy"

// markerVersion is raised when a marker comes to mean something else.
const markerVersion = 1

// marker says how far a copy is.
type marker struct {
	Version int `json:"version"`
	// Source are the first and the last change that were brought, by which the source is
	// known again.
	Source []anchor `json:"source"`
	// Begun is the last change of the source when the copy began: whatever was read of it
	// since holds what is known up to there.
	Begun dateline.Seq `json:"begun"`
	Seq   dateline.Seq `json:"seq"`  // all changes of the source up to it are here
	Here  dateline.Seq `json:"here"` // the last change of this archive, when that was written
	Open  bool         `json:"open"` // a copy is at work, or was killed at it
	Done  bool         `json:"done"` // there was nothing behind Seq
	State string       `json:"state"`
	// Later are the sources of places whose lists had to wait for others, each with the
	// change that gave it.
	Later map[string]dateline.Seq `json:"later,omitempty"`
}

// load reads the marker of an archive, which is side, from or to; there is none where the
// version of State is 0.
func load(ctx context.Context, archive dateline.Archive, side string) (m marker, version uint64, err error) {
	raw, version, err := archive.State().Get(ctx, StateKey)
	if err != nil || version == 0 {
		return m, 0, err
	}
	if err := json.Unmarshal(raw, &m); err != nil || m.Version != markerVersion {
		return m, version, &dateline.Error{
			Kind: dateline.Conflict, Field: side, Err: err,
			Message: fmt.Sprintf("how far its copy is was written by another version of dateline (%d, not %d)", m.Version, markerVersion),
			Hint:    "go on with that version, or begin anew with an empty archive",
		}
	}
	return m, version, nil
}

// save writes the marker, unless somebody else has.
func (c *copier) save(ctx context.Context) error {
	raw, err := json.Marshal(c.mark)
	if err != nil {
		return err
	}
	version, err := c.to.State().Set(ctx, StateKey, raw, c.version)
	if dateline.KindOf(err) == dateline.Conflict {
		return &dateline.Error{Kind: dateline.Conflict, Field: "to", Message: "another copy into it is at work", Hint: "wait for that one, or end it and try again"}
	}
	if err == nil {
		c.version = version
	}
	return err
}

// end says that nobody is at work any more, and how the target was left.
func (c *copier) end(ctx context.Context) error {
	sum, _, err := c.sumState(ctx, c.to)
	if err != nil {
		return err
	}
	c.mark.Open, c.mark.State = false, sum
	return c.reached(ctx)
}
