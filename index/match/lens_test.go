package match_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"dateline/index/match"
	"dateline/index/rank"
)

// odd shows the values of many as others: of two side by side as the first, every fifth
// as none, and one as a value that is new.
func odd(key string, all []string) (*match.Lens, func(string) string) {
	now := map[string]string{}
	for i, v := range all {
		switch {
		case i%5 == 4:
			now[v] = ""
		case i%7 == 3:
			now[v] = "~new"
		case i%2 == 1:
			now[v] = all[i-1]
		default:
			continue
		}
	}
	other := func(v string) string {
		for {
			next, moved := now[v]
			if !moved {
				return v
			}
			v = next
		}
	}
	return &match.Lens{
		Key: key, Fields: []string{"many"}, From: []match.Source{{Field: "many", Touched: slices.Collect(maps.Keys(now))}},
		Maps: func(_ int, _, v string) ([]string, bool) {
			if v = other(v); v == "" {
				return nil, true
			}
			return []string{v}, v != "~new" // which depends on nothing, but could
		},
		See: func(to []string, _ string, values [][]string) []string {
			for _, v := range values[0] {
				if v = other(v); v != "" {
					to = append(to, v)
				}
			}
			return to
		},
		Asked: func(_, v string) (string, bool) { return other(v), false },
	}, other
}

// TestALensShowsOtherValues holds what is counted and found through a lens against doing
// the same by hand, while articles come and go and one lens follows another.
func TestALensShowsOtherValues(t *testing.T) {
	w := newWorld(t, "", 9)
	c := match.NewCache(options)
	for round := range 12 {
		w.write(t, 1+w.rnd.IntN(150), 400)
		r := w.reader(t)
		v, err := c.View(background(), r)
		if err != nil {
			t.Fatal(err)
		}
		set := v.Live()
		of := articles(t, r, v, set)
		var all []string
		for i := range 30 {
			all = append(all, fmt.Sprintf("v%02d", (i+7*(round/2))%30))
		}
		lens, other := odd(fmt.Sprint(round/2), all)
		v.Through(lens)
		want, missing := map[string]int{}, 0
		for _, a := range of {
			var values []string
			for _, x := range w.valuesOf(a.id, "many") {
				if x = other(x); x != "" {
					values = append(values, x)
				}
			}
			slices.Sort(values)
			values = slices.Compact(values)
			for _, x := range values {
				want[x]++
			}
			if len(values) == 0 {
				missing++
			}
			if got, err := v.AppendValues(nil, "many", a.at); err != nil || !slices.Equal(got, values) {
				t.Fatalf("%s has %q, want %q: %v", a.id, got, values, err)
			}
		}
		tally := tallied(t, v, set, "many")
		for i, x := range tally.Values {
			if tally.Counts[i] != want[x] {
				t.Errorf("round %d: %d articles have %q, want %d", round, tally.Counts[i], x, want[x])
			}
			delete(want, x)
		}
		if tally.Missing != missing || len(want) > 0 {
			t.Errorf("round %d: %d have none, want %d; not counted: %v", round, tally.Missing, missing, want)
		}
		for _, x := range all {
			found, err := v.Matches(rank.Range{Field: "many", From: x, To: x})
			if n := tally.Of(other(x)); err != nil || found.Len() != n {
				t.Errorf("round %d: %q finds %d articles, want %d: %v", round, x, found.Len(), n, err)
			}
		}
		r.Close()
	}
}

