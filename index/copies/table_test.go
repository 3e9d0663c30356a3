package copies_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index/copies"
)

// sorted lists groups so that they can be compared.
func sorted(g *copies.Groups) [][]string {
	list := slices.Clone(g.All())
	slices.SortFunc(list, slices.Compare)
	return list
}

// plain finds the groups by comparing every text with every other.
func plain(s shelf) [][]string {
	ids := slices.Sorted(maps.Keys(s))
	of := map[string]int{}
	for i, id := range ids {
		of[id] = i
	}
	for again := true; again; {
		again = false
		for i, a := range ids {
			for _, b := range ids[:i] {
				if of[a] != of[b] && copies.Similar(s[a], s[b]) {
					of[a], of[b], again = min(of[a], of[b]), min(of[a], of[b]), true
				}
			}
		}
	}
	groups := map[int][]string{}
	for _, id := range ids {
		groups[of[id]] = append(groups[of[id]], id)
	}
	var out [][]string
	for _, g := range groups {
		if len(g) > 1 {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

// family makes texts that are copies of few, lightly edited, and briefs of one
// template with other names.
func family(rng *rand.Rand, n int) map[string]copies.Sketch {
	out := map[string]copies.Sketch{}
	var texts [][]string
	for i := range n {
		if len(texts) == 0 || rng.IntN(3) == 0 {
			texts = append(texts, story(rng, 3+rng.IntN(150)))
		}
		words := texts[rng.IntN(len(texts))]
		switch rng.IntN(3) {
		case 0:
			words = edited(rng, words, .05)
		case 1:
			words = renamed(rng, words, rng.Float64()/2)
		}
		out[fmt.Sprintf("a%02d", i)] = sketch(body(words))
	}
	return out
}

func TestGroupsDependOnTheArticlesAlone(t *testing.T) {
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 1))
		want := shelf(family(rng, 40))
		table, s := copies.NewTable(), shelf{}
		wander(t, rng, table, s, family(rng, 40))
		wander(t, rng, table, s, want)
		if table.Len() != len(want) {
			t.Fatalf("seed %d: %d articles, want %d", seed, table.Len(), len(want))
		}
		if diff := cmp.Diff(plain(want), sorted(table.Groups())); diff != "" {
			t.Fatalf("seed %d: groups (-want +got):\n%s", seed, diff)
		}
	}
}

// wander brings a table to hold what is wanted in batches of any size and order,
// with articles that go and come again on the way.
func wander(t *testing.T, rng *rand.Rand, table *copies.Table, s shelf, want map[string]copies.Sketch) {
	t.Helper()
	ids := slices.Sorted(maps.Keys(want))
	rng.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	for batch := range slices.Chunk(ids, 1+rng.IntN(9)) {
		var gone []string
		if rng.IntN(2) == 0 {
			gone = append(gone, ids[rng.IntN(len(ids))], "unknown")
		}
		gone = slices.DeleteFunc(gone, func(id string) bool { return slices.Contains(batch, id) })
		if err := s.update(table, gone, entries(want, batch)...); err != nil {
			t.Fatal(err)
		}
		if rng.IntN(2) == 0 {
			table.Groups()
		}
	}
	if err := s.update(table, nil, entries(want, ids)...); err != nil {
		t.Fatal(err)
	}
}

func entries(of map[string]copies.Sketch, ids []string) (out []copies.Entry) {
	for _, id := range ids {
		out = append(out, copies.Entry{ID: id, Sketch: of[id]})
	}
	return out
}

func TestATableIsSavedAndLoaded(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	table, s, all := copies.NewTable(), shelf{}, family(rng, 60)
	wander(t, rng, table, s, all)
	loaded, err := copies.Load(table.Save())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sorted(table.Groups()), sorted(loaded.Groups())); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	other := shelf(family(rng, 60))
	wander(t, rng, loaded, s, other)
	if diff := cmp.Diff(plain(other), sorted(loaded.Groups())); diff != "" {
		t.Errorf("groups that went on from there (-want +got):\n%s", diff)
	}
}

func TestWhatWasCutShortIsNotLoaded(t *testing.T) {
	table, s := copies.NewTable(), shelf{}
	wander(t, rand.New(rand.NewPCG(1, 1)), table, s, family(rand.New(rand.NewPCG(2, 2)), 20))
	saved := table.Save()
	for n := range saved {
		if _, err := copies.Load(saved[:n]); err == nil {
			t.Errorf("the first %d of %d bytes are loaded", n, len(saved))
		}
	}
}

// A phrase that very many articles have does not bring them together, and whether
// there are that many may change.
func TestACommonPhraseIsLeftOut(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	phrase := story(rng, 12)
	table, s := copies.NewTable(), shelf{}
	pair := story(rng, 60)
	want := map[string]copies.Sketch{"p1": sketch(body(pair)), "p2": sketch(body(edited(rng, pair, .03)))}
	for i := range 1100 {
		want[fmt.Sprintf("c%04d", i)] = sketch(body(append(slices.Clone(phrase), story(rng, 9)...)))
	}
	wander(t, rng, table, s, want)
	if table.Groups().Of("p1") == nil {
		t.Error("a pair that shares no common phrase is not joined")
	}
	crowded := sorted(table.Groups())
	var gone []string
	for i := 40; i < 1100; i++ {
		gone = append(gone, fmt.Sprintf("c%04d", i))
	}
	back := entries(want, gone)
	if err := s.update(table, gone); err != nil {
		t.Fatal(err)
	}
	few := copies.NewTable()
	if err := few.Update(nil, entries(s, slices.Sorted(maps.Keys(s))), s.fetch); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sorted(few.Groups()), sorted(table.Groups())); diff != "" {
		t.Errorf("groups of the rest (-want +got):\n%s", diff)
	}
	if err := s.update(table, nil, back...); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(crowded, sorted(table.Groups())); diff != "" {
		t.Errorf("groups with all of them again (-want +got):\n%s", diff)
	}
}

// A text and its first half have half of their names in common.
func TestACutTextIsJoined(t *testing.T) {
	for seed := range uint64(5) {
		words := story(rand.New(rand.NewPCG(seed, 6)), 90)
		table, s := copies.NewTable(), shelf{}
		if err := s.update(table, nil, copies.Entry{ID: "a", Sketch: sketch(body(words))}, copies.Entry{ID: "b", Sketch: sketch(body(words[:45]))}); err != nil {
			t.Fatal(err)
		}
		if got := table.Groups().Of("a"); !slices.Equal(got, []string{"a", "b"}) {
			t.Errorf("seed %d: the group is %v; want both", seed, got)
		}
	}
}

func TestAFailureToFetchIsTold(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	words := story(rng, 50)
	table := copies.NewTable()
	s := shelf{}
	if err := table.Update(nil, []copies.Entry{{ID: "a", Sketch: sketch(body(words))}}, s.fetch); err != nil {
		t.Fatal(err)
	}
	table, err := copies.Load(table.Save()) // sketches are not saved
	if err != nil {
		t.Fatal(err)
	}
	if err := table.Update(nil, []copies.Entry{{ID: "b", Sketch: sketch(body(edited(rng, words, .05)))}}, s.fetch); err == nil {
		t.Error("no error, although the sketch of a is not there")
	}
}
