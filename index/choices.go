package index

import (
	"dateline"
	"dateline/index/match"
	"dateline/index/plan"
	"dateline/index/rank"
)

// choiceSets finds which articles the choices of a search let in and keep out,
// each when it is asked for.
type choiceSets struct {
	x       *searching
	plan    rank.Node            // query and dates
	matched match.Set            // with all choices
	found   map[string]match.Set // see set
}

// lifted is what the search would match without its inclusions of one facet.
func (c *choiceSets) lifted(facet string) (match.Set, error) {
	if plan.Included(c.x.search, facet) == nil {
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
	own, err := c.having(facet, value)
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
	base, err := c.set("", c.plan)
	if err != nil {
		return nil, err
	}
	set := base.Clone()
	for _, name := range dateline.FacetNames() {
		in := plan.Included(c.x.search, name)
		if in == nil || name == facet {
			continue
		}
		s, err := c.set(name, in)
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
		for _, v := range plan.Excluded(c.x.search, name) {
			if name == facet && v == value {
				continue
			}
			s, err := c.having(name, v)
			if err != nil {
				return nil, err
			}
			out.Or(s)
		}
	}
	return out, nil
}

// having is every article that has a value.
func (c *choiceSets) having(facet, value string) (match.Set, error) {
	return c.set(facet+"\x00"+value, plan.HasValue(facet, value))
}

// set is what a plan matches, which is found once under its name. It must not be changed.
func (c *choiceSets) set(name string, plan rank.Node) (match.Set, error) {
	if set, known := c.found[name]; known {
		return set, nil
	}
	set, err := c.x.set(plan)
	if err == nil {
		c.found[name] = set
	}
	return set, err
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
