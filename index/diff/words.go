package diff

import (
	"strings"

	segments "github.com/clipperhouse/uax29/v2/words"
)

// words cuts a text into words and what is between them.
func words(s string) (out []string) {
	for it := segments.FromString(s); it.Next(); {
		out = append(out, it.Value())
	}
	return out
}

// lines cuts a text behind its line feeds.
func lines(s string) (out []string) {
	for line := range strings.Lines(s) {
		out = append(out, line)
	}
	return out
}

// numbered gives equal words equal numbers.
func numbered(a, b []string) (x, y []int) {
	numbers := map[string]int{}
	number := func(words []string) []int {
		out := make([]int, len(words))
		for i, w := range words {
			n, known := numbers[w]
			if !known {
				n = len(numbers)
				numbers[w] = n
			}
			out[i] = n
		}
		return out
	}
	return number(a), number(b)
}
