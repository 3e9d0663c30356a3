package query

import (
	"strings"
	"unicode"
)

type kind uint8

const (
	end kind = iota
	word
	phrase
	field
	opening
	closing
	and
	or
	not
	minus
	plus
)

var operators = map[string]kind{"AND": and, "OR": or, "NOT": not}

// token is a piece of the text that the grammar knows.
type token struct {
	kind
	Span
	chars []char // of a word, with its suffixes; of a field, as typed
	text  string // of a phrase, and the name of a field
	marks []mark // behind a phrase or a closing parenthesis
}

// char is a code point of a word; a literal one had a backslash before it.
type char struct {
	r       rune
	literal bool
	at      int
}

func (c char) is(marks string) bool { return !c.literal && strings.ContainsRune(marks, c.r) }

func joined(cs []char) string {
	var b strings.Builder
	for _, c := range cs {
		b.WriteRune(c.r)
	}
	return b.String()
}

// index returns where the first of marks stands that is not literal, or -1.
func index(cs []char, marks string) int {
	for i, c := range cs {
		if c.is(marks) {
			return i
		}
	}
	return -1
}

func anyLiteral(cs []char) bool {
	for _, c := range cs {
		if c.literal {
			return true
		}
	}
	return false
}

// closers maps an opening quote to those that close it. Writers mix the
// typographic ones; a straight quote is closed by a straight one only.
var closers = map[rune]string{
	'"': `"`, '“': `”“‟"`, '”': `”“"`, '„': `“”‟"`, '‟': `”“"`, '«': `»`, '»': `«`,
}

func isQuote(r rune) bool { return closers[r] != "" }
func isSign(r rune) bool  { return r == '-' || r == '+' }

func breaksWord(r rune) bool {
	return r == '(' || r == ')' || isQuote(r) || unicode.IsSpace(r)
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func hasWords(s string) bool { return strings.IndexFunc(s, isLetterOrDigit) >= 0 }

func singleBlanks(s string) string { return strings.Join(strings.Fields(s), " ") }

// trimmed returns the span of in without the white space around it.
func trimmed(in []rune) (from, to int) {
	to = len(in)
	for from < to && unicode.IsSpace(in[from]) {
		from++
	}
	for from < to && unicode.IsSpace(in[to-1]) {
		to--
	}
	return from, to
}
