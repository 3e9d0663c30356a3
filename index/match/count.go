package match

import "math/bits"

// Count adds the articles of a set to tallies of fields, which are as many.
func (v *View) Count(to []Tally, set Set, fields ...string) error {
	c := &counter{view: v}
	if err := c.open(set, fields); err != nil {
		return err
	}
	if err := c.count(set); err != nil {
		return err
	}
	c.part()
	for i := range fields {
		c.sheets[i].close(&to[i])
	}
	return nil
}

// counter counts a set by several fields side by side: which articles are in the set is
// found out once for all of them.
type counter struct {
	view   *View
	sheets []*sheet   // by field
	joined *sheet     // nil: no fields are joined
	sides  []side     // the fields of joined
	used   [][]*sheet // by segment
	words  []uint64
	docs   [docsAtOnce]uint32
	rest   [docsAtOnce]uint32
}

// docsAtOnce is how many articles go through one column after the other, so that they stay
// at hand.
const docsAtOnce = 1024

// open finds the values of all fields.
func (c *counter) open(set Set, fields []string) error {
	for _, f := range fields {
		l, err := c.view.legend(set, f)
		if err != nil {
			return err
		}
		c.sheets = append(c.sheets, newSheet(l))
	}
	if err := c.join(set, fields); err != nil {
		return err
	}
	for i := range c.view.segments {
		c.used = append(c.used, c.sheetsOf(i))
	}
	return nil
}

// count counts a set. Of segments of which it has more than half the others are counted
// first, and taken from all that there are, deleted or not.
func (c *counter) count(set Set) error {
	var most []int
	for i, p := range c.view.segments {
		here := p.of(set)
		if 2*Set(here).Len() <= p.size {
			continue
		}
		most = append(most, i)
		if err := c.walk(i, c.complement(p, here)); err != nil {
			return err
		}
	}
	c.turn(most)
	for i, p := range c.view.segments {
		if len(most) > 0 && most[0] == i {
			most = most[1:]
			continue
		}
		if err := c.walk(i, p.of(set)); err != nil {
			return err
		}
	}
	return nil
}

// complement are the articles of a segment that are not in a set.
func (c *counter) complement(p *part, set []uint64) []uint64 {
	c.words = c.words[:0]
	for b, w := range set {
		c.words = append(c.words, p.block64(b)&^w)
	}
	return c.words
}

// turn makes of the counts of the others in some segments those of the set.
func (c *counter) turn(segments []int) {
	if len(segments) == 0 {
		return
	}
	for _, s := range c.sheets {
		s.negate()
	}
	if c.joined != nil {
		c.joined.negate()
	}
	for _, i := range segments {
		for _, s := range c.used[i] {
			s.addAll(s.legend.tables[i])
		}
	}
}

// walk takes the articles of a segment through its sheets.
func (c *counter) walk(segment int, set []uint64) error {
	n := 0
	for b, w := range set {
		if err := c.view.step(64); err != nil {
			return err
		}
		if n+64 > len(c.docs) {
			c.take(segment, c.docs[:n])
			n = 0
		}
		n += unpack(c.docs[n:n+64], b<<6, w)
	}
	c.take(segment, c.docs[:n])
	return nil
}

// unpack writes the numbers of the articles of a block, which begins with first, and
// returns how many they are. It writes four at a time, which may be more.
func unpack(to []uint32, first int, w uint64) int {
	n := bits.OnesCount64(w)
	for i := 0; i < n; i += 4 {
		four := to[i : i+4 : i+4]
		four[0] = uint32(first + bits.TrailingZeros64(w))
		w &= w - 1
		four[1] = uint32(first + bits.TrailingZeros64(w))
		w &= w - 1
		four[2] = uint32(first + bits.TrailingZeros64(w))
		w &= w - 1
		four[3] = uint32(first + bits.TrailingZeros64(w))
		w &= w - 1
	}
	return n
}

// take counts articles of a segment.
func (c *counter) take(segment int, docs []uint32) {
	if len(docs) == 0 {
		return
	}
	for _, s := range c.used[segment] {
		s.count(s.legend.tables[segment], docs, c.rest[:])
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
