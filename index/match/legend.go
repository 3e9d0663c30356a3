package match

import (
	"slices"
	"strings"
	"sync"
)

// legend is the values of a field in the segments of a state. It is immutable.
type legend struct {
	segments []uint64   // by number
	values   []string   // in the order of bytes
	places   [][]uint32 // of the values of each segment in values; nil: it is not read yet
}

// legends keeps the last one of each field.
type legends struct {
	mu      sync.Mutex
	byField map[string]*legend
}

// legend returns that of the segments in which a set has articles, and of those that
// are read already. Strings are compared once for each state of the index, not for each search.
func (v *View) legend(set Set, field string) (*legend, error) {
	all := &v.cache.legends
	all.mu.Lock()
	l := all.byField[v.shown(field)]
	all.mu.Unlock()
	if l != nil && l.holds(v, set) {
		return l, nil
	}
	l, err := v.newLegend(set, field)
	if err != nil {
		return nil, err
	}
	all.mu.Lock()
	defer all.mu.Unlock()
	if all.byField == nil {
		all.byField = map[string]*legend{}
	}
	all.drop(v.lens)
	all.byField[v.shown(field)] = l
	return l, nil
}

// drop lets go of those that were made through another lens.
func (all *legends) drop(l *Lens) {
	for name := range all.byField {
		if _, key, shown := strings.Cut(name, "\x00"); shown && l != nil && key != l.Key {
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
		if l.segments[i] != p.id || l.places[i] == nil && !Set(p.of(set)).empty() {
			return false
		}
	}
	return true
}

func (v *View) newLegend(set Set, field string) (*legend, error) {
	l := &legend{places: make([][]uint32, len(v.segments))}
	columns := make([]*column, len(v.segments))
	for i, p := range v.segments {
		l.segments = append(l.segments, p.id)
		columns[i] = p.readyColumn(v.shown(field))
		if columns[i] == nil && !Set(p.of(set)).empty() {
			var err error
			if columns[i], err = v.column(p, field); err != nil {
				return nil, err
			}
		}
		if columns[i] != nil {
			l.values = united(l.values, columns[i].values)
		}
	}
	for i, c := range columns {
		if c != nil {
			l.places[i] = placesIn(l.values, c.values)
		}
	}
	return l, nil
}

// readyColumn is that of a field if it has been made.
func (k *kept) readyColumn(field string) *column {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.columns[field]
}

// united is what is in one of two lists, both in the order of bytes.
func united(a, b []string) []string {
	out := make([]string, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		order := strings.Compare(a[0], b[0])
		if order <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out = append(out, b[0])
		}
		if order >= 0 {
			b = b[1:]
		}
	}
	return slices.Clip(append(append(out, a...), b...))
}

// placesIn are those of the values of part in all, which holds them.
func placesIn(all, part []string) []uint32 {
	out := make([]uint32, len(part))
	at := 0
	for i, v := range part {
		for all[at] != v {
			at++
		}
		out[i] = uint32(at)
	}
	return out
}
