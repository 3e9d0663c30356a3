package index

import "dateline/index/match"

// columns count the values of fields over what a search matches.
type columns struct {
	pace
	shelves []shelf
	fold    *folding // nil counts every article
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

// countEach counts every article of a set.
func (c *columns) countEach(set match.Set, field string) (match.Tally, error) {
	t := match.Tally{Counts: map[string]int{}}
	for _, at := range c.shelves {
		if err := at.view.Count(&t, at.of(set), field); err != nil {
			return t, err
		}
	}
	return t, nil
}
