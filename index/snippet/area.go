package snippet

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
	"dateline/index/text"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// maxMatch is how many bytes of text a match in a passage has at most: as many as
// the longest query, so that a whole paragraph between quotes is shown whole.
const maxMatch = dateline.MaxQueryBytes

// area is a stretch of a text that has been analysed: all of a short text. Offsets
// are those of the stretch.
type area struct {
	text        string
	at          int  // where it stands in the whole text
	open, opens bool // the text goes on before it, behind it, in the same line
	narrow      bool // it is known to be ASCII
	words       []text.Word
	desk        *desk // of an area whose words are not known, see inWord; else nil
	run         Span  // the part of text that words are of then
	matches     []match
	marks       []Span // what no cut may be inside of
}

// newArea takes the words of text and the matches in it.
func newArea(s string, words []text.Word, matches []match) *area {
	a := &area{}
	a.reset(s, words, matches)
	return a
}

// reset makes a that of another text, in the room that it has.
func (a *area) reset(s string, words []text.Word, matches []match) {
	*a = area{text: s, words: words, matches: matches, marks: a.marks[:0]}
	tooLong := func(m match) bool { return m.End-m.Start > maxMatch }
	if slices.ContainsFunc(matches, tooLong) {
		a.matches = slices.DeleteFunc(slices.Clone(matches), tooLong)
	}
	for i := range a.matches {
		a.marks = a.matches[i].marks(a.marks)
	}
	a.marks = merged(a.marks)
}

// mayCut reports whether a passage may begin or end at i: it is not inside a
// word, a mark or a grapheme.
func (a *area) mayCut(i int) bool {
	m := sort.Search(len(a.marks), func(j int) bool { return a.marks[j].End > i })
	return !a.inWord(i) && (m == len(a.marks) || a.marks[m].Start >= i) && isBoundary(a.text, i)
}

// unread is an area of a whole text whose words are not known: they are read where
// it matters; narrow says that it is known to be ASCII. It is good until the next one.
func (d *desk) unread(s string, matches []match, narrow bool) *area {
	d.area.reset(s, d.around[:0], matches)
	d.area.desk, d.area.narrow = d, narrow
	return &d.area
}

// inWord reports whether a word holds both sides of i.
func (a *area) inWord(i int) bool {
	if a.desk != nil {
		if i == 0 || joined(a.text, i-1) == 0 || joined(a.text, i) == 0 {
			return false
		}
		a.readAround(i)
	}
	w := sort.Search(len(a.words), func(j int) bool { return a.words[j].End > i })
	return w < len(a.words) && a.words[w].Start < i
}

// readAround takes the words of the run of letters at i.
func (a *area) readAround(i int) {
	if a.run.Start < i && i < a.run.End {
		return
	}
	start, end := runAround(a.text, i)
	a.run, a.words = Span{start, end}, a.desk.analyzer.Words(a.words[:0], a.text[start:end])
	for i := range a.words {
		a.words[i].Start, a.words[i].End = a.words[i].Start+start, a.words[i].End+start
	}
	a.desk.around = a.words
}

// graphemeReach is how far back a grapheme is looked for that holds a position:
// longer ones are no writing.
const graphemeReach = 512

// isBoundary reports whether no grapheme of s holds both sides of i.
func isBoundary(s string, i int) bool {
	if i == 0 || i == len(s) {
		return true
	}
	from := i
	for ; from > 0 && i-from < graphemeReach; from-- {
		if s[from-1] < utf8.RuneSelf && s[from] < utf8.RuneSelf && s[from] != '\n' {
			break
		}
	}
	if from == i {
		return true
	}
	for from < i && !utf8.RuneStart(s[from]) {
		from++
	}
	it := graphemes.FromString(s[from:])
	for end := from; end < i && it.Next(); {
		if end = from + it.End(); end > i {
			return false
		}
	}
	return true
}

// isSign reports whether b is of ASCII and neither white space nor a control.
func isSign(b byte) bool { return ' ' < b && b < 0x7F }

func size(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

func lastSize(s string) int {
	_, n := utf8.DecodeLastRuneInString(s)
	return n
}

func startsBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && unicode.IsSpace(r)
}

func endsBlank(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && unicode.IsSpace(r)
}

// trimmed returns s without the white space at its ends.
func (a *area) trimmed(s Span) Span {
	for s.End > s.Start && a.text[s.End-1] == ' ' {
		s.End--
	}
	in := a.text[s.Start:s.End]
	if in != "" && isSign(in[0]) && isSign(in[len(in)-1]) {
		return s
	}
	s.Start += len(in) - len(strings.TrimLeftFunc(in, unicode.IsSpace))
	s.End = s.Start + len(strings.TrimSpace(in))
	return s
}
