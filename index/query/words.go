package query

import "strings"

// unescape reads in from at to the first code point that is not literal and
// stops; it returns where that is. A backslash at the very end is no char: it
// dangles.
func unescape(in []rune, at int, stops func(rune) bool) (cs []char, end int, dangles bool) {
	for at < len(in) && !stops(in[at]) {
		c := char{r: in[at], at: at}
		if at++; c.r == '\\' {
			if at == len(in) {
				return cs, at, true
			}
			c.r, c.literal = in[at], true
			at++
		}
		cs = append(cs, c)
	}
	return cs, at, false
}

// word emits what stands between white space, quotes and parentheses: an
// operator, a field or a word; or nothing where there is nothing to search for.
func (l *lexer) word(cs []char, at Span) {
	s := joined(cs)
	if k, ok := operators[s]; ok && !anyLiteral(cs) && !l.behindSign(at) {
		l.operator(k, s, cs, at)
		return
	}
	if !hasWords(s) {
		l.nothing(cs, at)
		return
	}
	if len(cs) > 1 && cs[0].is("+-") && cs[1].is("+-") {
		l.warn(at, "%s is read as letters: one sign excludes or requires a word", s[:2])
	}
	if l.field(cs, at) {
		return
	}
	l.emit(token{kind: word, Span: at, chars: cs})
}

func (l *lexer) operator(k kind, s string, cs []char, at Span) {
	l.operators = true
	if l.plain {
		l.warn(at, "%s is searched for as a word, because nothing else is there", s)
		k = word
	}
	l.emit(token{kind: k, Span: at, chars: cs})
}

func (l *lexer) behindSign(at Span) bool {
	if len(l.tokens) == 0 {
		return false
	}
	last := l.tokens[len(l.tokens)-1]
	return (last.kind == minus || last.kind == plus) && last.End == at.Start
}

// nothing warns of what has no letter or digit, unless it is punctuation such as
// the hyphen of "Sotk - Kelbecer".
func (l *lexer) nothing(cs []char, at Span) {
	switch s := joined(cs); {
	case index(cs, "*") >= 0:
		l.warn(at, "a star stands directly behind %d letters or more of a word, as in Kalb*; this one is ignored", MinPrefix)
	case strings.Trim(s, "|") == "" && s != "":
		l.warn(at, "%s is ignored: write OR for one or the other", s)
	case !isPunctuation(s):
		l.warn(at, "%q is ignored: it has no letter or digit to search for", s)
	}
}

// field emits the field that cs begins with, and the word behind its colon.
func (l *lexer) field(cs []char, at Span) bool {
	i := index(cs, ":")
	if i < 0 || anyLiteral(cs[:i]) || !looksLikeField(joined(cs[:i]), joined(cs[i+1:])) {
		return false
	}
	typed := joined(cs[:i])
	name, known := fieldNamed(typed)
	colon := Span{at.Start, cs[i].at + 1}
	if !known {
		l.warn(colon, "%s", unknownField(typed))
		return false
	}
	if colon.End == at.End && !l.valueAhead() {
		l.warnBareField(colon, name)
		return false
	}
	l.emit(token{kind: field, Span: colon, chars: cs[:i+1], text: name})
	if i+1 < len(cs) {
		l.emit(token{kind: word, Span: Span{colon.End, at.End}, chars: cs[i+1:]})
	}
	return true
}

// valueAhead reports whether a phrase or a group follows at once.
func (l *lexer) valueAhead() bool {
	return l.at < len(l.in) && (l.in[l.at] == '(' || isQuote(l.in[l.at]))
}
