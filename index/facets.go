package index

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"dateline"
	"dateline/index/match"
	"dateline/index/plan"
	"dateline/index/rank"
	"dateline/index/text"
)

// count fills in the facets and the histogram that a search asks for. matched is
// what its result holds, plan its query and dates without its choices.
func (x *searching) count(res *dateline.Result, matched match.Set, plan rank.Node, labels *plan.Labels) error {
	if len(x.search.Facets) == 0 && x.search.Interval == "" {
		return nil
	}
	cols := x.columns()
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
	var out dateline.Facet
	if f.isPlain() {
		out = f.commonest(&t)
	} else if out, err = f.chosen(&t); err != nil {
		return dateline.Facet{}, err
	}
	out.Missing = t.Missing
	if slices.Contains(f.search.Missing, f.name) {
		out.State = "in"
	}
	if slices.Contains(f.search.Present, f.name) {
		if out.Missing, err = f.sets.excludedBy(f.name, plan.NoValue); err != nil {
			return dateline.Facet{}, err
		}
		out.State = "out"
	}
	return out, f.labels.Err()
}

// label is what to show for a value. Where it cannot be read, labels has why.
func (f *facetCounter) label(value string) string { return f.labels.Of(f.name, value) }

// isPlain reports whether all values are listed alike.
func (f *facetCounter) isPlain() bool {
	return f.search.FacetPrefix == "" && len(f.search.Include[f.name]) == 0 && len(f.search.Exclude[f.name]) == 0
}

func (f *facetCounter) limit() int { return cmp.Or(f.search.FacetLimit, dateline.DefaultFacetLimit) }

// commonest lists the first values, and makes no others.
func (f *facetCounter) commonest(t *match.Tally) (out dateline.Facet) {
	least := leastOf(t.Counts, f.limit())
	for i, n := range t.Counts {
		if n == 0 {
			continue
		}
		out.Distinct++
		out.Other += n
		if n >= least {
			v := t.Values[i]
			out.Values = append(out.Values, dateline.Count{Value: v, Label: f.label(v), Count: n})
		}
	}
	slices.SortFunc(out.Values, compareCounts)
	out.Values = out.Values[:min(len(out.Values), f.limit())]
	for _, v := range out.Values {
		out.Other -= v.Count
	}
	return out
}

// leastOf is the count that the n-th of counts has, the greatest first; 1 if fewer are
// above 0.
func leastOf(counts []int, n int) int {
	top := make([]int, 0, n+1) // descending
	for _, c := range counts {
		if c == 0 || len(top) == n && c <= top[n-1] {
			continue
		}
		at := sort.Search(len(top), func(i int) bool { return top[i] < c })
		top = slices.Insert(top[:min(len(top), n-1)], at, c)
	}
	if len(top) < n {
		return 1
	}
	return top[n-1]
}

func compareCounts(a, b dateline.Count) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Label, b.Label), strings.Compare(a.Value, b.Value))
}

// chosen lists the values of a facet of which some are chosen, or are asked for by a prefix.
func (f *facetCounter) chosen(t *match.Tally) (dateline.Facet, error) {
	values, err := f.values(t)
	if err != nil {
		return dateline.Facet{}, err
	}
	return f.cut(values)
}

// values are all values with a count, and those chosen without one.
func (f *facetCounter) values(t *match.Tally) ([]dateline.Count, error) {
	if f.search.FacetPrefix != "" {
		f.labels.Expect(f.name, len(t.Values))
	}
	var out []dateline.Count
	for i, n := range t.Counts {
		if err := f.cols.step(); err != nil {
			return nil, err
		}
		if v := t.Values[i]; n > 0 {
			out = append(out, dateline.Count{Value: v, Label: f.label(v), Count: n})
		}
	}
	for _, v := range f.search.Include[f.name] {
		out = f.mark(out, v, "in", t.Of(f.now(v)))
	}
	for _, v := range f.search.Exclude[f.name] {
		n, err := f.sets.excludedBy(f.name, v)
		if err != nil {
			return nil, err
		}
		out = f.mark(out, v, "out", n)
	}
	slices.SortFunc(out, compareCounts)
	return out, nil
}

// now is the value that stands for another, which was merged.
func (f *facetCounter) now(v string) string {
	switch f.name {
	case dateline.FacetPlace, dateline.FacetPerson, dateline.FacetOrganisation:
		return f.labels.Now(v)
	}
	return v
}

// mark gives a chosen value its state and count, and lists it if it is not. It keeps the
// id that was chosen, by which it is lifted.
func (f *facetCounter) mark(list []dateline.Count, v, state string, n int) []dateline.Count {
	now := f.now(v)
	i := slices.IndexFunc(list, func(c dateline.Count) bool { return c.Value == v || c.Value == now })
	if i < 0 {
		list, i = append(list, dateline.Count{Label: f.label(now)}), len(list)
	}
	list[i].Value, list[i].State, list[i].Count = v, state, n
	return list
}

// cut lists the first values, and every chosen one, of those that have the
// prefix.
func (f *facetCounter) cut(values []dateline.Count) (out dateline.Facet, err error) {
	limit, prefix := f.limit(), text.Fold(f.search.FacetPrefix)
	for _, v := range values {
		if err := f.cols.step(); err != nil {
			return out, err
		}
		begins := prefix == "" || strings.HasPrefix(text.Fold(v.Label), prefix)
		if v.State == "" && !begins {
			continue
		}
		if begins && v.Count > 0 && v.State != "out" {
			out.Distinct++
		}
		switch {
		case v.State != "" || limit > 0:
			out.Values = append(out.Values, v)
			limit--
		default:
			out.Other += v.Count
		}
	}
	return out, nil
}
