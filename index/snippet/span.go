package snippet

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// Span is a half-open range of bytes of a text.
type Span struct{ Start, End int }

// merged sorts spans and joins those that overlap or touch. It works in place.
func merged(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	out := spans[:0]
	for _, s := range spans {
		if last := len(out) - 1; last >= 0 && s.Start <= out[last].End {
			out[last].End = max(out[last].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// breaks are the runes that end a line.
const breaks = "\n\r\v\f\u0085\u2028\u2029"

// withinLines cuts s where a line ends inside of it.
func withinLines(dst []Span, text string, s Span) []Span {
	for s.Start < s.End {
		line := text[s.Start:s.End]
		n := strings.IndexAny(line, breaks)
		if n < 0 {
			return append(dst, s)
		}
		if cut := len(strings.TrimRightFunc(line[:n], unicode.IsSpace)); cut > 0 {
			dst = append(dst, Span{s.Start, s.Start + cut})
		}
		rest := strings.TrimLeftFunc(line[n:], unicode.IsSpace)
		s.Start = s.End - len(rest)
	}
	return dst
}
