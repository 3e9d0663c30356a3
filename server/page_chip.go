package server

import (
	"slices"
	"strings"

	"dateline"
)

// chip is a choice that narrows the search, and the address that lifts it.
type chip struct{ Kind, Label, Lift string }

func chips(here address, q dateline.Search, res *dateline.Result) (out []chip) {
	for _, name := range dateline.FacetNames() {
		title := facetTitles[name]
		for _, v := range q.Include[name] {
			out = append(out, chip{title + ":", labelOf(res, name, v), here.without(name, v).String()})
		}
		if slices.Contains(q.Missing, name) {
			out = append(out, chip{title + ":", "Unknown", here.without(missingParam, name).String()})
		}
		if slices.Contains(q.Present, name) {
			out = append(out, chip{"not " + strings.ToLower(title) + ":", "Unknown", here.without(notPrefix+missingParam, name).String()})
		}
		for _, v := range q.Exclude[name] {
			out = append(out, chip{"not " + strings.ToLower(title) + ":", labelOf(res, name, v), here.without(notPrefix+name, v).String()})
		}
	}
	if q.From != (dateline.Date{}) {
		out = append(out, chip{"from", newDate(q.From).Text, here.set("from", "").String()})
	}
	if q.To != (dateline.Date{}) {
		out = append(out, chip{"to", newDate(q.To).Text, here.set("to", "").String()})
	}
	if q.Any {
		out = append(out, chip{"", "any of the words", here.set("match", "").String()})
	}
	if q.Verbatim {
		out = append(out, chip{"", "only the words typed", here.set("verbatim", "").String()})
	}
	if q.Revisions == dateline.AllRevisions {
		out = append(out, chip{"", "all revisions", here.set("revisions", "").String()})
	}
	return append(out, copyChips(here)...)
}

// labelOf is what to show for a chosen value: facets list them all.
func labelOf(res *dateline.Result, name, value string) string {
	for _, c := range res.Facets[name].Values {
		if c.Value == value {
			return valueLabel(name, c.Label)
		}
	}
	return value
}
