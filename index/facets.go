package index

import (
	"slices"

	"dateline"
	"dateline/index/match"
	"dateline/index/plan"
	"dateline/index/rank"
)

// count fills in the facets and the histogram that a search asks for. matched is
// what its result holds, plan its query and dates without its choices.
func (x *searching) count(res *dateline.Result, matched match.Set, plan rank.Node, labels *plan.Labels) error {
	if len(x.search.Facets) == 0 && x.search.Interval == "" {
		return nil
	}
	cols := x.columns()
	if err := cols.together(matched, x.countedFields()...); err != nil {
		return err
	}
	if x.search.Interval != "" {
		var err error
		if res.Histogram, err = histogram(cols, matched, x.search.Interval); err != nil {
			return err
		}
	}
	sets := &choiceSets{x: x, plan: plan, matched: matched, found: map[string]match.Set{}}
	res.Facets = make(map[string]dateline.Facet, len(x.search.Facets))
	for _, name := range x.search.Facets {
		f := facetCounter{cols: cols, sets: sets, search: x.search, name: name, labels: labels}
		facet, err := f.facet()
		if err != nil {
			return err
		}
		res.Facets[name] = facet
	}
	return nil
}

// countedFields are the fields that are counted over all that the search matches.
func (x *searching) countedFields() []string {
	fields := dateFields(x.search.Interval)
	for _, name := range x.search.Facets {
		f := plan.FacetFields[name]
		if plan.Included(x.search, name) == nil && !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
	}
	return fields
}

// facetCounter counts one facet.
type facetCounter struct {
	cols   *columns
	sets   *choiceSets
	search dateline.Search
	name   string
	labels *plan.Labels
}

func (f *facetCounter) facet() (dateline.Facet, error) {
	base, err := f.sets.lifted(f.name)
	if err != nil {
		return dateline.Facet{}, err
	}
	t, err := f.cols.count(base, plan.FacetFields[f.name])
	if err != nil {
		return dateline.Facet{}, err
	}
	counted := plan.Counted{Values: t.Values, Counts: t.Counts, Missing: t.Missing, Step: f.cols.step}
	if counted.Lifted, err = f.lifted(); err != nil {
		return dateline.Facet{}, err
	}
	return plan.ListFacet(f.search, f.name, counted, f.labels)
}

// lifted is what lifting each exclusion would bring back.
func (f *facetCounter) lifted() (map[string]int, error) {
	values := plan.Excluded(f.search, f.name)
	if len(values) == 0 {
		return nil, nil
	}
	out := make(map[string]int, len(values))
	for _, v := range values {
		n, err := f.sets.excludedBy(f.name, v)
		if err != nil {
			return nil, err
		}
		out[v] = n
	}
	return out, nil
}
