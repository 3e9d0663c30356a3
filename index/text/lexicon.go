package text

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// Lexicon numbers what the words of some texts are written by, from 0 in the order in
// which they come, so that who counts or hashes words does so once for each form and
// not for each word. It is used like the analyser that it is of, and only as long as no
// other has been made of that; what it holds stays.
type Lexicon struct {
	forms   []Form
	a       *Analyzer
	round   uint16
	numbers []uint32 // of the words that are read at the moment
}

// Form is a way in which words are written. Two may have the same Exact form.
type Form struct {
	Exact string // as of Word
	Name  bool   // see IsName
}

// NewLexicon returns an empty lexicon of the words that a reads through it.
func (a *Analyzer) NewLexicon() *Lexicon {
	if a.round == math.MaxUint16 {
		for i := range a.forms.slots {
			a.forms.slots[i].round = 0
		}
		a.round = 0
	}
	a.round++
	return &Lexicon{a: a, round: a.round}
}

// Words is Exact of Analyzer, and appends to numbers the number of each of these words.
func (l *Lexicon) Words(dst []Word, numbers []uint32, s string) ([]Word, []uint32) {
	l.numbers = numbers
	dst = l.a.words(dst, s, false, l)
	numbers, l.numbers = l.numbers, nil
	return dst, numbers
}

// Len is how many forms there are.
func (l *Lexicon) Len() int { return len(l.forms) }

// Form is the one of a number, which must be less than Len.
func (l *Lexicon) Form(number uint32) Form { return l.forms[number] }

// Term is the exact form of a number.
func (l *Lexicon) Term(number uint32) string { return l.forms[number].Exact }

// take numbers a word; at is where its form is remembered, or nil.
func (l *Lexicon) take(segment, exact string, at *slot) {
	if at != nil && at.round == l.round {
		l.numbers = append(l.numbers, at.number)
		return
	}
	number := uint32(len(l.forms))
	l.forms = append(l.forms, Form{exact, IsName(segment)})
	l.numbers = append(l.numbers, number)
	if at != nil {
		at.round, at.number = l.round, number
	}
}

// IsName says whether a word as written begins with a capital or holds a digit.
func IsName(word string) bool {
	if first, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(first) || unicode.IsTitle(first) {
		return true
	}
	for _, r := range word {
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}
