package match

import (
	"math/bits"
	"sort"
)

// Sorted visits the articles of a set with the first of their values in a field, "" for
// those without one, but may leave out what comes behind floor in the order that is
// asked for, which has "" at its end. Floor rises as visit finds better ones; it is
// asked for behind every visit, and not ok as long as any article is wanted.
func (v *View) Sorted(set Set, field string, descending bool, floor func() (value string, ok bool), visit func(at int, value string) error) error {
	for i := range v.segments {
		// Articles mostly come in the order of their dates: the newest are the last.
		p := v.segments[turned(i, len(v.segments), descending)]
		c, err := v.column(p, field)
		if err != nil {
			return err
		}
		if err := v.sorted(p, c, p.of(set), descending, floor, visit); err != nil {
			return err
		}
	}
	return nil
}

func (v *View) sorted(p *part, c *column, set []uint64, descending bool, floor func() (string, bool), visit func(int, string) error) error {
	wanted := c.wanted(descending, floor)
	for i := range set {
		b := turned(i, len(set), descending)
		w := set[b]
		if w == 0 {
			continue
		}
		if err := v.step(bits.OnesCount64(w)); err != nil {
			return err
		}
		for ; w != 0; w &= w - 1 {
			n := b<<6 | bits.TrailingZeros64(w)
			o, value := uint32(len(c.values)), ""
			if places := c.places(n); len(places) > 0 {
				o, value = places[0], c.values[places[0]]
			}
			if !wanted.has(o) {
				continue
			}
			if err := visit(p.block<<6+n, value); err != nil {
				return err
			}
			wanted = c.wanted(descending, floor)
		}
	}
	return nil
}

// turned is i, or what stands in its place if n are walked backwards.
func turned(i, n int, backwards bool) int {
	if backwards {
		return n - 1 - i
	}
	return i
}

// wanted are the values from low to high, without high, and none if missing.
type wanted struct {
	low, high, none uint32
	missing         bool
}

func (w wanted) has(o uint32) bool { return w.low <= o && o < w.high || o == w.none && w.missing }

func (c *column) wanted(descending bool, floor func() (string, bool)) wanted {
	w := wanted{high: uint32(len(c.values)), none: uint32(len(c.values)), missing: true}
	least, ok := floor()
	if !ok || least == "" {
		return w
	}
	w.missing = false
	if descending {
		w.low = uint32(sort.SearchStrings(c.values, least))
	} else {
		w.high = uint32(sort.Search(len(c.values), func(i int) bool { return c.values[i] > least }))
	}
	return w
}
