package snippet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// runBytes is about the length of the longest run that is looked at in one.
const runBytes = 512

// runAt returns the run of letters and what may join them at i or in the bytes
// that the filter has looked at there; nothing if there is none. It does not begin
// before done.
func runAt(s string, i, done int) (start, end int) {
	for end = i; ; end++ {
		if end == len(s) || end == i+4 {
			return 0, 0
		}
		if joined(s, end) > 0 {
			break
		}
	}
	for start = end; start > done && end-start < runBytes; start-- {
		if b := s[start-1]; !joins[b] && (b < utf8.RuneSelf || joined(s, start-1) == 0) {
			break
		}
	}
	for start < end && !utf8.RuneStart(s[start]) {
		start++
	}
	for limit := min(len(s), end+runBytes); end < limit; {
		if joins[s[end]] {
			end++
			continue
		}
		n := joined(s, end)
		if n == 0 {
			break
		}
		end += n
	}
	return start, end
}

// joined returns 0 if the byte at i is of a rune that always lies between words,
// else the bytes from i to the end of its rune.
func joined(s string, i int) int {
	if s[i] < utf8.RuneSelf {
		if joins[s[i]] {
			return 1
		}
		return 0
	}
	start := i
	for start > 0 && i-start < utf8.UTFMax-1 && !utf8.RuneStart(s[start]) {
		start--
	}
	r, n := utf8.DecodeRuneInString(s[start:])
	if 0x2010 <= r && r <= 0x2026 && r != '‘' && r != '’' && r != 0x2024 || r == 0x00A0 {
		return 0
	}
	return max(1, start+n-i)
}

// joins tells the bytes of ASCII that words are made of and those that may join
// two parts of a word: UAX 29, rules WB6 to WB12 and WB7b.
var joins = func() (t [256]bool) {
	for b := range byte(utf8.RuneSelf) {
		t[b] = isLetter(b) || isDigit(b) || strings.IndexByte(`.,;'"`, b) >= 0
	}
	return t
}()

// mayHold reports whether a run may have a word that is looked for.
func (f *filter) mayHold(run string) bool {
	switch {
	case f.reading:
		return true
	case isPlain(run):
		return f.mayHoldPlain(run) || f.hasPiece(run)
	case len(f.pieces) > 0:
		return true
	}
	before := false
	for i, r := range run {
		first := firstOf(r)
		letter := first == unknown || first > 0 && (r >= utf8.RuneSelf || isLetter(byte(r)) || isDigit(byte(r)))
		if letter && !before && f.mayBegin(first, run[i+size(run[i:]):]) {
			return true
		}
		before = r < alphabets && (letter || before && unicode.IsMark(r))
	}
	return false
}

// alphabets is where the scripts begin that need no blank between words.
const alphabets = 0x0E00

// mayBegin reports whether a word that is looked for may begin with a letter that
// folds to first, before rest. A mark there may make it another letter.
func (f *filter) mayBegin(first rune, rest string) bool {
	if first == unknown || f.firsts.has(first) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsMark(next)
}

// mayHoldPlain is mayHold for ASCII and curly apostrophes.
func (f *filter) mayHoldPlain(run string) bool {
	before := false
	for i := range len(run) {
		letter := isLetter(run[i]) || isDigit(run[i])
		if letter && !before {
			for _, n := range f.starts[lower(run[i])] {
				if len(run)-i >= len(n) && strings.EqualFold(run[i:i+len(n)], n) {
					return true
				}
			}
		}
		before = letter
	}
	return false
}

func (f *filter) hasPiece(run string) bool {
	for _, n := range f.pieces {
		for i := 0; i+len(n) <= len(run); i++ {
			if lower(run[i]) == n[0] && strings.EqualFold(run[i:i+len(n)], n) {
				return true
			}
		}
	}
	return false
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf && !inQuoteOrDash(s, i) {
			return false
		}
	}
	return true
}
