package find

import (
	"maps"
	"slices"

	"dateline"
	"dateline/index/plan"
)

// count fills in the facets and the histogram that a search asks for.
func (x *searching) count(res *dateline.Result, labels *plan.Labels) error {
	if len(x.search.Facets) == 0 && x.search.Interval == "" {
		return nil
	}
	c, err := x.counts()
	if err != nil {
		return err
	}
	if x.search.Interval != "" {
		if res.Histogram, err = c.bars.histogram(x.search.Interval); err != nil {
			return err
		}
	}
	res.Facets = make(map[string]dateline.Facet, len(c.facets))
	for _, f := range c.facets {
		counted := f.counted(c.views)
		counted.Step = x.ctx.Err
		if res.Facets[f.name], err = plan.ListFacet(x.search, f.name, counted, labels); err != nil {
			return err
		}
	}
	return nil
}

// counting is what one search counts: texts that stand alone by aggregations, and groups
// of copies, if they are folded, one by one.
type counting struct {
	x      *searching
	views  []*view // the first is what matches with all choices
	facets []*facetCount
	bars   *bars // nil if there is no histogram
	copied int   // articles with copies that any view shows
}

// facetCount are the counts of one facet.
type facetCount struct {
	name, field string
	view        int            // over which it is counted
	lifted      map[string]int // by excluded value: the view that lifting its exclusion adds
	counts      map[string]int // by value
	missing     int
	affected    []string // see lens
}

// counts counts all that the search asks for. It is done once.
func (x *searching) counts() (*counting, error) {
	if x.counting != nil {
		return x.counting, nil
	}
	c, err := x.newCounting()
	if err == nil {
		err = c.countAlone()
	}
	if err == nil && c.copied > 0 {
		err = c.countGroups()
	}
	if err != nil {
		return nil, err
	}
	x.counting = c
	return c, nil
}

func (x *searching) newCounting() (*counting, error) {
	c := &counting{x: x}
	if _, err := c.show(plan.Narrow(everything, x.search)); err != nil {
		return nil, err
	}
	if x.search.Interval != "" {
		c.bars = &bars{counts: map[string]int{}}
	}
	for _, name := range slices.Compact(slices.Sorted(slices.Values(x.search.Facets))) {
		if err := c.add(name); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// add adds a facet, with the views that it is counted over.
func (c *counting) add(name string) (err error) {
	f := &facetCount{name: name, field: plan.FacetFields[name], lifted: map[string]int{}, counts: map[string]int{}}
	f.affected = c.x.lens.affected(f.field)
	if f.view, err = c.show(lifted(c.x.search, name)); err != nil {
		return err
	}
	for _, v := range plan.Excluded(c.x.search, name) {
		if f.lifted[v], err = c.show(lifting(c.x.search, name, v)); err != nil {
			return err
		}
	}
	c.facets = append(c.facets, f)
	return nil
}

// counted are the counts of a facet as plan.ListFacet takes them.
func (f *facetCount) counted(views []*view) plan.Counted {
	out := plan.Counted{Missing: f.missing, Lifted: map[string]int{}}
	out.Values = slices.Sorted(maps.Keys(f.counts))
	for _, v := range out.Values {
		out.Counts = append(out.Counts, f.counts[v])
	}
	for v, at := range f.lifted {
		out.Lifted[v] = views[at].texts
	}
	return out
}
