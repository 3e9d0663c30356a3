package plan

import (
	"slices"
	"strings"
	"sync"

	"dateline"
	"dateline/index/text"
)

// mostFoldBytes bounds the names that are kept folded: some 500,000.
const mostFoldBytes = 8 << 20

// folds are the names of places of one gazetteer as text.Fold has them, kept for those
// that were asked for: an archive mentions few of the world's.
type folds struct {
	mu    sync.Mutex
	of    map[string][]string // by id
	bytes int
}

func newFolds() *folds { return &folds{of: map[string][]string{}} }

// place are the folded names of the place with an id; none where no gazetteer has it. It
// must not be changed.
func (f *folds) place(e *Entities, id string) []string {
	f.mu.Lock()
	kept, known := f.of[id]
	f.mu.Unlock()
	if known {
		return kept
	}
	var out []string
	size := len(id)
	if p, ok := e.Place(id); ok {
		for _, name := range p.AllNames() {
			out = append(out, text.Fold(name))
			size += len(name)
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.bytes+size <= mostFoldBytes {
		f.of[id], f.bytes = out, f.bytes+size
	}
	return out
}

// begins reports whether a name that OtherNames has of an entity begins with a fold.
func (l *Labels) begins(facet, id, prefix string) bool {
	begin := func(fold string) bool { return strings.HasPrefix(fold, prefix) }
	says := l.entities.Says
	switch facet {
	case dateline.FacetPlace:
		for _, same := range says.IDs(id) {
			if says.Now(same) == id && slices.ContainsFunc(l.entities.folds.place(l.entities, same), begin) {
				return true
			}
		}
	case dateline.FacetPerson, dateline.FacetOrganisation:
	default:
		return false
	}
	return slices.ContainsFunc(says.GivenTo(id), func(name string) bool { return begin(text.Fold(name)) })
}
