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

// What the table promises of look-ups: by how many keys, shared by how many, and in
// how many texts one is common.
const (
	keysOfText  = 10
	sharedKeys  = 2
	commonAbove = 1000
)

// ruled finds the groups by comparing every text with every other by the rule of the
// table: they share two keys, and one of these is not common.
func ruled(s shelf) [][]string {
	in, texts := map[uint32]int{}, map[uint64][]string{}
	for _, id := range slices.Sorted(maps.Keys(s)) {
		text := s[id].Text
		if texts[text] = append(texts[text], id); len(texts[text]) == 1 {
			for _, key := range keysOf(s[id]) {
				in[key]++
			}
		}
	}
	all := slices.Collect(maps.Values(texts))
	of := make([]int, len(all))
	for i := range of {
		of[i] = i
	}
	for i, a := range all {
		for j, b := range all[:i] {
			if of[i] != of[j] && compared(in, s[a[0]], s[b[0]]) && copies.Similar(s[a[0]], s[b[0]]) {
				from, into := of[i], of[j]
				for n := range of {
					if of[n] == from {
						of[n] = into
					}
				}
			}
		}
	}
	groups := map[int][]string{}
	for n, ids := range all {
		groups[of[n]] = append(groups[of[n]], ids...)
	}
	var out [][]string
	for _, ids := range groups {
		if slices.Sort(ids); len(ids) > 1 {
			out = append(out, ids)
		}
	}
	slices.SortFunc(out, slices.Compare)
	return out
}

func keysOf(s copies.Sketch) []uint32 { return s.Runs[:min(keysOfText, len(s.Runs))] }

func compared(in map[uint32]int, a, b copies.Sketch) bool {
	shared, rare := 0, 0
	other := keysOf(b)
	for _, key := range keysOf(a) {
		for len(other) > 0 && other[0] < key {
			other = other[1:]
		}
		if len(other) > 0 && other[0] == key {
			shared++
			if in[key] <= commonAbove {
				rare++
			}
		}
	}
	return shared >= sharedKeys && rare > 0
}

// crowd makes n articles: families of some four with runs and names in common, and
// eight phrases that most of all have, which are among the keys of each. Some are
// cut out of others, or have the same runs with other names, or are the same.
func crowd(rng *rand.Rand, from, n int) map[string]copies.Sketch {
	out := map[string]copies.Sketch{}
	for i := range n {
		id, s := fmt.Sprintf("a%05d", from+i), copies.Sketch{Text: rng.Uint64() | 1}
		family := rand.New(rand.NewPCG(uint64(rng.IntN(330)), 7))
		for hot := range uint32(8) {
			if rng.IntN(100) < 78 {
				s.Runs = append(s.Runs, hot*100+8)
			}
		}
		s.Runs = some(rng, family, s.Runs, 4+family.IntN(20), .75)
		s.Runs = some(rng, rng, s.Runs, rng.IntN(6), 1)
		s.Names = some(rng, family, nil, family.IntN(18), .85)
		s.Names = some(rng, rng, s.Names, rng.IntN(4), 1)
		if earlier := out[fmt.Sprintf("a%05d", from+rng.IntN(i+1))]; earlier.Text != 0 {
			switch rng.IntN(12) {
			case 0:
				s = earlier
			case 1:
				s.Runs = earlier.Runs
			case 2:
				s.Runs, s.Names = earlier.Runs[:len(earlier.Runs)*2/3], earlier.Names[:len(earlier.Names)/2]
			}
		}
		out[id] = s
	}
	return out
}

// some adds a part of n values of a family, and puts all in order.
func some(rng, family *rand.Rand, list []uint32, n int, part float64) []uint32 {
	for range n {
		if value := family.Uint32() | 1<<20; rng.Float64() < part {
			list = append(list, value)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Phrases become common and cease to be, while texts come, go and change; the groups
// are always those of a look at all pairs.
func TestGroupsWhilePhrasesBecomeCommon(t *testing.T) {
	for seed := range uint64(1) {
		rng := rand.New(rand.NewPCG(seed, 11))
		table, s := copies.NewTable(), shelf{}
		for step, came := range []map[string]copies.Sketch{
			crowd(rng, 0, 1250), crowd(rng, 1250, 150), crowd(rng, 400, 40), {}, crowd(rng, 1000, 120), {},
		} {
			var gone []string
			for _, id := range slices.Sorted(maps.Keys(s)) {
				if step > 1 && came[id].Text == 0 && rng.IntN(12) == 0 {
					gone = append(gone, id)
				}
			}
			for batch := range slices.Chunk(append(slices.Sorted(maps.Keys(came)), ""), 100) {
				batch = slices.DeleteFunc(batch, func(id string) bool { return id == "" })
				if err := s.update(table, gone, entries(came, batch)...); err != nil {
					t.Fatal(err)
				}
				gone = nil
				if rng.IntN(2) == 0 {
					table.Groups()
				}
			}
			if diff := cmp.Diff(ruled(s), sorted(table.Groups())); diff != "" {
				t.Fatalf("seed %d, step %d, %d articles (-want +got):\n%s", seed, step, len(s), diff)
			}
			loaded, err := copies.Load(table.Save())
			if err != nil {
				t.Fatal(err)
			}
			for n := range 1400 {
				id := fmt.Sprintf("a%05d", n)
				if _, ok := table.Groups().At(copies.Hash(id)); ok != (table.Groups().Of(id) != nil) {
					t.Fatalf("seed %d, step %d: article %s has a place and no group, or a group and no place", seed, step, id)
				}
			}
			if step%2 == 0 {
				table = loaded
			}
		}
	}
}
