package find

import (
	"fmt"
	"maps"
	"slices"

	"dateline"
	"dateline/index/plan"
	"dateline/index/rank"
)

// view is a part of what matches query and dates: with all choices, or with some of them
// lifted.
type view struct {
	name  string // of its aggregation
	match dsl
	texts int // in it, copies that are folded once
	all   int // articles in it
}

var everything rank.Node = rank.All{}

// show returns the number of the view of what a plan matches.
func (c *counting) show(node rank.Node) (int, error) {
	q, err := c.x.translator().filter(node)
	if err != nil {
		return 0, err
	}
	same := key(q)
	at := slices.IndexFunc(c.views, func(v *view) bool { return key(v.match) == same })
	if at < 0 {
		at = len(c.views)
		c.views = append(c.views, &view{name: fmt.Sprint("view", at), match: q})
	}
	return at, nil
}

// lifted are the choices of a search without its inclusions of one facet.
func lifted(s dateline.Search, facet string) rank.Node {
	s.Include = maps.Clone(s.Include)
	delete(s.Include, facet)
	s.Missing = without(s.Missing, facet)
	return plan.Narrow(everything, s)
}

// lifting is what the exclusion of one value alone keeps out.
func lifting(s dateline.Search, facet, value string) rank.Node {
	if value == plan.NoValue {
		s.Present = without(s.Present, facet)
	} else {
		s.Exclude = maps.Clone(s.Exclude)
		s.Exclude[facet] = without(s.Exclude[facet], value)
	}
	return rank.And{plan.Narrow(everything, s), plan.HasValue(facet, value)}
}

func without(list []string, value string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(v string) bool { return v == value })
}
