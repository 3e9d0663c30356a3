package dateline

import "unicode/utf8"

// longestName is how many bytes of a name are compared with others: a longer one
// is no slip of the hand, and comparing takes the product of both lengths.
const longestName = 64

// Nearest returns the one of known that takes the fewest changed, added or left
// out letters, and swaps of two side by side, to make of typed, the first of several, and how many that are. ""
// stands for none: there are no known names, or typed has more than 64 bytes.
func Nearest(typed string, known []string) (name string, edits int) {
	if len(typed) > longestName {
		return "", 0
	}
	for i, k := range known {
		if d := distance([]rune(typed), []rune(k)); i == 0 || d < edits {
			name, edits = k, d
		}
	}
	return name, edits
}

// slips are the letters that a hand gets wrong at the most, and of short names one in
// three: of more, another name was meant than the nearest.
const slips = 2

// Meant returns the one of known that typed was probably meant to be: the Nearest, if it is
// at most 2 changed, added, left out or swapped letters away, and at most a third of those of typed.
// "" stands for none.
func Meant(typed string, known []string) string {
	name, edits := Nearest(typed, known)
	if edits > min(slips, (utf8.RuneCountInString(typed)+1)/3) {
		return ""
	}
	return name
}

// distance is that of Levenshtein with swaps of neighbours (optimal string alignment), row by
// row.
func distance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i, ra := range a {
		row[0] = i + 1
		for j, rb := range b {
			change := last[j]
			if ra != rb {
				change++
			}
			row[j+1] = min(change, row[j]+1, last[j+1]+1)
			if i > 0 && j > 0 && ra == b[j-1] && a[i-1] == rb {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
