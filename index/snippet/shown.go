package snippet

import (
	"unicode/utf8"

	"dateline"
)

// mostShown is how many passages of a hit are shown.
const mostShown = 3

// Shown are the passages of a body that a hit shows: three at most that answer the query,
// else the beginning.
func (m *Matcher) Shown(body string, mentions []dateline.Mention) []dateline.Snippet {
	if found := m.Snippets(body, mentions, mostShown); len(found) > 0 {
		return found
	}
	if lead := Lead(body); lead.Text != "" {
		return []dateline.Snippet{lead}
	}
	return nil
}

// CodePoints turns spans of s, in order, into code points.
func CodePoints(s string, spans []Span) (out [][2]int) {
	at, count := 0, 0
	for _, span := range spans {
		start := count + utf8.RuneCountInString(s[at:span.Start])
		count = start + utf8.RuneCountInString(s[span.Start:span.End])
		at = span.End
		out = append(out, [2]int{start, count})
	}
	return out
}

// Bytes are spans as dateline.Marks has them.
func Bytes(spans []Span) (out [][2]int) {
	for _, s := range spans {
		out = append(out, [2]int{s.Start, s.End})
	}
	return out
}
