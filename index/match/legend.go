package match

import (
	"slices"
	"strings"
	"sync"
)

// legend is the values of a field in the segments of a state. It is immutable.
type legend struct {
	segments []uint64 // by number
	tables   []*table // of the segments; nil: it is not read yet
	values   []string // in the order of bytes
	numbers  []uint32 // by value
	by       *numbering
	size     int     // more than all of its numbers
	parts    []parts // of joined fields: see partsOf
}

// legends keeps the last one of each field.
type legends struct {
	mu        sync.Mutex
	byField   map[string]*legend
	numbering map[string]*numbering
	lens      string // the key of the last one
}

// legend returns that of the segments in which a set has articles, and of those that
// are read already. Strings are compared once for each state of the index, not for each search.
func (v *View) legend(set Set, field string) (*legend, error) {
	all, name := &v.cache.legends, v.shown(field)
	if l := all.last(name); l != nil && l.holds(v, set) {
		return l, nil
	}
	l, err := v.newLegend(set, field, all.numbers(field, v.lens))
	if err != nil {
		return nil, err
	}
	all.keep(name, l)
	return l, nil
}

func (all *legends) last(name string) *legend {
	all.mu.Lock()
	defer all.mu.Unlock()
	return all.byField[name]
}

// numbers is the numbering of a field, through any lens. What was shown through another lens
// than l is let go.
func (all *legends) numbers(field string, l *Lens) *numbering {
	all.mu.Lock()
	defer all.mu.Unlock()
	if all.byField == nil {
		all.byField, all.numbering = map[string]*legend{}, map[string]*numbering{}
	}
	if l != nil && all.lens != l.Key {
		all.dropShown()
		all.lens = l.Key
	}
	if all.numbering[field] == nil {
		all.numbering[field] = newNumbering()
	}
	return all.numbering[field]
}

// forgetShown lets go of what was shown through a lens.
func (all *legends) forgetShown() {
	all.mu.Lock()
	defer all.mu.Unlock()
	if all.lens != "" {
		all.dropShown()
		all.lens = ""
	}
}

func (all *legends) dropShown() {
	for name := range all.byField {
		if _, _, shown := strings.Cut(name, "\x00"); shown {
			delete(all.byField, name)
		}
	}
}

// keep keeps a legend. Numbers of values that are gone are let go when they have become
// more than those of values that are there.
func (all *legends) keep(name string, l *legend) {
	all.mu.Lock()
	defer all.mu.Unlock()
	if _, key, shown := strings.Cut(name, "\x00"); shown && key != all.lens {
		return // another lens has come
	}
	all.byField[name] = l
	if l.size > 2*len(l.values)+fewNumbers {
		all.byField, all.numbering = map[string]*legend{}, map[string]*numbering{}
	}
}

// fewNumbers are worth no care.
const fewNumbers = 1000

// forget lets go of legends of other segments than those.
func (all *legends) forget(live []*kept) {
	all.mu.Lock()
	defer all.mu.Unlock()
	for name, l := range all.byField {
		if slices.ContainsFunc(l.segments, func(id uint64) bool {
			return !slices.ContainsFunc(live, func(k *kept) bool { return k.id == id })
		}) {
			delete(all.byField, name)
		}
	}
}

// holds reports whether l has the values of every article of a set.
func (l *legend) holds(v *View, set Set) bool {
	if len(l.segments) != len(v.segments) {
		return false
	}
	for i, p := range v.segments {
		if l.segments[i] != p.id || l.tables[i] == nil && !Set(p.of(set)).empty() {
			return false
		}
	}
	return true
}

func (v *View) newLegend(set Set, field string, by *numbering) (*legend, error) {
	l := &legend{by: by, tables: make([]*table, len(v.segments))}
	for i, p := range v.segments {
		l.segments = append(l.segments, p.id)
		if Set(p.of(set)).empty() && !p.isRead(v.shown(field)) {
			continue
		}
		t, err := v.table(p, field, by)
		if err != nil {
			return nil, err
		}
		l.tables[i] = t
		l.unite(t.column.values, t.numbers)
		if t.patch != nil {
			l.unite(t.patch.rows.values, t.patchNumbers)
		}
	}
	l.size = by.size()
	if field == v.cache.joined {
		l.parts = v.partsOf(l.values)
	}
	return l, nil
}

// isRead reports whether the column of a field has been made.
func (k *kept) isRead(field string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.columns[field] != nil || k.patches[field] != nil
}

// unite adds values and their numbers, both lists in the order of bytes.
func (l *legend) unite(values []string, numbers []uint32) {
	a, b := 0, 0
	all, of := make([]string, 0, len(l.values)+len(values)), make([]uint32, 0, len(l.values)+len(values))
	for a < len(l.values) || b < len(values) {
		order := 0
		switch {
		case a == len(l.values):
			order = 1
		case b == len(values):
			order = -1
		default:
			order = strings.Compare(l.values[a], values[b])
		}
		if order <= 0 {
			all, of = append(all, l.values[a]), append(of, l.numbers[a])
			a++
		} else {
			all, of = append(all, values[b]), append(of, numbers[b])
		}
		if order >= 0 {
			b++
		}
	}
	l.values, l.numbers = slices.Clip(all), slices.Clip(of)
}
