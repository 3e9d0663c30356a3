package snippet

import (
	"unicode/utf8"

	"dateline/index/text"
)

// What a byte is to the run that a word stands in, see runAround.
const (
	between = iota // of no run
	joint          // joins what is on both sides of it, maybe
	ofWord         // an ASCII letter or digit
	beyond         // of a rune that is not ASCII
)

var kinds = func() (t [256]uint8) {
	for i := range t {
		switch b := byte(i); {
		case b >= utf8.RuneSelf:
			t[i] = beyond
		case isLetter(b) || isDigit(b):
			t[i] = ofWord
		case joins[b] != 0:
			t[i] = joint
		}
	}
	return t
}()

// kindAt is the kind of the byte at i; there is no run outside of s.
func kindAt(s string, i int) uint8 {
	if uint(i) >= uint(len(s)) {
		return between
	}
	return kinds[s[i]]
}

// plainWord returns the end of the word that begins at i. alone is false unless the word is of
// ASCII letters and digits and the only one of its run, which has nothing else but one joint
// before it and any number of them behind it.
func plainWord(s string, i int) (end int, alone bool) {
	if before := kindAt(s, i-1); before != between && (before != joint || kindAt(s, i-2) != between) {
		return 0, false
	}
	for end = i; kindAt(s, end) == ofWord; {
		end++
	}
	rest := end
	for kindAt(s, rest) == joint {
		rest++
	}
	return end, kindAt(s, rest) == between && i < end && end-i <= text.MaxWordBytes
}
