package tag

import (
	"strings"

	"dateline/index/text"
)

// append appends the names of a sentence whose labels are known.
func (r *reader) append(spans []Span, s string, words []text.Word) []Span {
	for i := 0; i < len(words); {
		if !begins(r.labels[i]) {
			i++
			continue
		}
		from, sum := i, r.odds.of(i, r.labels[i])
		for i++; i < len(words) && r.labels[i] == r.labels[from]+1; i++ {
			sum += r.odds.of(i, r.labels[i])
		}
		spans = append(spans, Span{words[from].Start, endOf(s, words[i-1]), typeOfLabel[r.labels[from]], sum / float64(i-from)})
	}
	return spans
}

// endOf returns where a name ends of which w is the last word: before a possessive, behind
// the full stop of an abbreviation.
func endOf(s string, w text.Word) int {
	surface := s[w.Start:w.End]
	if bare := withoutPossessive(surface); len(bare) < len(surface) {
		return w.Start + len(bare)
	}
	if strings.HasPrefix(s[w.End:], ".") && (strings.Contains(w.Exact, ".") || stops[w.Exact]) {
		return w.End + 1
	}
	return w.End
}

// stops are the words that end names with a full stop of their own.
var stops = set(`inc corp co ltd jr sr bros`)
