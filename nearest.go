package dateline

// longestName is how many bytes of a name are compared with others: a longer one
// is no slip of the hand, and comparing takes the product of both lengths.
const longestName = 64

// Nearest returns the one of known that takes the fewest changed, added or left
// out letters to make of typed, the first of several, and how many that are. ""
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

// distance is that of Levenshtein, row by row.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			change := diagonal
			if ra != rb {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
