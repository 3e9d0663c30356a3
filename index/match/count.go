package match

// Count adds the articles of a set to tallies of fields, which are as many.
func (v *View) Count(to []Tally, set Set, fields ...string) error {
	c := newCounter(v)
	defer c.leave()
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
	*desk
}

func newCounter(v *View) *counter { return &counter{view: v, desk: desks.Get().(*desk)} }

// open finds the values of all fields.
func (c *counter) open(set Set, fields []string) error {
	for _, f := range fields {
		l, err := c.view.legend(set, f)
		if err != nil {
			return err
		}
		c.sheets = append(c.sheets, c.newSheet(l))
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
	most, sizes := []int(nil), make([]int, len(c.view.segments))
	for i, p := range c.view.segments {
		here := p.of(set)
		if sizes[i] = Set(here).Len(); 2*sizes[i] <= p.size {
			continue
		}
		most = append(most, i)
		others, err := c.complement(p, here)
		if err != nil {
			return err
		}
		if err := c.walk(i, others, p.size-sizes[i]); err != nil {
			return err
		}
	}
	c.turn(most)
	for i, p := range c.view.segments {
		if len(most) > 0 && most[0] == i {
			most = most[1:]
			continue
		}
		if err := c.walk(i, p.of(set), sizes[i]); err != nil {
			return err
		}
	}
	return nil
}

// complement are the articles of a segment that are not in a set.
func (c *counter) complement(p *part, set []uint64) ([]uint64, error) {
	c.words = c.words[:0]
	for b, w := range set {
		if err := c.view.step(64); err != nil {
			return nil, err
		}
		c.words = append(c.words, p.block64(b)&^w)
	}
	return c.words, nil
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

// walk takes so many articles of a segment through its sheets.
func (c *counter) walk(segment int, set []uint64, size int) error {
	for blocks := c.listed(set, size); len(blocks) > 0; {
		articles, done := c.unpack(blocks, set)
		begin, end := int(blocks[0]), int(blocks[done-1])+1
		if err := c.take(segment, articles, set, begin, end); err != nil {
			return err
		}
		blocks = blocks[done:]
	}
	return nil
}

// take counts the first articles of docs, which are those of a set from a block up to another.
func (c *counter) take(segment, articles int, set []uint64, begin, end int) error {
	some := batch{docs: c.docs[:articles], set: set[begin:end], first: begin, rest: c.rest[:]}
	for _, s := range c.used[segment] {
		s.count(s.legend.tables[segment], some)
	}
	return c.view.step(64 * (end - begin))
}

// AppendValues appends the values that the article at a place has in a field.
func (v *View) AppendValues(to []string, field string, at int) ([]string, error) {
	p := v.segmentAt(at)
	n := at - p.block<<6
	if v.shows(field) {
		x, err := v.patch(p, field)
		switch {
		case err != nil:
			return to, err
		case x != nil && x.set.Has(n):
			return x.rows.named(to, x.row(n)), nil
		case x != nil:
			return x.raw.named(to, n), nil
		}
	}
	c, err := v.column(p, field)
	if err != nil {
		return to, err
	}
	return c.named(to, n), nil
}
