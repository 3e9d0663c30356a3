package index

import "dateline/index/match"

// columns count the values of fields over what a search matches.
type columns struct {
	pace
	shelves []shelf
	fold    *folding // nil counts every article
	counted map[string]counted
}

// counted is a set of articles that a field has been counted over.
type counted struct {
	set   match.Set
	tally match.Tally
}

func (x *searching) columns() *columns {
	return &columns{pace: pace{ctx: x.ctx}, shelves: x.shelves, fold: x.fold}
}

// count counts a field over a set of articles. Copies that are folded count once
// for each value that one of them has.
func (c *columns) count(set match.Set, field string) (match.Tally, error) {
	p := c.fold.split(set)
	t, err := c.countEach(p.alone, field)
	if err != nil {
		return t, err
	}
	return t, c.addGroups(&t, p.groups, field, distinct)
}

// together counts fields over a set in one go, so that count finds them counted.
func (c *columns) together(set match.Set, fields ...string) error {
	if len(fields) == 0 {
		return nil
	}
	_, err := c.countAll(c.fold.split(set).alone, fields...)
	return err
}

// countEach counts every article of a set. The last set of each field is kept: the months of
// a histogram are those of a facet.
func (c *columns) countEach(set match.Set, field string) (match.Tally, error) {
	if last := c.counted[field]; len(set) > 0 && len(last.set) == len(set) && &last.set[0] == &set[0] {
		return last.tally, nil
	}
	t, err := c.countAll(set, field)
	if err != nil {
		return match.Tally{}, err
	}
	return t[0], nil
}

// countAll counts every article of a set by several fields.
func (c *columns) countAll(set match.Set, fields ...string) ([]match.Tally, error) {
	t := make([]match.Tally, len(fields))
	for _, at := range c.shelves {
		if err := at.view.Count(t, at.of(set), fields...); err != nil {
			return nil, err
		}
	}
	if c.counted == nil {
		c.counted = map[string]counted{}
	}
	for i, f := range fields {
		c.counted[f] = counted{set, t[i]}
	}
	return t, nil
}
