package plan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"
)

func values(list ...string) map[string][]string {
	return map[string][]string{dateline.FacetPublication: list}
}

func TestFacetsAreListedAsTheSearchAsks(t *testing.T) {
	counted := plan.Counted{Values: []string{"Egret", "Heron", "Kite", "Stork"}, Counts: []int{2, 5, 0, 2}, Missing: 3}
	for _, c := range []struct {
		name   string
		s      dateline.Search
		lifted map[string]int
		want   string
	}{
		{"all", dateline.Search{}, nil, "Heron 5, Egret 2, Stork 2; 3 distinct, 0 other, 3 missing"},
		{"the first", dateline.Search{FacetLimit: 2}, nil, "Heron 5, Egret 2; 3 distinct, 2 other, 3 missing"},
		{"chosen ones beyond the limit", dateline.Search{FacetLimit: 1, Include: values("Kite", "Stork")}, nil, "Heron 5, in Stork 2, in Kite 0; 3 distinct, 2 other, 3 missing"},
		{"excluded ones", dateline.Search{Exclude: values("Kite")}, map[string]int{"Kite": 4}, "Heron 5, out Kite 4, Egret 2, Stork 2; 3 distinct, 0 other, 3 missing"},
		{"a prefix", dateline.Search{FacetPrefix: "ST"}, nil, "Stork 2; 1 distinct, 0 other, 3 missing"},
		{"a prefix and a choice", dateline.Search{FacetPrefix: "st", Include: values("Egret")}, nil, "in Egret 2, Stork 2; 1 distinct, 0 other, 3 missing"},
		{"missing", dateline.Search{Missing: []string{dateline.FacetPublication}}, nil, "Heron 5, Egret 2, Stork 2; 3 distinct, 0 other, 3 missing in"},
		{"present", dateline.Search{Present: []string{dateline.FacetPublication}}, map[string]int{plan.NoValue: 7}, "Heron 5, Egret 2, Stork 2; 3 distinct, 0 other, 7 missing out"},
	} {
		counted.Lifted = c.lifted
		f, err := plan.ListFacet(c.s, dateline.FacetPublication, counted, plan.NewLabels(signs{}, entitiesOf(t)))
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, v := range f.Values {
			all = append(all, strings.TrimSpace(fmt.Sprintf("%s %s %d", v.State, v.Value, v.Count)))
		}
		got := strings.TrimSpace(fmt.Sprintf("%s; %d distinct, %d other, %d missing %s", strings.Join(all, ", "), f.Distinct, f.Other, f.Missing, f.State))
		if got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// An entity that no article names, and another was merged into, has the name of that one,
// whether labels are read one by one or all of them.
func TestLabelsOfWhatWasMerged(t *testing.T) {
	e, err := plan.Make(nil, correct.Compile([]dateline.Correction{{N: 1, Kind: dateline.CorrectMerge, Entity: "old", Into: "new"}}), nil)
	if err != nil {
		t.Fatal(err)
	}
	words := signs{counts: map[string]int{"label=old" + plan.NameSeparator + "Anna Old": 2, "label=other" + plan.NameSeparator + "Bo Other": 1}}
	for _, expected := range []int{1, 1000} {
		l := plan.NewLabels(words, e)
		l.Expect(dateline.FacetPerson, expected)
		for id, want := range map[string]string{"new": "Anna Old", "other": "Bo Other", "unnamed": "unnamed"} {
			if got := l.Of(dateline.FacetPerson, id); got != want || l.Err() != nil {
				t.Errorf("%d are expected: %s is %q, want %q; error %v", expected, id, got, want, l.Err())
			}
		}
	}
}

// Who types a name asks again at each letter: names that were made for the state are taken
// from there.
func TestNamesAreKept(t *testing.T) {
	words, c := signs{counts: map[string]int{}}, plan.Counted{}
	for i := range 300 {
		id := fmt.Sprintf("p%03d", i)
		words.counts["label="+id+plan.NameSeparator+fmt.Sprintf("Élan %03d", i)] = 1
		c.Values, c.Counts = append(c.Values, id), append(c.Counts, 1)
	}
	var kept *plan.Called
	keep := func(make func() (*plan.Called, error)) (out *plan.Called, err error) {
		if kept == nil {
			kept, err = make()
		}
		return kept, err
	}
	for _, words := range []signs{words, {fault: errors.New("asked again")}} {
		l := plan.NewLabels(words, entitiesOf(t)).Keeping(keep)
		f, err := plan.ListFacet(dateline.Search{FacetPrefix: "elan 29"}, dateline.FacetPerson, c, l)
		if err != nil || f.Distinct != 10 || f.Values[0] != (dateline.Count{Value: "p290", Label: "Élan 290", Count: 1}) {
			t.Errorf("%d values, %v; error %v; want the ten that begin so", f.Distinct, f.Values, err)
		}
	}
}

func TestListingEndsWhereNobodyWaits(t *testing.T) {
	gone := errors.New("gone")
	counted := plan.Counted{Values: []string{"Heron"}, Counts: []int{1}, Step: func() error { return gone }}
	_, err := plan.ListFacet(dateline.Search{FacetPrefix: "h"}, dateline.FacetPublication, counted, plan.NewLabels(signs{}, entitiesOf(t)))
	if !errors.Is(err, gone) {
		t.Errorf("the error is %v, want that of the step", err)
	}
}

func TestHistogramsOfCounts(t *testing.T) {
	dates, counts := []dateline.Date{}, []int{}
	for _, written := range []string{"2021", "2021-11", "2021-12-30", "2022-01-01", "2022-01-02", "2022-03"} {
		d, err := dateline.ParseDate(written)
		if err != nil {
			t.Fatal(err)
		}
		dates, counts = append(dates, d), append(counts, len(counts)+1)
	}
	for interval, want := range map[string]string{
		dateline.ByYear:  "2021 6, 2022 15; 0 coarser, 9 undated",
		dateline.ByMonth: "2021-11 2, 2021-12 3, 2022-01 9, 2022-02 0, 2022-03 6; 1 coarser, 9 undated",
		dateline.ByWeek:  "2021-12-27 12; 9 coarser, 9 undated",
		dateline.ByDay:   "2021-12-30 3, 2021-12-31 0, 2022-01-01 4, 2022-01-02 5; 9 coarser, 9 undated",
	} {
		h, err := plan.Histogram(interval, dates, counts, 9)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, b := range h.Buckets {
			all = append(all, fmt.Sprint(b.Date, " ", b.Count))
		}
		if got := fmt.Sprintf("%s; %d coarser, %d undated", strings.Join(all, ", "), h.Coarser, h.Undated); got != want {
			t.Errorf("by %s: %s\nwant %s", interval, got, want)
		}
	}
}
