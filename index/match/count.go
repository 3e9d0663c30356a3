package match

import "math/bits"

// Tally is how many articles of a set have each value of a field, and how many have
// none.
type Tally struct {
	Counts  map[string]int
	Missing int
}

// Count adds the articles of a set to a tally of a field.
func (v *View) Count(t *Tally, set Set, field string) error {
	for _, p := range v.segments {
		here := p.of(set)
		if Set(here).empty() {
			continue
		}
		if err := v.ctx.Err(); err != nil {
			return err
		}
		c, err := v.column(p, field)
		if err != nil {
			return err
		}
		if err := v.add(t, c, here); err != nil {
			return err
		}
	}
	return nil
}

func (s Set) empty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

func (v *View) add(t *Tally, c *column, set []uint64) error {
	counts := make([]int, len(c.values)+1)
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
			if o := of[d]; o <= none {
				counts[o]++
				continue
			}
			for _, o := range c.places(b<<6 | d) {
				counts[o]++
			}
		}
	}
	t.Missing += counts[none]
	for o, n := range counts[:none] {
		if n > 0 {
			t.Counts[c.values[o]] += n
		}
	}
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
