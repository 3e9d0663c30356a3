package diff

import (
	"iter"
	"strings"

	segments "github.com/clipperhouse/uax29/v2/words"
)

// wordBytes is the size of two texts together up to which they are compared by
// words; beyond it by lines, so that a book takes seconds and not minutes.
const wordBytes = 4 << 20

// mostPieces bounds what two texts are cut into: each takes some 100 bytes while they
// are compared.
const mostPieces = 2 << 20

// pieces cuts two texts into what is compared: words, or lines where they are too
// large or the words too many, or else several lines at once.
func pieces(from, to string) (a, b []string) {
	if len(from)+len(to) <= wordBytes && number(words(from))+number(words(to)) <= mostPieces {
		return all(words(from)), all(words(to))
	}
	n := strings.Count(from, "\n") + strings.Count(to, "\n") + 2
	least := (n + mostPieces - 1) / mostPieces
	return all(blocks(from, least)), all(blocks(to, least))
}

func number(cut iter.Seq[string]) (n int) {
	for range cut {
		n++
	}
	return n
}

// all is a list of no more room than it needs.
func all(cut iter.Seq[string]) []string {
	out := make([]string, 0, number(cut))
	for s := range cut {
		out = append(out, s)
	}
	return out
}

// words cuts a text into words and what is between them.
func words(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for it := segments.FromString(s); it.Next() && yield(it.Value()); {
		}
	}
}

// blocks cuts a text behind line feeds, into single lines where least is 1: each block but
// the last has so many lines or more. Where one ends is told by the 64 bytes before, so that texts that differ are soon cut alike again,
// unless that would make it longer than eight times least.
func blocks(s string, least int) iter.Seq[string] {
	return func(yield func(string) bool) {
		begin, lines, hash := 0, 0, uint64(0)
		for i := range len(s) {
			hash = hash<<1 + (uint64(s[i])+1)*0x9e3779b97f4a7c15
			if s[i] != '\n' {
				continue
			}
			lines++
			if lines < least || lines < 8*least && (hash>>32)%uint64(least) != 0 {
				continue
			}
			if !yield(s[begin : i+1]) {
				return
			}
			begin, lines = i+1, 0
		}
		if begin < len(s) {
			yield(s[begin:])
		}
	}
}

// numbered gives equal words equal numbers.
func numbered(a, b []string) (x, y []int32) {
	numbers := map[string]int32{}
	number := func(words []string) []int32 {
		out := make([]int32, len(words))
		for i, w := range words {
			n, known := numbers[w]
			if !known {
				n = int32(len(numbers))
				numbers[w] = n
			}
			out[i] = n
		}
		return out
	}
	return number(a), number(b)
}
