package index

import (
	"dateline"
	"dateline/index/match"
	"dateline/index/rank"
)

// choiceSets finds which articles the choices of a search let in and keep out,
// each when it is asked for.
type choiceSets struct {
	x       *searching
	plan    rank.Node // query and dates
	matched match.Set // with all choices
	base    match.Set // with none; nil until it is needed
}

// lifted is what the search would match without its inclusions of one facet.
func (c *choiceSets) lifted(facet string) (match.Set, error) {
	if included(c.x.search, facet) == nil {
		return c.matched, nil
	}
	set, err := c.includedBut(facet)
	if err != nil {
		return nil, err
	}
	out, err := c.exclusionsBut("", "")
	if err != nil {
		return nil, err
	}
	set.AndNot(out)
	return set, nil
}

// excludedBy counts what would come in if the exclusion of one value were lifted.
func (c *choiceSets) excludedBy(facet, value string) (int, error) {
	set, err := c.includedBut("")
	if err != nil {
		return 0, err
	}
	others, err := c.exclusionsBut(facet, value)
	if err != nil {
		return 0, err
	}
	own, err := c.x.set(hasValue(facet, value))
	if err != nil {
		return 0, err
	}
	set.AndNot(others)
	set.And(own)
	return c.x.fold.texts(set), nil
}

// includedBut is what query, dates and the inclusions of all facets but one
// match. It is the caller's own.
func (c *choiceSets) includedBut(facet string) (match.Set, error) {
	if c.base == nil {
		base, err := c.x.set(c.plan)
		if err != nil {
			return nil, err
		}
		c.base = base
	}
	set := c.base.Clone()
	for _, name := range dateline.FacetNames() {
		in := included(c.x.search, name)
		if in == nil || name == facet {
			continue
		}
		s, err := c.x.set(in)
		if err != nil {
			return nil, err
		}
		set.And(s)
	}
	return set, nil
}

// exclusionsBut is what the exclusions keep out, but for one value.
func (c *choiceSets) exclusionsBut(facet, value string) (match.Set, error) {
	out := make(match.Set, c.x.blocks())
	for _, name := range dateline.FacetNames() {
		for _, v := range c.x.search.Exclude[name] {
			if name == facet && v == value {
				continue
			}
			s, err := c.x.set(hasValue(name, v))
			if err != nil {
				return nil, err
			}
			out.Or(s)
		}
	}
	return out, nil
}

// set is every article that a plan matches.
func (x *searching) set(plan rank.Node) (match.Set, error) {
	set := make(match.Set, 0, x.blocks())
	for _, at := range x.shelves {
		found, err := at.view.Matches(plan)
		if err != nil {
			return nil, err
		}
		set = append(set, found...)
	}
	return set, nil
}
