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

// countEach counts every article of a set. The last set of each field is kept: the months of
// a histogram are those of a facet.
func (c *columns) countEach(set match.Set, field string) (match.Tally, error) {
	if last := c.counted[field]; len(set) > 0 && len(last.set) == len(set) && &last.set[0] == &set[0] {
		return last.tally, nil
	}
	var t match.Tally
	for _, at := range c.shelves {
		if err := at.view.Count(&t, at.of(set), field); err != nil {
			return t, err
		}
	}
	if c.counted == nil {
		c.counted = map[string]counted{}
	}
	c.counted[field] = counted{set, t}
	return t, nil
}
