package text

import (
	"regexp"
	"testing"
	"unicode"
	"unicode/utf8"
)

// runesOf yields the runes of a table in order.
func runesOf(table *unicode.RangeTable, yield func(rune)) {
	for _, part := range table.R16 {
		for r := rune(part.Lo); r <= rune(part.Hi); r += rune(part.Stride) {
			yield(r)
		}
	}
	for _, part := range table.R32 {
		for r := rune(part.Lo); r <= rune(part.Hi); r += rune(part.Stride) {
			yield(r)
		}
	}
}

func TestEveryLatinLetterFoldsToASCII(t *testing.T) {
	ascii := regexp.MustCompile(`^a[a-z0-9']+a$`)
	letters := 0
	runesOf(unicode.Latin, func(r rune) {
		if !unicode.IsLetter(r) {
			return
		}
		letters++
		// Between two letters an apostrophe is kept.
		if got := exact("a" + string(r) + "a"); !ascii.MatchString(got) {
			t.Errorf("%c (%U) between two a's folds to %q, want ASCII", r, r, got)
		}
		if lower := unicode.ToLower(r); exact(string(r)) != exact(string(lower)) {
			t.Errorf("%c folds to %q, its small letter %c to %q", r, exact(string(r)), lower, exact(string(lower)))
		}
	})
	if letters < 1300 {
		t.Errorf("walked over %d letters, want those of Unicode 15 at least", letters)
	}
}

func TestLatinLettersAreNamedOnce(t *testing.T) {
	seen := map[rune]string{}
	for ascii, letters := range latinLetters {
		for _, r := range letters {
			if other, ok := seen[r]; ok {
				t.Errorf("%c folds to %q and to %q", r, other, ascii)
			}
			seen[r] = ascii
		}
	}
}

func TestDecimalDigits(t *testing.T) {
	for _, part := range unicode.Nd.R16 {
		if (part.Hi-part.Lo+1)%10 != 0 || part.Stride != 1 {
			t.Errorf("the digits %U to %U are no runs of ten", part.Lo, part.Hi)
		}
	}
	runesOf(unicode.Nd, func(r rune) {
		got := exact(string(r))
		if utf8.RuneCountInString(got) != 1 || got < "0" || got > "9" {
			t.Errorf("%c (%U) folds to %q, want a digit", r, r, got)
		}
	})
}