// TestALensThatTouchesFew counts through lenses that show few articles otherwise, beside
// those that show many, and holds that against what each article has by hand.
func TestALensThatTouchesFew(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 7))
	var all []map[string][]string
	for range 3000 {
		values := map[string][]string{}
		for range rnd.IntN(4) {
			values["many"] = append(values["many"], fmt.Sprintf("v%02d", rnd.IntN(30)))
		}
		if rnd.IntN(50) == 0 {
			values["many"] = append(values["many"], fmt.Sprintf("rare%d", rnd.IntN(10)))
		}
		all = append(all, values)
	}
	cache := match.NewCache(options)
	v, err := cache.View(background(), valued(t, all[:1500], all[1500:2500], all[2500:]))
	if err != nil {
		t.Fatal(err)
	}
	holdTogether(t, v, v.Live(), "many")
	raw := map[int][]string{}
	for at := range v.Live().All() {
		if raw[at], err = v.AppendValues(nil, "many", at); err != nil {
			t.Fatal(err)
		}
	}
	for i, c := range []struct {
		of      []string
		patched bool
	}{
		{[]string{"rare0", "rare1", "rare2", "rare3", "rare4"}, true},
		{[]string{"rare0", "v01", "rare2", "v07", "v08"}, false},
		{[]string{"v07", "rare1"}, true},
		{[]string{"none"}, true},
	} {
		lens, other := odd(fmt.Sprint("key", i), c.of)
		v.Through(lens)
		for _, percent := range [][]int{{1}, {40}, {100, 0, 0}, {90}, {100}} {
			set := some(rnd, v, 64, percent...)
			holdTogether(t, v, set, "many")
		}
		if got := v.Patched("many"); got != c.patched {
			t.Errorf("%v: few are touched is %v, want %v", c.of, got, c.patched)
		}
		for at, values := range raw {
			var want []string
			for _, x := range values {
				if x = other(x); x != "" {
					want = append(want, x)
				}
			}
			slices.Sort(want)
			if got, err := v.AppendValues(nil, "many", at); err != nil || !slices.Equal(got, slices.Compact(want)) {
				t.Fatalf("%v: %v are %v, want %v: %v", c.of, values, got, want, err)
			}
		}
	}
	v.Through(nil)
	holdTogether(t, v, v.Live(), "many")
}

// TestALensShowsWhatPlansMatch counts a value that no field has in the articles that match a
// plan, and holds that against what each has by hand, while articles come and go.
func TestALensShowsWhatPlansMatch(t *testing.T) {
	w := newWorld(t, "", 11)
	c := match.NewCache(options)
	const on, by = "v07", "~both"
	lens := &match.Lens{
		Key: "plans", Fields: []string{"many"},
		From: []match.Source{{Field: "many"}, {Plans: []match.Planned{
			{Value: "v01", Plan: rank.Or{rank.Range{Field: "one", From: "none", To: "none"}}},
			{Value: by, Plan: rank.Or{rank.Phrase{Fields: both, Terms: []rank.Term{{"w7"}}, Boost: 1}, rank.Phrase{Fields: both, Terms: []rank.Term{{"w4"}, {"w5"}}, Boost: 1}}},
		}}},
		Maps: func(from int, _, v string) ([]string, bool) { return []string{v}, from == 0 || v != by },
		See: func(to []string, _ string, values [][]string) []string {
			return append(append(to, values[0]...), values[1]...)
		},
		Asked: func(_, v string) (string, bool) { return v, v != by },
	}
	seen := 0
	for round := range 8 {
		w.write(t, 1+w.rnd.IntN(150), 400)
		r := w.reader(t)
		v, err := c.View(background(), r)
		if err != nil {
			t.Fatal(err)
		}
		plan, err := v.Matches(lens.From[1].Plans[1].Plan)
		if err != nil {
			t.Fatal(err)
		}
		v.Through(lens)
		set, missing, has := v.Live(), 0, 0
		for _, a := range articles(t, r, v, set) {
			want := slices.Clone(w.valuesOf(a.id, "many"))
			if plan.Has(a.at) {
				want = append(want, by)
				has++
			}
			if slices.Sort(want); len(want) == 0 {
				missing++
			}
			if got, err := v.AppendValues(nil, "many", a.at); err != nil || !slices.Equal(got, slices.Compact(want)) {
				t.Fatalf("%s has %q, want %q: %v", a.id, got, want, err)
			}
		}
		tally := tallied(t, v, set, "many")
		found, err := v.Matches(rank.Range{Field: "many", From: by, To: by})
		if err != nil || tally.Of(by) != has || found.Len() != has || tally.Missing != missing {
			t.Errorf("round %d: %d are counted and %d found, want %d; %d have none, want %d: %v", round, tally.Of(by), found.Len(), has, tally.Missing, missing, err)
		}
		v.Through(nil)
		if n := tallied(t, v, set, "many"); n.Of(by) != 0 || n.Of(on) != tally.Of(on) {
			t.Errorf("round %d: without the lens %d have it, and %d have another value, want %d", round, n.Of(by), n.Of(on), tally.Of(on))
		}
		seen += has
		r.Close()
	}
	if seen == 0 {
		t.Error("no plan has matched anything")
	}
}
