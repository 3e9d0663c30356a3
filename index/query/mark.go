package query

import (
	"slices"
	"strconv"
	"unicode"
)

// mark is a suffix: ~ or ^ and the digits and points behind it.
type mark struct {
	Span
	sign   rune
	number string
}

// text returns m as it was typed.
func (m mark) text() string { return string(m.sign) + m.number }

func inNumber(r rune) bool { return r >= '0' && r <= '9' || r == '.' }

func isMark(r rune) bool { return r == '~' || r == '^' }

// marks reads the suffixes that stand at l.at.
func (l *lexer) marks() (list []mark) {
	for l.at < len(l.in) && isMark(l.in[l.at]) {
		start := l.at
		for l.at++; l.at < len(l.in) && inNumber(l.in[l.at]); l.at++ {
		}
		list = append(list, mark{Span{start, l.at}, l.in[start], string(l.in[start+1 : l.at])})
	}
	return list
}

// cutMarks takes the suffixes off the end of a word, but never all of it.
func cutMarks(cs []char, end int) (base []char, baseEnd int, list []mark) {
	for {
		i := len(cs)
		for i > 0 && !cs[i-1].literal && inNumber(cs[i-1].r) {
			i--
		}
		if i < 2 || !cs[i-1].is("~^") {
			slices.Reverse(list)
			return cs, end, list
		}
		m := mark{Span{cs[i-1].at, end}, cs[i-1].r, joined(cs[i:])}
		list = append(list, m)
		cs, end = cs[:i-1], m.Start
	}
}

// pick returns the first ~ and the first ^ of list, and warns of the others.
func (p *parser) pick(list []mark) (tilde, caret *mark) {
	for i := range list {
		m := &list[i]
		switch {
		case m.sign == '~' && tilde == nil:
			tilde = m
		case m.sign == '^' && caret == nil:
			caret = m
		default:
			p.warn(m.Span, "%s is ignored: one %c is enough", m.text(), m.sign)
		}
	}
	return tilde, caret
}

// boosted puts the boost that m asks for over n; m and n may be nil.
func (p *parser) boosted(n Node, m *mark, start int) Node {
	if m == nil || n == nil {
		return n
	}
	by, err := strconv.ParseFloat(m.number, 64)
	if err != nil || by <= 0 || by > MaxBoost {
		p.warn(m.Span, "%s is ignored: a boost is a number above 0 and up to %d, as in Sotk^2.5", m.text(), MaxBoost)
		return n
	}
	return &Boost{Span{start, m.End}, n, by}
}

// distance reads word~n; ok is false where it is no distance.
func (p *parser) distance(m *mark) (n int, ok bool) {
	if m.number == "" {
		return 1, true
	}
	return p.whole(m, MaxDistance, "a word takes ~1 or ~2, letters that may differ")
}

func (p *parser) whole(m *mark, most int, want string) (int, bool) {
	n, err := strconv.Atoi(m.number)
	if err != nil || n > most {
		p.warn(m.Span, "%s is ignored: %s", m.text(), want)
		return 0, false
	}
	return n, true
}

func isPunctuation(s string) bool {
	for _, r := range s {
		if !unicode.IsPunct(r) {
			return false
		}
	}
	return true
}
