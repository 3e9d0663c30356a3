package snippet

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentence is a sentence of an area, or several that a word or a match joins,
// without white space at its ends.
type sentence struct {
	Span
	matches []match // inside, in order
	length  int     // in code points
	newLine bool    // a line ends between the sentence before and this one

	cut, cuts bool // the area has not its beginning, its end
}

// sentences cuts an area by UAX 29. That ends a sentence at every end of line.
func (a *area) sentences() []sentence {
	var out []sentence
	word, next, reach, start := 0, 0, 0, 0
	for it := sentences.FromString(a.text); it.Next(); {
		end := it.End()
		for ; next < len(a.matches) && a.matches[next].Start < end; next++ {
			reach = max(reach, a.matches[next].End)
		}
		for ; word < len(a.words) && a.words[word].Start < end; word++ {
			reach = max(reach, a.words[word].End)
		}
		if reach > end {
			continue
		}
		if s := (sentence{Span: a.trimmed(Span{start, end})}); s.Start < s.End {
			out = append(out, s)
		}
		start = end
	}
	a.fill(out)
	return out
}

// fill adds to sentences what is in them.
func (a *area) fill(list []sentence) {
	if len(list) > 0 {
		list[0].cut, list[len(list)-1].cuts = a.open, a.opens
	}
	next, end := 0, 0
	for i := range list {
		s := &list[i]
		first := next
		for next < len(a.matches) && a.matches[next].Start < s.End {
			next++
		}
		s.matches = a.matches[first:next]
		s.length = runes(a.text[s.Start:s.End])
		s.newLine = strings.ContainsAny(a.text[end:s.Start], breaks)
		end = s.End
	}
}
