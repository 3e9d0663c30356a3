package index

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dateline/index/match"
	"dateline/index/plan"
	"dateline/index/text"

	index "github.com/blevesearch/bleve_index_api"
)

// While an index is not yet read with the names that editors gave, articles that have their
// words mention the entity: the names are looked up as words, whatever the capitals. That an
// index is not is told by its fingerprint alone, so it holds behind a crash as well.

// awaiting are the names that are looked up, and the lens that shows them.
type awaiting struct {
	names []plan.Awaited
	lens  *match.Lens
}

// newAwaiting looks up the names that were given since the index was read.
func (e *entities) newAwaiting() *awaiting {
	a := &awaiting{names: e.AwaitedSince(e.since), lens: e.lens}
	if len(a.names) > 0 {
		a.lens = e.newLens(a.names)
	}
	return a
}

// seenIn is what a state of an index is seen through, and the names that are looked up there.
func (e *entities) seenIn(r index.IndexReader) (*match.Lens, []plan.Awaited, error) {
	was, err := fingerprintOf(r)
	if err != nil || was == e.Fingerprint() {
		return e.lens, nil, err
	}
	a := e.overlay()
	return a.lens, a.names, nil
}

// fingerprintOf is that of the gazetteer that a state of an index was read with; "" while it
// is being read with another.
func fingerprintOf(r index.IndexReader) (string, error) {
	raw, err := r.GetInternal(keyGazetteer)
	return string(raw), err
}

// look are shelves of a state of the index, seen through the lens that it needs.
func (e *entities) look(at ...shelf) ([]shelf, error) {
	lens, _, err := e.seenIn(at[0].reader)
	for i := range at {
		at[i].view.Through(lens)
	}
	return at, err
}

// awaitedSources are where a lens finds the names that are looked up: one of each type.
func awaitedSources(names []plan.Awaited) (from []match.Source, types []string) {
	for _, of := range plan.EntityTypes {
		var plans []match.Planned
		for _, a := range names {
			if a.Type == of.Of {
				plans = append(plans, match.Planned{Value: a.Entity, Plan: a.Plan})
			}
		}
		if plans == nil {
			continue
		}
		slices.SortFunc(plans, func(a, b match.Planned) int { return strings.Compare(a.Value, b.Value) })
		from, types = append(from, match.Source{Plans: plans}), append(types, of.Of)
	}
	return from, types
}

// awaitedKey tells names that are looked up from others.
func awaitedKey(names []plan.Awaited) string {
	if len(names) == 0 {
		return ""
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", names))
	return " awaiting " + hex.EncodeToString(sum[:8])
}

// taken are ids that are made of a name that is looked up: where an article has one by those
// words only, it is the entity that was given the name.
type taken struct {
	names map[string]bool // in Exact forms, with a blank between words
	ids   map[string]bool
}

func (e *entities) takenBy(names []plan.Awaited) taken {
	t := taken{names: map[string]bool{}, ids: map[string]bool{}}
	for _, a := range names {
		for _, words := range a.Names() {
			t.names[strings.Join(words, " ")] = true
			if e.Named == nil {
				continue
			}
			for _, may := range e.Named(words) {
				for _, id := range may.IDs {
					if may.Words == len(words) && id != a.Entity {
						t.ids[id] = true
					}
				}
			}
		}
	}
	return t
}

// has reports whether words are a name that is looked up.
func (t taken) has(words string) bool {
	var exact []string
	for _, w := range text.Words(words) {
		exact = append(exact, w.Exact)
	}
	return t.names[strings.Join(exact, " ")]
}
