package entity

import (
	"strings"
	"unicode/utf8"

	"dateline"
)

// Slow is an extractor that spends nearly all of its time on tagging, which looks at one
// text alone. So a long text can be tagged part by part, and what was found be kept.
type Slow interface {
	Extractor
	// Tag finds names in s, in the order of their offsets; they never overlap.
	Tag(s string) []Tagged
	// Told returns what Mentions does, when it is told what Tag has found in the title and
	// in the body.
	Told(t Text, title, body []Tagged) []dateline.Mention
}

// Tagged is what a tagger has found: half-open bytes of a text, and a label of its own.
type Tagged struct {
	Start, End int
	Label      string
}

// PartBytes is the length of the longest text that is tagged at once.
const PartBytes = 64 << 10

// Part returns how many bytes of s are to be tagged at once: all, or those of whole
// sentences, as far as they can be told.
func Part(s string) int {
	if len(s) <= PartBytes {
		return len(s)
	}
	for _, end := range []string{"\n\n", "\n", ". ", " "} {
		if n := strings.LastIndex(s[:PartBytes], end); n > PartBytes/2 {
			return n + len(end)
		}
	}
	n := PartBytes
	for n > PartBytes-utf8.UTFMax && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// Shift moves what was found in a part of a text by where the part begins.
func Shift(found []Tagged, by int) []Tagged {
	for i := range found {
		found[i].Start += by
		found[i].End += by
	}
	return found
}
