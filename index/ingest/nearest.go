package ingest

import "strings"

// nearest names the known name that a name was probably meant to be, or all.
func nearest(name string, known []string) string {
	const few = 3 // changed letters up to which a name is taken for a misspelling
	best, least := "", few+1
	for _, k := range known {
		if d := distance(name, k); d < least && d < len(k) {
			best, least = k, d
		}
	}
	if best == "" {
		return "the columns are " + strings.Join(known, ", ")
	}
	return `did you mean "` + best + `"`
}

// distance is the Levenshtein distance of two names in bytes.
func distance(a, b string) int {
	if len(a) > len(b)+8 {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
