package query

import (
	"fmt"
	"unicode"

	"dateline"
)

// lexer cuts the text into tokens whose parentheses match.
type lexer struct {
	in []rune
	at int
	warnings
	tokens    []token
	opened    []int         // where the parentheses now open stand
	leaves    int           // words and phrases so far
	unclosed  map[rune]bool // quotes that nothing behind here closes
	plain     bool          // AND, OR and NOT are words
	operators bool          // one of them was there
}

func (l *lexer) run() error {
	for l.at < len(l.in) {
		switch r := l.in[l.at]; {
		case unicode.IsSpace(r):
			l.at++
		case r == '(':
			l.open()
		case r == ')':
			l.close()
		case isQuote(r):
			l.quote(r)
		default:
			l.signOrWord()
		}
		if err := l.refusal(); err != nil {
			return err
		}
	}
	for _, at := range l.opened {
		l.warn(Span{at, at + 1}, "this parenthesis is not closed: it is read as closed at the end")
	}
	return nil
}

func (l *lexer) refusal() error {
	switch {
	case len(l.opened) > MaxDepth:
		return l.tooMuch("more than %d parentheses are open at code point %d", MaxDepth)
	case l.leaves > MaxClauses:
		return l.tooMuch("more than %d words, phrases and values, the next at code point %d", MaxClauses)
	}
	return nil
}

// tooMuch refuses the last token.
func (l *lexer) tooMuch(format string, most int) error {
	at := l.tokens[len(l.tokens)-1].Start
	return &dateline.Error{Kind: dateline.Invalid, Field: "q", Position: &at, Message: fmt.Sprintf(format, most, at)}
}

func (l *lexer) emit(t token) {
	if t.kind == word || t.kind == phrase {
		l.leaves++
	}
	l.tokens = append(l.tokens, t)
}

func (l *lexer) open() {
	l.opened = append(l.opened, l.at)
	l.emit(token{kind: opening, Span: Span{l.at, l.at + 1}})
	l.at++
}

func (l *lexer) close() {
	at := Span{l.at, l.at + 1}
	l.at++
	if len(l.opened) == 0 {
		l.warn(at, "this parenthesis closes none and is ignored")
		return
	}
	l.opened = l.opened[:len(l.opened)-1]
	l.emit(token{kind: closing, Span: at, marks: l.marks()})
}

// quote reads a phrase, or steps over a quote that is never closed.
func (l *lexer) quote(opener rune) {
	start := l.at
	end, ok := l.closer(opener)
	if !ok {
		l.warn(Span{start, start + 1}, "this quote is not closed and is ignored")
		l.at++
		return
	}
	cs, _, _ := unescape(l.in[:end], start+1, func(rune) bool { return false })
	if i := index(cs, "*"); i >= 0 {
		l.warn(Span{cs[i].at, cs[i].at + 1}, "a star between quotes stands for nothing: a prefix is written without quotes, as Kalb*")
	}
	l.at = end + 1
	marks := l.marks()
	l.emit(token{kind: phrase, Span: Span{start, end + 1}, text: singleBlanks(joined(cs)), marks: marks})
}

// closer finds what closes the quote at l.at. It keeps what it did not find, so
// that a text of opening quotes is read in linear time.
func (l *lexer) closer(opener rune) (at int, ok bool) {
	if l.unclosed[opener] {
		return 0, false
	}
	want := closers[opener]
	for at = l.at + 1; at < len(l.in); at++ {
		if l.in[at] == '\\' {
			at++
		} else if (char{r: l.in[at]}).is(want) {
			return at, true
		}
	}
	if l.unclosed == nil {
		l.unclosed = map[rune]bool{}
	}
	l.unclosed[opener] = true
	return 0, false
}

// signOrWord reads a + or - before something to search for, or else a word.
func (l *lexer) signOrWord() {
	start := l.at
	cs, end, dangles := unescape(l.in, start, breaksWord)
	if k, ok := l.sign(cs); ok {
		l.at++
		l.emit(token{kind: k, Span: Span{start, l.at}})
		return
	}
	if dangles {
		l.warn(Span{end - 1, end}, "this backslash has nothing behind it and is ignored")
	}
	l.at = end
	l.word(cs, Span{start, end})
}

func (l *lexer) sign(cs []char) (kind, bool) {
	if len(cs) == 0 || !cs[0].is("+-") || !l.startsClause() {
		return 0, false
	}
	k := plus
	if cs[0].r == '-' {
		k = minus
	}
	if len(cs) == 1 {
		next := cs[0].at + 1
		return k, next < len(l.in) && (l.in[next] == '(' || isQuote(l.in[next]))
	}
	return k, !cs[1].is("+-") && hasWords(joined(cs[1:]))
}

// startsClause reports whether a clause can begin at l.at: Nagorno-Karabakh is
// one word.
func (l *lexer) startsClause() bool {
	if l.at == 0 {
		return true
	}
	r := l.in[l.at-1]
	return r == '(' || unicode.IsSpace(r)
}
