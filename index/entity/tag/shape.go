package tag

import (
	"strings"
	"unicode"
)

// shape is how a word is written: its classes of letters, runs of the same cut to two.
// It is a number of at most shapeRunes digits of base 8.
type shape uint32

const (
	shapeUpper shape = iota + 1
	shapeLower
	shapeDigit
	shapePoint
	shapeOther
	shapeRunes = 10
)

func shapeOf(surface string) shape {
	var out, last shape
	n, run := 0, 0
	for _, r := range surface {
		now := shapeOfRune(r)
		if now == last {
			run++
		} else {
			last, run = now, 1
		}
		if run <= 2 && n < shapeRunes {
			out = out<<3 | now
			n++
		}
	}
	return out
}

func shapeOfRune(r rune) shape {
	switch {
	case 'a' <= r && r <= 'z':
		return shapeLower
	case 'A' <= r && r <= 'Z':
		return shapeUpper
	case '0' <= r && r <= '9', unicode.IsDigit(r):
		return shapeDigit
	case r == '.':
		return shapePoint
	case unicode.IsUpper(r):
		return shapeUpper
	case unicode.IsLetter(r):
		return shapeLower
	}
	return shapeOther
}

// firstOf returns the class of a shape's beginning: at most two runes of it.
func firstOf(s shape) shape {
	for s >= 1<<6 {
		s >>= 3
	}
	return s
}

// withoutPossessive returns a word as written without 's or an apostrophe at its end.
func withoutPossessive(surface string) string {
	cut := strings.TrimSuffix(strings.TrimSuffix(surface, "s"), "S")
	for _, apostrophe := range []string{"'", "’", "\u02BC", "\uFF07"} {
		if rest, found := strings.CutSuffix(cut, apostrophe); found && rest != "" {
			return rest
		}
	}
	return surface
}
