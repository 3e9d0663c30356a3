package rank

import "slices"

// CountPhrase counts the places where the terms stand one behind the other; at
// holds the positions of each, ascending.
func CountPhrase(at [][]int) int {
	n := 0
	next := make([]int, len(at))
starts:
	for _, start := range at[0] {
		for i := 1; i < len(at); i++ {
			for next[i] < len(at[i]) && at[i][next[i]] < start+i {
				next[i]++
			}
			if next[i] == len(at[i]) {
				return n
			}
			if at[i][next[i]] != start+i {
				continue starts
			}
		}
		n++
	}
	return n
}

type place struct{ pos, term int }

// CountNear counts stretches without overlap that hold every term as often as it
// is given and at most slop other words.
func CountNear(at [][]int, slop int) int {
	places, need := mergePlaces(at)
	have := make([]int, len(need))
	n, missing, left := 0, len(at), 0
	for right, p := range places {
		if have[p.term]++; have[p.term] <= need[p.term] {
			missing--
		}
		for ; missing == 0; left++ {
			if places[right].pos-places[left].pos+1-len(at) <= slop {
				n++
				clear(have)
				missing, left = len(at), right+1
				break
			}
			first := places[left].term
			if have[first]--; have[first] < need[first] {
				missing++
			}
		}
	}
	return n
}

// mergePlaces puts the positions of all terms in one order. Equal lists are one
// term that is needed as often as the list is given.
func mergePlaces(at [][]int) (places []place, need []int) {
	need = make([]int, len(at))
	for i, ps := range at {
		term := i
		for j := range i {
			if &at[j][0] == &ps[0] {
				term = j
				break
			}
		}
		if need[term]++; term != i {
			continue
		}
		for _, p := range ps {
			places = append(places, place{p, term})
		}
	}
	slices.SortFunc(places, func(a, b place) int { return a.pos - b.pos })
	return places, need
}
