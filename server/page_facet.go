package server

import (
	"slices"
	"unicode/utf8"

	"dateline"
)

// longLabel is how many code points of a label surely stand in the three lines that a facet
// beside the results has for it.
const longLabel = 60

// facetView is one facet beside the results.
type facetView struct {
	Name, Title string
	Values      []facetValue
	More        string // how many values are not listed; "" if all are
	Other       string // their counts together
	All         string // address of a page that lists them
}

// facetValue is one value of a facet, or the lack of one.
type facetValue struct {
	Label, Count string
	Whole        string // Label, where that is so long that a list of few values cuts it; "" otherwise
	State        string // "", "in" or "out"
	URL          string // chooses the value, or lifts that
	Not          string // excludes the value; "" where that cannot be done
	Only         string // lifts the other choices of the facet; "" where there are none
	Anchor       string // what a link can lead to; "" for none
}

var facetTitles = map[string]string{
	dateline.FacetPlace: "Place", dateline.FacetCountry: "Country", dateline.FacetPublication: "Publication",
	dateline.FacetPerson: "Person", dateline.FacetOrganisation: "Organisation", dateline.FacetDateline: "Dateline",
	dateline.FacetLanguage: "Language", dateline.FacetYear: "Year", dateline.FacetMonth: "Month",
}

// facetViews are those that have a value, or are chosen to have none.
func (s *server) facetViews(here address, res *dateline.Result) (out []facetView) {
	for _, name := range dateline.FacetNames() {
		if f := first(res.Facets[name], dateline.DefaultFacetLimit); len(f.Values) > 0 || f.State != "" {
			v := newFacetView(here, name, f)
			v.All = here.to(s.pageURL(pathFacets + name)).String()
			out = append(out, v)
		}
	}
	return out
}

// first is a facet that lists so many values, and the chosen ones beyond them.
func first(f dateline.Facet, n int) dateline.Facet {
	n = min(n, len(f.Values))
	rest := f.Values[n:]
	f.Values = slices.Clip(f.Values[:n])
	for _, c := range rest {
		if c.State != "" {
			f.Values = append(f.Values, c)
		} else {
			f.Other += c.Count
		}
	}
	return f
}

func newFacetView(here address, name string, f dateline.Facet) facetView {
	v := facetView{Name: name, Title: facetTitles[name]}
	for _, c := range f.Values {
		v.Values = append(v.Values, newFacetValue(here, name, c))
	}
	if f.Missing > 0 || f.State != "" {
		v.Values = append(v.Values, newMissing(here, name, f))
	}
	if f.Other > 0 {
		v.More, v.Other = grouped(f.Distinct-counting(f.Values))+" more", grouped(f.Other)
	}
	return v
}

func newMissing(here address, name string, f dateline.Facet) facetValue {
	v := facetValue{Label: "Unknown", Count: grouped(f.Missing), State: f.State, URL: toggledMissing(here, name, f.State).String()}
	switch {
	case f.State == "out":
		v.Count = "+" + v.Count
		return v
	case f.State == "":
		v.Not = here.with(notPrefix+missingParam, name).String()
	}
	if len(here.state[name]) > 0 {
		v.Only = here.set(name, "").with(missingParam, name).String()
	}
	return v
}

// counting is how many values Facet.Distinct counts of those listed without a prefix.
func counting(values []dateline.Count) (n int) {
	for _, c := range values {
		if c.Count > 0 && c.State != "out" {
			n++
		}
	}
	return n
}

func newFacetValue(here address, name string, c dateline.Count) facetValue {
	v := facetValue{Label: valueLabel(name, c.Label), Count: grouped(c.Count), State: c.State}
	if utf8.RuneCountInString(v.Label) > longLabel {
		v.Whole = v.Label
	}
	if c.State != "out" && othersChosen(here, name, c.Value) {
		v.Only = alone(here, name, c.Value).String()
	}
	switch c.State {
	case "in":
		v.URL = here.without(name, c.Value).String()
	case "out":
		v.URL, v.Count = here.without(notPrefix+name, c.Value).String(), "+"+v.Count
	default:
		v.URL, v.Not = here.with(name, c.Value).String(), here.with(notPrefix+name, c.Value).String()
	}
	return v
}

// alone is the address with one value of a facet chosen, and nothing else of it.
func alone(here address, name, value string) address {
	return here.set(name, value).without(missingParam, name)
}

// othersChosen reports whether a facet has a choice beside a value.
func othersChosen(here address, name, value string) bool {
	chosen := here.state[name]
	return len(chosen) > 1 || len(chosen) == 1 && chosen[0] != value || slices.Contains(here.state[missingParam], name)
}

// valueLabel words a month as dates are worded elsewhere on the page.
func valueLabel(facet, label string) string {
	if facet == dateline.FacetMonth {
		if d, err := dateline.ParseDate(label); err == nil {
			return newDate(d).Text
		}
	}
	return label
}
