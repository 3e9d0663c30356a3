package match_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"dateline/index/match"
	"dateline/index/rank"

	index "github.com/blevesearch/bleve_index_api"
)

// found is an article of a set, by its place in a view.
type found struct {
	id string
	at int
}

// articles are those of a set.
func articles(t *testing.T, r index.IndexReader, v *match.View, set match.Set) (out []found) {
	t.Helper()
	for at := range set.All() {
		id, err := r.ExternalID(index.NewIndexInternalID(nil, v.Number(at)))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, found{id, at})
	}
	return out
}

// tallied counts one field.
func tallied(t *testing.T, v *match.View, set match.Set, field string) match.Tally {
	t.Helper()
	var tallies [1]match.Tally
	if err := v.Count(tallies[:], set, field); err != nil {
		t.Fatal(err)
	}
	return tallies[0]
}

// TestCountsArePlainCounts holds the values of random sets against counting by hand.
func TestCountsArePlainCounts(t *testing.T) {
	w := newWorld(t, "", 8)
	c := match.NewCache(options)
	for range 15 {
		w.write(t, 1+w.rnd.IntN(150), 400)
		r := w.reader(t)
		v, err := c.View(background(), r)
		if err != nil {
			t.Fatal(err)
		}
		for _, field := range []string{"one", "many", "unknown"} {
			set, err := v.Matches(w.plan(1))
			if err != nil {
				t.Fatal(err)
			}
			of := articles(t, r, v, set)
			w.holdCounts(t, v, set, of, field)
			w.holdValues(t, v, set, of, field)
			w.holdOrder(t, v, set, of, field)
		}
		r.Close()
	}
}

// valuesOf are those of an article in the order of bytes, each once.
func (w *world) valuesOf(id, field string) []string {
	return slices.Compact(slices.Sorted(slices.Values(w.now[id].values[field])))
}

func (w *world) holdCounts(t *testing.T, v *match.View, set match.Set, of []found, field string) {
	t.Helper()
	got, want := tallied(t, v, set, field), match.Tally{}
	for _, a := range of {
		values := w.valuesOf(a.id, field)
		if len(values) == 0 {
			want.Missing++
		}
		for _, x := range values {
			want.Add(x, 1)
		}
		if have, err := v.AppendValues(nil, field, a.at); err != nil || !slices.Equal(have, values) {
			t.Fatalf("%s of %s are %v (%v), want %v", field, a.id, have, err, values)
		}
	}
	for i, x := range got.Values {
		if got.Counts[i] != want.Of(x) {
			t.Fatalf("%s of %s is %d, want %d", x, field, got.Counts[i], want.Of(x))
		}
	}
	for i, x := range want.Values {
		if got.Of(x) != want.Counts[i] {
			t.Fatalf("%s of %s is %d, want %d", x, field, got.Of(x), want.Counts[i])
		}
	}
	if got.Missing != want.Missing || !slices.IsSorted(got.Values) {
		t.Fatalf("%s is %v, want %v", field, got, want)
	}
}

func (w *world) holdValues(t *testing.T, v *match.View, set match.Set, of []found, field string) {
	t.Helper()
	for _, prefix := range []string{"", "v", "v0", "v12", "w"} {
		got, err := v.Values(set, field, prefix)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, a := range of {
			for _, x := range w.valuesOf(a.id, field) {
				if strings.HasPrefix(x, prefix) {
					want = append(want, x)
				}
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(slices.Compact(got), slices.Compact(want)) {
			t.Fatalf("%s with %q: %v, want %v", field, prefix, got, want)
		}
	}
}

// holdOrder asks for the first of a set by their first value, forwards and backwards.
func (w *world) holdOrder(t *testing.T, v *match.View, set match.Set, of []found, field string) {
	t.Helper()
	type dated struct {
		value string
		at    int
	}
	for _, descending := range []bool{false, true} {
		order := func(a, b dated) int {
			if (a.value == "") != (b.value == "") {
				return strings.Compare(b.value, a.value)
			}
			by := strings.Compare(a.value, b.value)
			if descending {
				by = -by
			}
			return cmp.Or(by, a.at-b.at)
		}
		var want []dated
		for _, a := range of {
			values := append(w.valuesOf(a.id, field), "")
			want = append(want, dated{values[0], a.at})
		}
		slices.SortFunc(want, order)
		for _, most := range []int{1, 7, 1000} {
			var got []dated
			floor := func() (string, bool) {
				if len(got) < most {
					return "", false
				}
				return got[most-1].value, true
			}
			err := v.Sorted(set, field, descending, floor, func(at int, value string) error {
				got = append(got, dated{value, at})
				slices.SortFunc(got, order)
				got = got[:min(len(got), most)]
				return nil
			})
			if first := want[:min(len(want), most)]; err != nil || !slices.Equal(got, first) {
				t.Fatalf("the first %d by %s are %v (%v), want %v", most, field, got, err, first)
			}
		}
	}
}

func TestViewOfNothing(t *testing.T) {
	w := newWorld(t, "", 1)
	r := w.reader(t)
	defer r.Close()
	v, err := match.NewCache(options).View(background(), r)
	if err != nil {
		t.Fatal(err)
	}
	run, err := v.Open(rank.All{}, rank.Stats{Length: 1}, nil, true)
	if err != nil || run.Match().Len() != 0 || v.Blocks() != 0 {
		t.Errorf("an empty index has %v matches in %d blocks, %v", run, v.Blocks(), err)
	}
}
