package snippet

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/text"
)

const (
	aroundBytes = 1000 // of a long text on each side of what was found: room for a passage
	groupBytes  = 200  // from the first to the last match that are looked at as one
)

// stretch is a part of a long text that is worth analysing.
type stretch struct {
	Span
	open, opens bool // the text goes on before it, behind it, in the same line
	torn, tears bool // it begins, ends where a word may go on
}

// stretches returns the best parts of a text for what was found in it, twice as
// many as passages are wanted and some, because there may be more in them.
func (m *Matcher) stretches(s string, found []match, limit int) []stretch {
	whole := &area{text: s}
	var groups []passage
	for _, f := range found {
		last := len(groups) - 1
		if last < 0 || f.Start-groups[last].Start > groupBytes {
			groups = append(groups, passage{area: whole, Span: f.Span})
			last++
		}
		g := &groups[last]
		g.End = max(g.End, f.End)
		g.matches = append(g.matches, f)
		g.clauses.add(f.clause)
	}
	var out []stretch
	for _, g := range new(chooser).choose(groups, len(m.clauses), 2*limit+2) {
		out = append(out, stretchAround(s, g.Span))
	}
	return joinStretches(out)
}

func joinStretches(list []stretch) []stretch {
	slices.SortFunc(list, func(a, b stretch) int { return cmp.Compare(a.Start, b.Start) })
	out := list[:0]
	for _, s := range list {
		last := len(out) - 1
		if last < 0 || s.Start > out[last].End {
			out = append(out, s)
			continue
		}
		if o := &out[last]; s.End > o.End {
			o.End, o.opens, o.tears = s.End, s.opens, s.tears
		}
	}
	return out
}

// stretchAround widens at to the ends of lines or to white space.
func stretchAround(s string, at Span) stretch {
	x := stretch{Span: Span{0, len(s)}}
	if from := at.Start - aroundBytes; from > 0 {
		x.begin(s, from, at.Start)
	}
	if to := at.End + aroundBytes; to < len(s) {
		x.end(s, at.End, to)
	}
	return x
}

// begin lets x begin between from and to, as early as it may.
func (x *stretch) begin(s string, from, to int) {
	i := strings.IndexAny(s[from:to], "\r\n")
	if x.open = i < 0; x.open {
		i = strings.IndexFunc(s[from:to], unicode.IsSpace)
		x.torn = i < 0
	}
	for x.Start = from + i + 1; x.Start < to && !utf8.RuneStart(s[x.Start]); {
		x.Start++
	}
}

// end lets x end between from and to, as late as it may.
func (x *stretch) end(s string, from, to int) {
	i := strings.LastIndexAny(s[from:to], "\r\n")
	if x.opens = i < 0; x.opens {
		i = strings.LastIndexFunc(s[from:to], unicode.IsSpace)
		x.tears = i < 0
	}
	if x.End = to; i >= 0 {
		x.End = from + i
	}
	for x.End > from && !utf8.RuneStart(s[x.End]) {
		x.End--
	}
}

// area makes an area of a stretch whose words and matches are known by offsets of
// s.
func (x stretch) area(s string, words []text.Word, found []match) *area {
	words = x.inside(words)
	if x.torn || x.tears {
		x.mend(&area{text: s[x.Start:x.End], words: movedWords(words, -x.Start)})
		words = x.inside(words)
	}
	var inside []match
	for _, f := range found {
		if x.Start <= f.Start && f.End <= x.End {
			inside = append(inside, f.moved(-x.Start))
		}
	}
	a := newArea(s[x.Start:x.End], movedWords(words, -x.Start), inside)
	a.at, a.open, a.opens = x.Start, x.open, x.opens
	return a
}

// inside returns those of words that lie in x.
func (x stretch) inside(words []text.Word) []text.Word {
	words = words[sort.Search(len(words), func(i int) bool { return words[i].Start >= x.Start }):]
	return words[:sort.Search(len(words), func(i int) bool { return words[i].End > x.End })]
}

// mend takes from the ends of x what may be a part of a word, and leaves what is
// nearer to the middle of it. a is x, with its words.
func (x *stretch) mend(a *area) {
	at := *x
	if x.torn {
		from := text.MaxWordBytes
		x.Start = at.Start + a.nextCut(a.runeFrom(from), a.runeFrom(2*from))
	}
	if x.tears {
		to := len(a.text) - text.MaxWordBytes
		x.End = at.Start + a.lastCut(a.runeFrom(to), a.runeFrom(to-text.MaxWordBytes))
	}
}

// runeFrom returns where the first rune begins from byte i on.
func (a *area) runeFrom(i int) int {
	for i < len(a.text) && !utf8.RuneStart(a.text[i]) {
		i++
	}
	return i
}

func (m match) moved(by int) match {
	m.Start, m.End = m.Start+by, m.End+by
	m.parts = slices.Clone(m.parts)
	for i := range m.parts {
		m.parts[i] = Span{m.parts[i].Start + by, m.parts[i].End + by}
	}
	return m
}

func movedWords(words []text.Word, by int) []text.Word {
	out := make([]text.Word, len(words))
	for i, w := range words {
		w.Start, w.End = w.Start+by, w.End+by
		out[i] = w
	}
	return out
}
