package match_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/index/match"
	"dateline/index/rank"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
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
	var got, want match.Tally
	if err := v.Count(&got, set, field); err != nil {
		t.Fatal(err)
	}
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

// TestCountsOfManyValues counts a field with more values than a byte has, of sets of
// few and of most articles, some of which are deleted.
func TestCountsOfManyValues(t *testing.T) {
	ix, err := bleve.NewUsing(t.TempDir(), bleve.NewIndexMapping(), scorch.Name, scorch.Name, ours)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	w, rnd := &world{ix: ix}, rand.New(rand.NewPCG(3, 3))
	batch, deleted := ix.NewBatch(), ix.NewBatch()
	for i := range 1500 {
		id, values := fmt.Sprintf("a%04d", i), map[string][]string{}
		for range rnd.IntN(4) {
			values["many"] = append(values["many"], fmt.Sprintf("v%03d", rnd.IntN(20)*rnd.IntN(20)))
		}
		values["many"] = append(values["many"], fmt.Sprintf("w%03d", i%300))[rnd.IntN(2):]
		if err := batch.IndexAdvanced(article(id, nil, []string{"rain"}, values)); err != nil {
			t.Fatal(err)
		}
		if i%9 == 0 {
			deleted.Delete(id)
		}
	}
	for _, b := range []*bleve.Batch{batch, deleted} {
		if err := ix.Batch(b); err != nil {
			t.Fatal(err)
		}
	}
	r := w.reader(t)
	defer r.Close()
	v, err := match.NewCache(options).View(background(), r)
	if err != nil {
		t.Fatal(err)
	}
	for _, percent := range []int{30, 60, 95, 100} {
		set, want, missing := make(match.Set, v.Blocks()), map[string]int{}, 0
		for at := range v.Live().All() {
			if rnd.IntN(100) >= percent {
				continue
			}
			set.Add(at)
			values, err := v.AppendValues(nil, "many", at)
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range values {
				want[x]++
			}
			if len(values) == 0 {
				missing++
			}
		}
		var got match.Tally
		if err := v.Count(&got, set, "many"); err != nil {
			t.Fatal(err)
		}
		for i, x := range got.Values {
			if got.Counts[i] != want[x] {
				t.Errorf("%d %%: %d have %s; want %d", percent, got.Counts[i], x, want[x])
			}
		}
		if got.Missing != missing || len(got.Values) < 300 {
			t.Errorf("%d %%: %d without a value of %d; want %d", percent, got.Missing, len(got.Values), missing)
		}
	}
}
