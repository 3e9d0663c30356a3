package match

import (
	"math/bits"
	"slices"
)

// Tally is how many articles of a set have each value of a field, and how many have
// none. Values are in the order of bytes, and may hold some that no article of the set
// has; they are shared and must not be changed.
type Tally struct {
	Values  []string
	Counts  []int // by value
	Missing int
}

// Of is the count of a value.
func (t *Tally) Of(value string) int {
	if i, there := slices.BinarySearch(t.Values, value); there {
		return t.Counts[i]
	}
	return 0
}

// Add adds n to the count of a value.
func (t *Tally) Add(value string, n int) {
	i, there := slices.BinarySearch(t.Values, value)
	if !there {
		t.Values = slices.Insert(slices.Clone(t.Values), i, value)
		t.Counts = slices.Insert(t.Counts, i, 0)
	}
	t.Counts[i] += n
}

// Count adds the articles of a set to a tally of a field.
func (v *View) Count(t *Tally, set Set, field string) error {
	l, err := v.legend(set, field)
	if err != nil {
		return err
	}
	counts := make([]int, len(l.values)+1)
	for i, p := range v.segments {
		if here := p.of(set); !Set(here).empty() {
			if err := v.count(counts, l.places[i], p, here, field); err != nil {
				return err
			}
		}
	}
	t.Missing += counts[len(l.values)]
	t.addAll(l.values, counts[:len(l.values)])
	return nil
}

// addAll adds counts of values in the order of bytes.
func (t *Tally) addAll(values []string, counts []int) {
	if t.Values == nil {
		t.Values, t.Counts = values, counts
		return
	}
	for i, n := range counts {
		if n > 0 {
			t.Add(values[i], n)
		}
	}
}

func (s Set) empty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// count counts the articles of a segment. places are those of its values among the ones
// that are counted; the last count is of those without a value.
func (v *View) count(counts []int, places []uint32, p *part, set []uint64, field string) error {
	c, err := v.column(p, field)
	if err != nil {
		return err
	}
	if matched := Set(set).Len(); matched > len(c.values) {
		return v.countMany(counts, places, p, c, set, matched)
	}
	none := uint32(len(c.values))
	for b, w := range set {
		if w == 0 {
			continue
		}
		if err := v.step(bits.OnesCount64(w)); err != nil {
			return err
		}
		of := c.of[b<<6:]
		for ; w != 0; w &= w - 1 {
			d := bits.TrailingZeros64(w)
			switch o := of[d]; {
			case o < none:
				counts[places[o]]++
			case o == none:
				counts[len(counts)-1]++
			default:
				for _, o := range c.places(b<<6 | d) {
					counts[places[o]]++
				}
			}
		}
	}
	return v.step(len(counts))
}

// countMany counts more articles than there are values, by the segment's own values. Of
// a set of more than half of the segment the others are counted, and taken from all that
// it has, deleted or not. What many articles have is counted by sets of bits; the rest in
// two lists by turns, because mostly the same count rises again and again, and each rise
// would wait for the one before.
func (v *View) countMany(counts []int, places []uint32, p *part, c *column, set []uint64, matched int) error {
	all, none := c.sum(), uint32(len(c.values))
	room := make([]uint32, 2*(none+1))
	one, two := room[:none+1], room[none+1:]
	others := 2*matched > p.size
	if others {
		matched = p.size - matched
	}
	often := all.worth(matched, len(set))
	for b, w := range set {
		if err := v.step(bits.OnesCount64(w)); err != nil {
			return err
		}
		if others {
			w = p.block64(b) &^ w
		}
		for i := range often {
			in := w & often[i].in[b]
			one[often[i].at] += uint32(bits.OnesCount64(in))
			w &^= in
		}
		switch {
		case w == 0:
		case all.bytes != nil:
			countBlock(c, all.bytes[b<<6:], one, two, b, w)
		case all.shorts != nil:
			countBlock(c, all.shorts[b<<6:], one, two, b, w)
		default:
			countBlock(c, c.of[b<<6:], one, two, b, w)
		}
	}
	for o := range room[:none+1] {
		n := int(one[o] + two[o])
		if others {
			n = int(all.totals[o]) - n
		}
		if o < len(places) {
			counts[places[o]] += n
		} else {
			counts[len(counts)-1] += n
		}
	}
	return v.step(len(counts))
}

// countBlock counts the articles of a block, of which of is the column from there on.
func countBlock[T uint8 | uint16 | uint32](c *column, of []T, one, two []uint32, b int, w uint64) {
	for ; w != 0; w &= w - 1 {
		d := bits.TrailingZeros64(w)
		if o := of[d]; int(o) < len(one) {
			one[o]++
		} else {
			c.countPlaces(one, b<<6|d)
		}
		if w &= w - 1; w == 0 {
			return
		}
		d = bits.TrailingZeros64(w)
		if o := of[d]; int(o) < len(two) {
			two[o]++
		} else {
			c.countPlaces(two, b<<6|d)
		}
	}
}

// countPlaces counts the values of an article that has several.
func (c *column) countPlaces(list []uint32, n int) {
	for _, o := range c.places(n) {
		list[o]++
	}
}

// AppendValues appends the values that the article at a place has in a field.
func (v *View) AppendValues(to []string, field string, at int) ([]string, error) {
	p := v.segmentAt(at)
	c, err := v.column(p, field)
	if err != nil {
		return to, err
	}
	for _, o := range c.places(at - p.block<<6) {
		to = append(to, c.values[o])
	}
	return to, nil
}
