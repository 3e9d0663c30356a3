package snippet

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Sizes of a passage in code points.
const (
	passageRunes = 240 // two lines of a page
	denseRunes   = 200 // from the first to the last match for which a long sentence is cut, so that words stand around them
	strideBytes  = 32  // between the beginnings of the stretches tried in a long sentence
)

// passage is a part of an area that may be shown.
type passage struct {
	Span
	area      *area
	cut, cuts bool // something of its first, of its last sentence is missing
	matches   []match
	clauses   set
	worth     value // of clauses, see choose
}

// runes is how many code points there are in s.
func (a *area) runes(s Span) int {
	if a.narrow {
		return s.End - s.Start
	}
	return runes(a.text[s.Start:s.End])
}

func runes(s string) int {
	for i := 0; i+8 <= len(s); i += 8 {
		if load(s, i)&highBits != 0 {
			return i + utf8.RuneCountInString(s[i:])
		}
	}
	rest := len(s) &^ 7
	return rest + utf8.RuneCountInString(s[rest:])
}

// passages adds the passages of an area that hold a match, in order.
func (a *area) passages(out []passage) []passage {
	list := a.sentences()
	for i := range list {
		switch s := &list[i]; {
		case len(s.matches) == 0:
		case s.length <= passageRunes:
			out = append(out, a.joined(list, i))
		default:
			out = a.cutOut(out, s)
		}
	}
	return out
}

// joined adds to a short sentence its neighbours in the same paragraph, those
// behind it first, as long as they fit.
func (a *area) joined(list []sentence, i int) passage {
	first, last, length := i, i, list[i].length
	for last+1 < len(list) && !list[last+1].newLine && length+1+list[last+1].length <= passageRunes {
		last++
		length += 1 + list[last].length
	}
	for first > 0 && !list[first].newLine && length+1+list[first-1].length <= passageRunes {
		first--
		length += 1 + list[first].length
	}
	return a.passage(Span{list[first].Start, list[last].End}, list[first].cut, list[last].cuts)
}

// cutOut adds the stretches of a long sentence: from each match on as many as fit.
func (a *area) cutOut(out []passage, s *sentence) []passage {
	tried := -strideBytes
	for i, m := range s.matches {
		if m.Start-tried < strideBytes {
			continue
		}
		tried = m.Start
		dense := m.Span
		length := a.runes(dense)
		for _, next := range s.matches[i+1:] {
			if next.End <= dense.End {
				continue
			}
			if length += a.runes(Span{dense.End, next.End}); length > denseRunes {
				break
			}
			dense.End = next.End
		}
		at := a.around(s, dense)
		p := a.passage(at, s.cut || at.Start > s.Start, s.cuts || at.End < s.End)
		p.trimCuts()
		out = append(out, p)
	}
	return out
}

// passage takes the matches that lie in s.
func (a *area) passage(s Span, cut, cuts bool) passage {
	p := passage{Span: s, area: a, cut: cut, cuts: cuts}
	first := sort.Search(len(a.matches), func(i int) bool { return a.matches[i].Start >= s.Start })
	p.matches = a.matches[first:]
	p.matches = p.matches[:sort.Search(len(p.matches), func(i int) bool { return p.matches[i].Start >= s.End })]
	leaves := func(m match) bool { return m.End > s.End }
	if slices.ContainsFunc(p.matches, leaves) {
		p.matches = slices.DeleteFunc(slices.Clone(p.matches), leaves)
	}
	for i := range p.matches {
		p.clauses.add(p.matches[i].clause)
	}
	return p
}

// trimEnds are marks that say nothing where a sentence is cut.
const trimEnds = " ,;:-–—"

// trimCuts takes trimEnds from the ends of p that are cut.
func (p *passage) trimCuts() {
	in := p.area.text[p.Start:p.End]
	if p.cut {
		in = strings.TrimLeft(in, trimEnds)
		p.Start = p.End - len(in)
	}
	if p.cuts {
		p.End = p.Start + len(strings.TrimRight(in, trimEnds))
	}
}
