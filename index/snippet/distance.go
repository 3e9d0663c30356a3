package snippet

import "math/bits"

// within reports whether at most d edits make b of a, whose letters are given: a
// letter added, taken away or changed, or two neighbours swapped that no other edit
// touches. It is the distance of the automata that Bleve reads its dictionary with,
// the optimal string alignment distance.
func within(a []rune, letters uint64, b string, d int) bool {
	if len(a)-len(b) > d {
		return false // a letter takes a byte or more
	}
	n, others := 0, uint64(0)
	for _, r := range b {
		n++
		others |= letter(r)
	}
	// An edit takes away at most one letter, and brings in one.
	if n-len(a) > d || len(a)-n > d || bits.OnesCount64(letters&^others) > d || bits.OnesCount64(others&^letters) > d {
		return false
	}
	var space [3 * 64]int
	rows := space[:]
	if 3*(n+1) > len(rows) {
		rows = make([]int, 3*(n+1))
	}
	return edits(a, []rune(b), rows, d) <= d
}

// letter is a set of one letter; others may be the same.
func letter(r rune) uint64 { return 1 << (r % 64) }

func lettersOf(list []rune) (set uint64) {
	for _, r := range list {
		set |= letter(r)
	}
	return set
}

// edits is the distance of a and b; more than d as soon as that is sure. rows is
// space for three rows of the table.
func edits(a, b []rune, rows []int, d int) int {
	n := len(b) + 1
	before, last, row := rows[:n], rows[n:2*n], rows[2*n:3*n]
	for j := range last {
		last[j] = j
	}
	for i := range a {
		row[0] = i + 1
		least := row[0]
		for j := range b {
			change := last[j]
			if a[i] != b[j] {
				change++
			}
			best := min(change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				best = min(best, before[j-1]+1)
			}
			row[j+1] = best
			least = min(least, best)
		}
		if least > d {
			return d + 1
		}
		before, last, row = last, row, before
	}
	return last[n-1]
}
