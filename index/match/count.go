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
	if Set(set).Len() > len(c.values) {
		return v.countMany(counts, places, c, set)
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

// countMany counts more articles than there are values: by the segment's own values, in
// two lists by turns, because mostly the same count rises again and again, and each rise
// would wait for the one before.
func (v *View) countMany(counts []int, places []uint32, c *column, set []uint64) error {
	none := uint32(len(c.values))
	room := make([]uint32, 2*(none+1))
	lists := [2][]uint32{room[:none+1], room[none+1:]}
	for b, w := range set {
		if w == 0 {
			continue
		}
		if err := v.step(bits.OnesCount64(w)); err != nil {
			return err
		}
		of := c.of[b<<6:]
		for turn := 0; w != 0; w &= w - 1 {
			d := bits.TrailingZeros64(w)
			list := lists[turn]
			if o := of[d]; o <= none {
				list[o]++
			} else {
				for _, o := range c.places(b<<6 | d) {
					list[o]++
				}
			}
			turn ^= 1
		}
	}
	for o, place := range places {
		counts[place] += int(lists[0][o] + lists[1][o])
	}
	counts[len(counts)-1] += int(lists[0][none] + lists[1][none])
	return v.step(len(counts))
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
