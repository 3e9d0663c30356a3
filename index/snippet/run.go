package snippet

import (
	"bytes"
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
	for end = i; joined(s, end) == 0; end++ {
		if end == len(s) || end == i+maxGramBytes-1 {
			return 0, 0
		}
	}
	for start = end; start > done && end-start < runBytes && joined(s, start-1) > 0; start-- {
	}
	for start < end && !utf8.RuneStart(s[start]) {
		start++
	}
	for limit := min(len(s), end+runBytes); end < limit; {
		n := joined(s, end)
		if n == 0 {
			break
		}
		end += n
	}
	for i := 1; i < utf8.UTFMax && end < len(s) && !utf8.RuneStart(s[end]); i++ {
		end++
	}
	return start, end
}

// joined returns 0 if the byte at i is of a rune that always lies between words or i
// is the end of s, else how many bytes from i on are of a run.
func joined(s string, i int) int {
	switch {
	case i == len(s):
		return 0
	case s[i] < utf8.RuneSelf:
		return int(joins[s[i]])
	}
	start := i
	for start > 0 && i-start < utf8.UTFMax-1 && !utf8.RuneStart(s[start]) {
		start--
	}
	if s[start] != 0xE2 && s[start] != 0xC2 {
		return 1
	}
	r, n := utf8.DecodeRuneInString(s[start:])
	if 0x2010 <= r && r <= 0x2026 && r != '‘' && r != '’' && r != 0x2024 || r == 0x00A0 {
		return 0
	}
	return max(1, start+n-i)
}

// joins tells the bytes of ASCII that words are made of and those that may join
// two parts of a word: UAX 29, rules WB6 to WB12 and WB7b.
var joins = func() (t [256]uint8) {
	for b := range byte(utf8.RuneSelf) {
		if isLetter(b) || isDigit(b) || strings.IndexByte(`.,;'"`, b) >= 0 {
			t[b] = 1
		}
	}
	return t
}()

// mayHold reports whether a run may have a word that is looked for. space is room for
// a copy of it.
func (f *filter) mayHold(run string, space []byte) bool {
	if f.reading {
		return true
	}
	if folded, ok := appendFolded(space[:0], run); ok {
		return f.hasStart(folded) || f.hasPiece(folded)
	}
	if len(f.pieces) > 0 {
		return true
	}
	before := false
	for i, r := range run {
		first := firstOf(r)
		letter := first == unknown || first > 0 && (r >= utf8.RuneSelf || isLetter(byte(r)) || isDigit(byte(r)))
		if letter && (!before || r >= alphabets) && f.mayBegin(first, run[i+size(run[i:]):]) {
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

// hasStart reports whether a word of a folded run begins with a needle.
func (f *filter) hasStart(run []byte) bool {
	before := false
	for i, b := range run {
		letter := isWord(b)
		if letter && !before {
			for _, n := range f.starts[b] {
				if len(run)-i >= len(n) && string(run[i:i+len(n)]) == n {
					return true
				}
			}
		}
		before = letter
	}
	return false
}

func (f *filter) hasPiece(run []byte) bool {
	for _, n := range f.pieces {
		if bytes.Contains(run, n) {
			return true
		}
	}
	return false
}

// appendFolded appends a run to dst as its words are folded, with blanks for quotes
// and dashes. ok is false if a rune of it is not tame.
func appendFolded(dst []byte, run string) (folded []byte, ok bool) {
	tame := spellings()
	for i := 0; i < len(run); {
		if run[i] < utf8.RuneSelf {
			dst = append(dst, lower(run[i]))
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(run[i:])
		switch {
		case int(r) < len(tame.folded) && tame.folded[r] != "":
			dst = append(dst, tame.folded[r]...)
		case inQuoteOrDash(run, i):
			dst = append(dst, ' ')
		default:
			return dst, false
		}
		i += n
	}
	return dst, true
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b | 0x20
	}
	return b
}
