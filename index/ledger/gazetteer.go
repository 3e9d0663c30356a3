package ledger

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dateline"
)

// PlacesHash knows the same list again; list is as AcceptPlaces gives it.
func PlacesHash(list []dateline.Place) ([]byte, error) {
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(list); err != nil {
		return nil, err
	}
	return h.Sum(nil), nil
}

// Others are the ids and names that are given to places already, but for those of the
// source that a list is of. The zero Others is not usable, see NewOthers.
type Others struct {
	fold  func(string) string
	ids   map[string]string // to who gave them
	names map[string]holder // by their folded form
}

// holder is the place that has a name.
type holder struct {
	id, name string
	other    bool   // the place is in the list of another source
	source   string // which one
}

// NewOthers knows no places yet. fold makes the form of a name in which two places may
// not share it.
func NewOthers(fold func(string) string) *Others {
	return &Others{fold: fold, ids: map[string]string{}, names: map[string]holder{}}
}

// editors stands in messages for the places and names that corrections give.
const editors = "the corrections"

// Corrections takes what corrections give, those that were undone left out. It is called
// before Source.
func (o *Others) Corrections(all []dateline.Correction) {
	for _, c := range all {
		switch {
		case c.Undone != 0:
		case c.Kind == dateline.CorrectPlace:
			o.ids[c.Entity] = editors
			for _, n := range c.Place.AllNames() {
				o.names[o.fold(n)] = holder{c.Entity, n, true, editors}
			}
		case c.Kind == dateline.CorrectName:
			for _, n := range c.Words {
				o.names[o.fold(n)] = holder{c.Entity, n, true, editors}
			}
		}
	}
}

// Source takes the places of another source.
func (o *Others) Source(source string, places []dateline.Place) {
	for _, p := range places {
		o.ids[p.ID] = source
		for _, n := range p.AllNames() {
			if !p.Added {
				o.names[o.fold(n)] = holder{p.ID, n, true, source}
			}
		}
	}
}

// Joined returns list and those of have that have other ids, by id: what
// dateline.SourceGeoNames gives when list is put and it had have. A place that another
// source or a correction has given stays as it is there.
func (o *Others) Joined(list, have []dateline.Place) (out []dateline.Place) {
	taken := map[string]bool{}
	for _, p := range slices.Concat(list, have) {
		if _, other := o.ids[p.ID]; !other && !taken[p.ID] {
			taken[p.ID] = true
			out = append(out, tidy(p))
		}
	}
	slices.SortFunc(out, func(a, b dateline.Place) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Agree holds the list of source against itself and the others, which are used up by it.
// Those of dateline.SourceGeoNames may share names with any other.
func (o *Others) Agree(source string, list []dateline.Place) error {
	if source == dateline.SourceGeoNames {
		return nil
	}
	for _, p := range list {
		if other, ok := o.ids[p.ID]; ok {
			return &dateline.Error{Kind: dateline.Conflict, Field: "id",
				Message: fmt.Sprintf("the place %s is in the list of %q already", p.ID, other)}
		}
		for _, n := range p.AllNames() {
			if err := o.claim(o.fold(n), holder{id: p.ID, name: n}); err != nil {
				return err
			}
		}
	}
	return nil
}

// claim gives a name to a place.
func (o *Others) claim(form string, h holder) error {
	was, taken := o.names[form]
	switch {
	case form == "":
		return dateline.Invalidf("names", "%q of %s has no letter or digit to be found by", h.name, h.id)
	case !taken || was.id == h.id:
		o.names[form] = h
		return nil
	case !was.other:
		return dateline.Invalidf("names", "%q of %s and %q of %s are the same name; a name belongs to one place", h.name, h.id, was.name, was.id)
	}
	return &dateline.Error{Kind: dateline.Conflict, Field: "names", Message: fmt.Sprintf(
		"%q of %s and %q of %s, in the list of %q, are the same name; a name belongs to one place", h.name, h.id, was.name, was.id, was.source)}
}
