package server

import "dateline"

// FacetJSON counts the values of one field over the articles that match the text,
// the dates, the choices of all other facets and this one's own exclusions, but
// not its own inclusions.
type FacetJSON struct {
	// by count, descending, then by label; a chosen value is listed even at 0
	Values []ValueJSON `json:"values"`
	// values with a count, listed or not
	Distinct int `json:"distinct"`
	// the sum of the counts not listed; an article with two of them counts twice
	Other int `json:"other"`
	// articles without a value; where they are excluded, what lifting that would bring
	// back
	Missing int `json:"missing"`
	// in, if the search asks for articles without a value; out, if it excludes them;
	// else empty
	MissingState string `json:"missing_state"`
	// the same search with missing toggled
	MissingURL string `json:"missing_url,omitempty"`
}

// ValueJSON is one value of a facet.
type ValueJSON struct {
	// as the parameter of the facet takes it
	Value string `json:"value"`
	// the name to show
	Label string `json:"label"`
	// articles; of an excluded value, what lifting the exclusion would bring back
	Count int `json:"count"`
	// in, out, or empty where it is not chosen
	State string `json:"state"`
	// the same search with this value included, or lifted where it is chosen: path
	// and query; absent where so many so long ones are too much
	URL string `json:"url,omitempty"`
}

// maxListedBytes bounds the addresses of one answer: each has the whole search in it, so
// that without it 24 KiB asked for could bring 100 MB.
const maxListedBytes = 8 << 20

// addressable reports whether so many addresses that go on from at are not too much.
func addressable(at address, values int) bool { return values*len(at.String()) <= maxListedBytes }

func newFacetJSON(f dateline.Facet) FacetJSON {
	out := FacetJSON{Values: []ValueJSON{}, Distinct: f.Distinct, Other: f.Other, Missing: f.Missing, MissingState: f.State}
	for _, v := range f.Values {
		out.Values = append(out.Values, ValueJSON{Value: v.Value, Label: v.Label, Count: v.Count, State: v.State})
	}
	return out
}

// addressed gives the values of a facet their addresses, below that of the search.
// Those of its values are left out where all that are listed in the answer are too many.
func (f FacetJSON) addressed(name string, at address, listed int) FacetJSON {
	if addressable(at, listed) {
		for i, v := range f.Values {
			f.Values[i].URL = toggled(at, name, v.Value, v.State).String()
		}
	}
	f.MissingURL = toggledMissing(at, name, f.MissingState).String()
	return f
}

// toggledMissing is the address with the lack of a value chosen, or lifted if it has
// a state.
func toggledMissing(at address, facet, state string) address {
	lifted := at.without(missingParam, facet).without(notPrefix+missingParam, facet)
	if state != "" {
		return lifted
	}
	return lifted.with(missingParam, facet)
}

// toggled is the address with a value included, or lifted if it has a state.
func toggled(at address, facet, value, state string) address {
	lifted := at.without(facet, value).without(notPrefix+facet, value)
	if state != "" {
		return lifted
	}
	return lifted.with(facet, value)
}

// HistogramJSON counts articles by date: the buckets, coarser and undated sum to
// the total.
type HistogramJSON struct {
	Interval string       `json:"interval"` // day, week, month or year
	Buckets  []BucketJSON `json:"buckets"`  // in the order of their dates, without gaps
	Coarser  int          `json:"coarser"`  // articles whose date is less precise than the interval
	Undated  int          `json:"undated"`  // articles without a date
}

// BucketJSON is one bar of a histogram.
type BucketJSON struct {
	Date  string `json:"date"`  // its year, month or day; of a week its Monday
	Count int    `json:"count"` // articles
}

func newHistogramJSON(h dateline.Histogram) *HistogramJSON {
	out := &HistogramJSON{Interval: h.Interval, Buckets: []BucketJSON{}, Coarser: h.Coarser, Undated: h.Undated}
	for _, b := range h.Buckets {
		out.Buckets = append(out.Buckets, BucketJSON{b.Date.String(), b.Count})
	}
	return out
}
