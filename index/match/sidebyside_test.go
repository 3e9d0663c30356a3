package match_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index/match"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// valued is an index of articles with given values, a segment for each list, of which
// every ninth article is deleted.
func valued(t *testing.T, segments ...[]map[string][]string) index.IndexReader {
	t.Helper()
	ix, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, ours)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	w, n := &world{ix: ix}, 0
	deleted := ix.NewBatch()
	for _, all := range segments {
		batch := ix.NewBatch()
		for _, values := range all {
			id := fmt.Sprintf("a%06d", n)
			if err := batch.IndexAdvanced(article(id, nil, []string{"rain"}, values)); err != nil {
				t.Fatal(err)
			}
			if n++; n%9 == 0 {
				deleted.Delete(id)
			}
		}
		if err := ix.Batch(batch); err != nil {
			t.Fatal(err)
		}
	}
	if err := ix.Batch(deleted); err != nil {
		t.Fatal(err)
	}
	r := w.reader(t)
	t.Cleanup(func() { r.Close() })
	return r
}

// some are random articles of a view, a share of each so many one behind the other.
func some(rnd *rand.Rand, v *match.View, run int, percent ...int) match.Set {
	set := make(match.Set, v.Blocks())
	for at := range v.Live().All() {
		if rnd.IntN(100) < percent[at/run%len(percent)] {
			set.Add(at)
		}
	}
	return set
}

// holdTogether counts fields side by side and one by one, and by what each article has.
func holdTogether(t *testing.T, v *match.View, set match.Set, fields ...string) {
	t.Helper()
	got := make([]match.Tally, len(fields))
	if err := v.Count(got, set, fields...); err != nil {
		t.Fatal(err)
	}
	for i, f := range fields {
		want := map[string]int{}
		missing := 0
		for at := range set.All() {
			values, err := v.AppendValues(nil, f, at)
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
		for _, tally := range []match.Tally{got[i], tallied(t, v, set, f)} {
			have := map[string]int{}
			for i, x := range tally.Values {
				if tally.Counts[i] != 0 {
					have[x] = tally.Counts[i]
				}
			}
			if !maps.Equal(have, want) || tally.Missing != missing || !slices.IsSorted(tally.Values) {
				t.Fatalf("%d articles by %s of %v: %v and %d without, want %v and %d", set.Len(), f, fields, have, tally.Missing, want, missing)
			}
		}
	}
}

// TestFieldsThatAreJoined counts fields that depend on one another as one, where that can
// be, and others beside them.
func TestFieldsThatAreJoined(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 5))
	dated := func(n int) []map[string][]string {
		var out []map[string][]string
		for range n {
			month := fmt.Sprintf("20%02d-%02d", rnd.IntN(9), 1+rnd.IntN(12))
			values := map[string][]string{"month": {month}, "year": {month[:4]}, "tongue": {[]string{"en", "hy"}[rnd.IntN(2)]}}
			switch rnd.IntN(12) {
			case 0:
				delete(values, "month")
			case 1:
				delete(values, "month")
				delete(values, "year")
			case 2:
				delete(values, "tongue")
			}
			for range rnd.IntN(8) {
				values["many"] = append(values["many"], fmt.Sprintf("v%03d", rnd.IntN(20)*rnd.IntN(20)))
			}
			out = append(out, values)
		}
		return out
	}
	twice, odd, random := dated(300), dated(200), dated(2000)
	twice[7]["month"] = []string{"2001-01", "2002-01"}
	odd[9]["tongue"] = []string{"a" + "\x01" + "b"}
	for _, values := range random {
		values["tongue"] = []string{fmt.Sprint("t", rnd.IntN(100))}
	}
	r := valued(t, dated(500), twice, odd, random, dated(70))
	joining := options
	joining.Joined = []string{"month", "year", "tongue"}
	cache := match.NewCache(joining)
	v, err := cache.View(background(), r)
	if err != nil {
		t.Fatal(err)
	}
	joined, err := v.JoinedIn(v.Live(), "year", "many", "month")
	if err != nil || !slices.Equal(joined, []bool{true, false, false, false, true}) {
		t.Errorf("fields are joined in %v: %v", joined, err)
	}
	for _, fields := range [][]string{{"month", "year"}, {"many", "tongue", "year", "unknown", "month"}, {"tongue", "many"}} {
		for _, percent := range [][]int{{0}, {1}, {40}, {60}, {100}, {0, 100}, {100, 2, 0, 95}, {30, 70}} {
			holdTogether(t, v, some(rnd, v, 256, percent...), fields...)
		}
	}
	if joined, err := v.JoinedIn(v.Live(), "year", "many"); err != nil || slices.Contains(joined, true) {
		t.Errorf("one field is joined in %v: %v", joined, err)
	}
	v.Through(&match.Lens{Key: "k", Fields: []string{"tongue"}})
	if joined, err := v.JoinedIn(v.Live(), "year", "month"); err != nil || slices.Contains(joined, true) {
		t.Errorf("fields are joined in %v beside one that is shown otherwise: %v", joined, err)
	}
}

