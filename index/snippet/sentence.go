package snippet

import (
	"sort"
	"strings"
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

// sentences cuts the lines of an area that hold a match by UAX 29, which ends a sentence
// at every end of line.
func (a *area) sentences() []sentence {
	var out []sentence
	if a.desk != nil {
		out = a.desk.sentences[:0]
	}
	for next, lines := 0, (Span{}); next < len(a.matches); {
		lines, next = a.linesFrom(lines.End, next)
		out = a.sentencesIn(out, lines)
	}
	if a.desk != nil {
		a.desk.sentences = out
	}
	a.fill(out)
	return out
}

// linesFrom returns the lines of a match and of those behind it that begin in them, and
// the first match that does not. A line begins at from, which is not behind the match.
func (a *area) linesFrom(from, next int) (lines Span, behind int) {
	lines.Start = from
	for before := a.text[from:a.matches[next].Start]; ; {
		n := strings.IndexByte(before, '\n') + 1
		if n == 0 {
			break
		}
		lines.Start, before = lines.Start+n, before[n:]
	}
	for ; next < len(a.matches) && (lines.End == 0 || a.matches[next].Start < lines.End); next++ {
		if a.matches[next].End >= lines.End {
			lines.End = a.endOfLine(a.matches[next].End)
		}
	}
	return lines, next
}

// endOfLine is behind the line that i, which is not 0, is in.
func (a *area) endOfLine(i int) int {
	if n := strings.IndexByte(a.text[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(a.text)
}

func (a *area) sentencesIn(out []sentence, lines Span) []sentence {
	next := sort.Search(len(a.matches), func(i int) bool { return a.matches[i].Start >= lines.Start })
	reach, start, stops := 0, lines.Start, a.stops()
	for end := start; end < lines.End; {
		end = endOfSentence(a.text[:lines.End], end, stops)
		for ; next < len(a.matches) && a.matches[next].Start < end; next++ {
			reach = max(reach, a.matches[next].End)
		}
		if reach > end || a.inWord(end) {
			continue
		}
		if s := (sentence{Span: a.trimmed(Span{start, end})}); s.Start < s.End {
			out = append(out, s)
		}
		start = end
	}
	return out
}

// fill adds to sentences what is in them.
func (a *area) fill(list []sentence) {
	if last := len(list) - 1; last >= 0 {
		list[0].cut = a.open && !strings.Contains(a.text[:list[0].Start], "\n")
		list[last].cuts = a.opens && !strings.Contains(a.text[list[last].End:], "\n")
	}
	next, end := 0, 0
	for i := range list {
		s := &list[i]
		first := next
		for next < len(a.matches) && a.matches[next].Start < s.End {
			next++
		}
		s.matches = a.matches[first:next]
		s.length = a.runes(s.Span)
		if gap := a.text[end:s.Start]; gap != " " && gap != "" {
			s.newLine = strings.ContainsAny(gap, breaks)
		}
		end = s.End
	}
}
