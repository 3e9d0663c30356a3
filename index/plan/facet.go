package plan

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"dateline"
	"dateline/index/text"
)

// Counted are the values of one facet over what its counts speak of.
type Counted struct {
	Values  []string // in the order of bytes, each once
	Counts  []int    // by value; at 0 it is listed only where it is chosen
	Missing int      // articles without a value
	// Lifted is what lifting the exclusion of each excluded value would bring back, and of
	// NoValue where articles without one are left out.
	Lifted map[string]int
	// Step is called for every value that is looked at for its label, and breaks off by an
	// error; nil never does.
	Step func() error
}

// of is the count of a value.
func (c *Counted) of(value string) int {
	if i, there := slices.BinarySearch(c.Values, value); there {
		return c.Counts[i]
	}
	return 0
}

// ListFacet lists the values of a facet as a search asks for it.
func ListFacet(s dateline.Search, name string, c Counted, labels *Labels) (dateline.Facet, error) {
	if c.Step == nil {
		c.Step = func() error { return nil }
	}
	l := facetList{search: s, name: name, prefix: text.Fold(s.FacetPrefix), labels: labels, Counted: c}
	out, err := l.list()
	if err != nil {
		return dateline.Facet{}, err
	}
	out.Missing = c.Missing
	if slices.Contains(s.Missing, name) {
		out.State = "in"
	}
	if slices.Contains(s.Present, name) {
		out.Missing, out.State = c.Lifted[NoValue], "out"
	}
	if s.FacetNames {
		out.Names = labels.otherNames(name, out.Values)
	}
	return out, labels.Err()
}

// facetList is one facet in the making.
type facetList struct {
	Counted
	search dateline.Search
	name   string
	prefix string // folded
	labels *Labels
}

// list lists all values alike, unless some are chosen or a prefix is asked for.
func (f *facetList) list() (dateline.Facet, error) {
	if f.search.FacetPrefix == "" && len(f.search.Include[f.name]) == 0 && len(f.search.Exclude[f.name]) == 0 {
		return f.commonest(), nil
	}
	values, err := f.values()
	if err != nil {
		return dateline.Facet{}, err
	}
	return f.cut(values)
}

// label is what to show for a value. Where it cannot be read, labels has why.
func (f *facetList) label(value string) string { return f.labels.Of(f.name, value) }

func (f *facetList) limit() int { return cmp.Or(f.search.FacetLimit, dateline.DefaultFacetLimit) }

// commonest lists the first values, and makes no others.
func (f *facetList) commonest() (out dateline.Facet) {
	limit := f.limit()
	least := leastOf(f.Counts, limit)
	out.Values = make([]dateline.Count, 0, min(limit, len(f.Counts)))
	ties := f.ties(least)
	for i, n := range f.Counts {
		if n == 0 {
			continue
		}
		out.Distinct++
		out.Other += n
		if n < least || n == least && ties == 0 {
			continue
		}
		if n == least {
			ties--
		}
		v := f.Values[i]
		out.Values = append(out.Values, dateline.Count{Value: v, Label: f.label(v), Count: n})
	}
	slices.SortFunc(out.Values, compareCounts)
	out.Values = out.Values[:min(len(out.Values), limit)]
	for _, v := range out.Values {
		out.Other -= v.Count
	}
	return out
}

// ties is how many of the values with a count may be listed. Which of them are listed is
// decided by their labels; where those are the values, they stand in their order.
func (f *facetList) ties(count int) int {
	if Labelled(f.name) {
		return len(f.Counts)
	}
	more := 0
	for _, n := range f.Counts {
		if n > count {
			more++
		}
	}
	return f.limit() - more
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
	if a.Count != b.Count { // mostly; labels need not be looked at then
		return cmp.Compare(b.Count, a.Count)
	}
	return cmp.Or(strings.Compare(a.Label, b.Label), strings.Compare(a.Value, b.Value))
}

// values are the values with a count that have the prefix, and those chosen.
func (f *facetList) values() ([]dateline.Count, error) {
	if f.search.FacetPrefix != "" {
		f.labels.Expect(f.name, len(f.Values))
	}
	var out []dateline.Count
	for i, n := range f.Counts {
		if err := f.Step(); err != nil {
			return nil, err
		}
		if n == 0 {
			continue
		}
		v := f.Values[i]
		if label := f.label(v); f.begins(v, label) {
			out = append(out, dateline.Count{Value: v, Label: label, Count: n})
		}
	}
	for _, v := range f.search.Include[f.name] {
		out = f.mark(out, v, "in", f.of(f.now(v)))
	}
	for _, v := range f.search.Exclude[f.name] {
		out = f.mark(out, v, "out", f.Lifted[v])
	}
	slices.SortFunc(out, compareCounts)
	return out, nil
}

// now is the value that stands for another, which was merged.
func (f *facetList) now(v string) string {
	switch f.name {
	case dateline.FacetPlace, dateline.FacetPerson, dateline.FacetOrganisation:
		return f.labels.Now(v)
	}
	return v
}

// mark gives a chosen value its state and count, and lists it if it is not. It keeps the
// id that was chosen, by which it is lifted.
func (f *facetList) mark(list []dateline.Count, v, state string, n int) []dateline.Count {
	now := f.now(v)
	i := slices.IndexFunc(list, func(c dateline.Count) bool { return c.Value == v || c.Value == now })
	if i < 0 {
		list, i = append(list, dateline.Count{Label: f.label(now)}), len(list)
	}
	list[i].Value, list[i].State, list[i].Count = v, state, n
	return list
}

// begins reports whether a value has the prefix.
func (f *facetList) begins(value, label string) bool {
	return f.prefix == "" || strings.HasPrefix(f.labels.fold(value, label), f.prefix) ||
		f.search.FacetNames && f.labels.begins(f.name, value, f.prefix)
}

// cut lists the first values, and every chosen one, of those that have the
// prefix.
func (f *facetList) cut(values []dateline.Count) (out dateline.Facet, err error) {
	limit := f.limit()
	for _, v := range values {
		if err := f.Step(); err != nil {
			return out, err
		}
		begins := f.begins(v.Value, v.Label)
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
