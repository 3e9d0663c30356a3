package plan

import (
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"

	"dateline"
)

// Intervals are those of a histogram, the narrowest first.
var Intervals = []string{dateline.ByDay, dateline.ByWeek, dateline.ByMonth, dateline.ByYear}

// Validate refuses a search that is out of bounds; it changes none. What a cursor holds is
// the engine's.
func Validate(s dateline.Search) error {
	switch {
	case len(s.Text) > dateline.MaxQueryBytes:
		return dateline.InvalidAt("q", s.Text, dateline.MaxQueryBytes, "the query has %d bytes; the most is %d", len(s.Text), dateline.MaxQueryBytes)
	case dateline.BadByte(s.Text) >= 0:
		return dateline.InvalidAt("q", s.Text, dateline.BadByte(s.Text), "the query is not valid UTF-8 from byte %d on", dateline.BadByte(s.Text))
	case s.Limit < 0 || s.Limit > dateline.MaxLimit:
		return dateline.Invalidf("limit", "%d is out of range; want 0 to %d", s.Limit, dateline.MaxLimit)
	case !slices.Contains([]string{"", dateline.ByRelevance, dateline.Newest, dateline.Oldest}, s.Sort):
		return dateline.Invalidf("sort", "%q is no order; want %s, %s or %s", s.Sort, dateline.ByRelevance, dateline.Newest, dateline.Oldest)
	case s.FacetLimit < 0 || s.FacetLimit > dateline.MaxFacetLimit:
		return dateline.Invalidf("facet_limit", "%d is out of range; want 0 to %d", s.FacetLimit, dateline.MaxFacetLimit)
	case s.Copies > dateline.Fold:
		return dateline.Invalidf("copies", "%d is no way to treat copies; want Show or Fold", s.Copies)
	case s.Revisions > dateline.AllRevisions:
		return dateline.Invalidf("revisions", "%d is no choice of revisions; want NewestOnly or AllRevisions", s.Revisions)
	case s.Revisions == dateline.AllRevisions && s.Copies == dateline.Fold:
		return dateline.Invalidf("copies", "cannot be folded where all revisions are searched: copies are told among the newest ones; want show, or revisions newest")
	case s.Revisions == dateline.AllRevisions && s.CopyOf != "":
		return dateline.Invalidf("copy_of", "cannot narrow where all revisions are searched: copies are told among the newest ones; want id: in the query, or revisions newest")
	case s.Shown > dateline.IDsOnly:
		return dateline.Invalidf("show", "%d is nothing to show of a hit; want WholeHits or IDsOnly", s.Shown)
	case s.CopyOf != "" && !s.CopyOf.Valid():
		return dateline.Invalidf("copy_of", "%.70q is no id of an article; want 1 to 64 of A-Z, a-z, 0-9, _ and -", s.CopyOf)
	case s.After != "":
		return dateline.Invalidf("after", "has no meaning for a page; it is where every match is asked for")
	case s.Interval != "" && !slices.Contains(Intervals, s.Interval):
		return dateline.Invalidf("interval", "%q is no interval; want %s", s.Interval, strings.Join(Intervals, ", "))
	}
	if err := validateFacets(s); err != nil {
		return err
	}
	return validateDates(s)
}

func validateFacets(s dateline.Search) error {
	for _, choices := range []map[string][]string{s.Include, s.Exclude} {
		for _, facet := range slices.Sorted(maps.Keys(choices)) { // of several faults always the same
			if err := knownFacet(facet); err != nil {
				return err
			}
			for _, v := range choices[facet] {
				if err := validateValue(facet, v); err != nil {
					return err
				}
			}
		}
	}
	for _, facet := range slices.Concat(s.Missing, s.Present, s.Facets) {
		if err := knownFacet(facet); err != nil {
			return err
		}
	}
	return nil
}

var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)

// validateValue refuses what no article can have: as a choice it would find nothing, and
// not say why.
func validateValue(facet, v string) error {
	want := ""
	switch d, err := dateline.ParseDate(v); {
	case v == "":
		return dateline.Invalidf(facet, "an empty value; for articles without any use missing")
	case facet == dateline.FacetYear && (err != nil || d.Precision() != dateline.ToYear):
		want = "a year such as 2023"
	case facet == dateline.FacetMonth && (err != nil || d.Precision() != dateline.ToMonth):
		want = "a month such as 2023-09"
	case facet == dateline.FacetCountry && !countryCode.MatchString(v):
		want = "the two capital letters of a country, such as AZ"
	}
	if want == "" {
		return nil
	}
	return dateline.Invalidf(facet, "%.70q is no %s; want %s", v, facet, want)
}

func knownFacet(name string) error {
	if FacetFields[name] != "" {
		return nil
	}
	return dateline.Invalidf("facet", "%q is no facet; want %s", name, strings.Join(dateline.FacetNames(), ", "))
}

func validateDates(s dateline.Search) error {
	for i, d := range []dateline.Date{s.From, s.To} {
		var bad *dateline.Error
		if errors.As(d.Check(), &bad) {
			return dateline.Invalidf([]string{"from", "to"}[i], "%s", bad.Message)
		}
	}
	first, _, from := s.From.Span()
	_, last, to := s.To.Span()
	if from && to && first > last {
		return dateline.Invalidf("to", "%s is before from, %s", s.To, s.From)
	}
	return nil
}

// ValidateEach refuses a search that is out of bounds for Archive.Each, which folds no
// copies.
func ValidateEach(s dateline.Search) error {
	for field, set := range map[string]bool{
		"limit": s.Limit != 0, "cursor": s.Cursor != "", "sort": s.Sort != "",
		"facet": s.Facets != nil, "interval": s.Interval != "", "show": s.Shown != dateline.WholeHits,
	} {
		if set {
			return dateline.Invalidf(field, "has no meaning where every match is asked for")
		}
	}
	if s.Copies == dateline.Fold {
		s.Copies = dateline.Show
	}
	if s.After != "" && !s.After.Valid() {
		return dateline.Invalidf("after", "%.70q is no id of an article; want 1 to 64 of A-Z, a-z, 0-9, _ and -", s.After)
	}
	s.After = ""
	return Validate(s)
}