// TestCountsOfManyValues counts fields of few and of many values, of sets of few and of
// most articles, some of which are deleted.
func TestCountsOfManyValues(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 3))
	var all []map[string][]string
	for i := range 3000 {
		values := map[string][]string{"few": {fmt.Sprint("f", rnd.IntN(100)*rnd.IntN(3))}, "own": {fmt.Sprint("o", i)}}
		for range rnd.IntN(12) * rnd.IntN(2) {
			values["many"] = append(values["many"], fmt.Sprintf("v%03d", rnd.IntN(20)*rnd.IntN(20)))
		}
		values["mostly"] = mostlyOne(rnd)
		all = append(all, values)
	}
	for _, c := range []struct {
		name  string
		ahead int // values that have numbers and no article
		want  map[string]string
	}{
		{"few numbers", 0, map[string]string{"few": "bytes", "own": "shorts", "many": "pairs", "mostly": "bytes and more"}},
		{"more than a byte has", 1000, map[string]string{"few": "shorts", "own": "shorts", "many": "pairs", "mostly": "pairs"}},
		{"more than 16 bits have", 70_000, map[string]string{"few": "lists", "own": "lists", "many": "lists", "mostly": "lists"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := valued(t, all[:2000], all[2000:])
			for field, want := range c.want {
				for _, percent := range [][]int{{0, 1}, {2}, {30}, {100, 0, 0, 0}, {60, 30}, {95}, {100}} {
					cache := match.NewCache(options)
					v, err := cache.View(background(), r)
					if err != nil {
						t.Fatal(err)
					}
					cache.Number(field, c.ahead)
					if got, err := v.TablesOf(v.Live(), field); err != nil || !slices.Equal(got, []string{want, want}) {
						t.Errorf("%s is counted by %v: %v", field, got, err)
					}
					if c.ahead > 10_000 {
						cache.Number(field, c.ahead) // they were let go
					}
					holdTogether(t, v, some(rnd, v, 1024, percent...), field)
				}
			}
		})
	}
}

// mostlyOne is one of few common values, which stand behind many rare ones in the order of
// bytes; sometimes none, a rare one, or up to seven of both.
func mostlyOne(rnd *rand.Rand) (out []string) {
	common := func() string { return fmt.Sprint("w", rnd.IntN(150)) }
	rare := func() string { return fmt.Sprint("r", rnd.IntN(2000)) }
	switch rnd.IntN(12) {
	case 0:
		return []string{rare()}
	case 1:
		for range rnd.IntN(8) {
			out = append(out, common(), rare())
		}
		return out[:len(out)/2]
	}
	return []string{common()}
}

// TestNumbersOfValuesThatAreGone lets numbers go that few values still have.
func TestNumbersOfValuesThatAreGone(t *testing.T) {
	cache := match.NewCache(options)
	v, err := cache.View(background(), valued(t, []map[string][]string{{"one": {"x"}}, {"one": {"y"}}}))
	if err != nil {
		t.Fatal(err)
	}
	cache.Number("one", 70_000)
	for i, want := range []string{"lists", "bytes", "bytes"} {
		if got, err := v.TablesOf(v.Live(), "one"); err != nil || got[0] != want {
			t.Errorf("time %d: counted by %v, want %s: %v", i, got, want, err)
		}
	}
}
