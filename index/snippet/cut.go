package snippet

import (
	"math/bits"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// endOfSentence returns the end of the sentence that begins at from, by UAX 29 (rules SB1
// to SB11). Plain English is read here, the rest by the library; both end it at the
// same place. Where they may end is looked for by next, if s is of ASCII, else that is nil.
func endOfSentence(s string, from int, next *stops) int {
	for i := from; ; {
		if next != nil {
			i = next.from(s, i)
		} else {
			i = skipUnended(s, i)
		}
		if i == len(s) {
			return i
		}
		end, goesOn, known := endAt(s, from, i)
		if known && !goesOn && end < len(s) { // the library takes half a rune at the end with what is before it
			next, _ := signAt(s, end)
			known = next != noSign
		}
		switch {
		case !known:
			return from + librarySentence(s[from:])
		case !goesOn:
			return end
		}
		i = end
	}
}

func librarySentence(s string) int {
	it := sentences.FromString(s)
	it.Next()
	return it.End()
}

// skipUnended returns the first place from i on of what may end a sentence, or is not known.
func skipUnended(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		v := load(s, i)
		stops := zeros(v^'.'*ones) | zeros(v^'!'*ones) | zeros(v^'?'*ones) | zeros(v^'\n'*ones) | zeros(v^'\r'*ones) | v&highBits
		if stops != 0 {
			i += bits.TrailingZeros64(stops) / 8
			if _, n := signAt(s, i); n > 1 {
				i += n - 8
				continue
			}
			return i
		}
	}
	for i < len(s) {
		k, n := signAt(s, i)
		if k >= stopSign {
			return i
		}
		i += n
	}
	return i
}

// endAt tells where the sentence goes on behind the sign at i, or ends. known is false if that
// depends on a rune that is not known here.
func endAt(s string, from, i int) (end int, goesOn, known bool) {
	switch k, _ := signAt(s, i); k {
	case noSign:
		return 0, false, false
	case lineSign: // SB4
		return behindLine(s, i), false, true
	case stopSign:
		if goesOn, known = behindStop(s, from, i); goesOn || !known {
			return i + 1, goesOn, known
		}
	}
	end = behindAll(s, behindAll(s, i+1, closeSign), spaceSign) // SB9, SB10
	if end == len(s) {
		return end, false, true
	}
	switch next, _ := signAt(s, end); next {
	case noSign:
		return 0, false, false
	case goesOnSign, stopSign, endSign: // SB8a
		return end, true, true
	case lineSign:
		return behindLine(s, end), false, true
	}
	return end, false, true // SB11
}

// behindStop tells whether the sentence goes on behind the full stop at i.
func behindStop(s string, from, i int) (goesOn, known bool) {
	next := otherSign
	if i+1 < len(s) {
		next, _ = signAt(s, i+1)
	}
	switch before := signBefore(s[from:i]); {
	case next == numberSign: // SB6
		return true, true
	case next == upperSign && before == noSign:
		return false, false
	case next == upperSign && (before == upperSign || before == lowerSign): // SB7
		return true, true
	}
	first, known := firstLetter(s, i+1)
	return first == lowerSign, known // SB8
}

// behindAll is the place behind all runes of a class from i on.
func behindAll(s string, i int, k sign) int {
	for i < len(s) {
		next, n := signAt(s, i)
		if next != k {
			break
		}
		i += n
	}
	return i
}

// firstLetter is the first sign from i on that is a letter, or ends a sentence or a line;
// otherSign if there is none. ok is false if one before it is not known.
func firstLetter(s string, i int) (first sign, ok bool) {
	for i < len(s) {
		k, n := signAt(s, i)
		switch k {
		case lowerSign, upperSign, stopSign, endSign, lineSign:
			return k, true
		case noSign:
			return k, false
		}
		i += n
	}
	return otherSign, true
}

// behindLine is behind the end of a line at i.
func behindLine(s string, i int) int {
	if s[i] == '\r' && i+1 < len(s) && s[i+1] == '\n' {
		return i + 2
	}
	return i + 1
}
