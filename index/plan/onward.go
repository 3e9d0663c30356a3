package plan

import (
	"encoding/base64"
	"encoding/json"

	"dateline"
)

// Onward is what the cursor of every engine knows of its search; an engine's own cursor
// embeds it and adds the state and where the page ended.
type Onward struct {
	Search string `json:"q"` // see Fingerprint
	// Said is the number of the last correction, and Entities whether the search asks for
	// some: see Uncorrected.
	Said     int  `json:"c,omitempty"`
	Entities bool `json:"e,omitempty"`
}

// Uncorrected refuses a later page of what was corrected since the first, and notes on the
// first what the later ones have to know. c has compiled the query of s.
func (o *Onward) Uncorrected(c *Compiler, s dateline.Search, entities *Entities) error {
	asks, last := c.AsksEntities(s), entities.Says.Last()
	if s.Cursor == "" {
		o.Said, o.Entities = last, asks
		return nil
	}
	if (asks || o.Entities) && o.Said != last {
		return Expired("entities that it asks for may have been corrected since its first page")
	}
	return nil
}

// Expired says that the pages of a cursor can no longer be told from what has changed
// since.
func Expired(why string) error {
	return &dateline.Error{
		Kind: dateline.Gone, Field: "cursor", Message: "the cursor has expired: " + why,
		Hint: "begin again with the first page",
	}
}

// WriteCursor returns an engine's cursor as it goes into answers. Of its fields nothing
// may be without a form in JSON, as functions and numbers that are none are.
func WriteCursor(cursor any) string {
	raw, _ := json.Marshal(cursor)
	return base64.RawURLEncoding.EncodeToString(raw)
}

// ReadCursor reads the cursor of s; nil if s asks for the first page. onward returns what
// it knows of its search, or nil where it is none that the engine can have written.
func ReadCursor[C any](s dateline.Search, onward func(*C) *Onward) (*C, error) {
	if s.Cursor == "" {
		return nil, nil
	}
	c := new(C)
	raw, err := base64.RawURLEncoding.DecodeString(s.Cursor)
	if err == nil {
		err = json.Unmarshal(raw, c)
	}
	if err != nil || onward(c) == nil {
		return nil, dateline.Invalidf("cursor", "this archive has given out no such cursor; want the next of an answer as it was")
	}
	if onward(c).Search != Fingerprint(s) {
		return nil, dateline.Invalidf("cursor", "it belongs to another search; all but the limit must be as it was on the page that gave it")
	}
	return c, nil
}
