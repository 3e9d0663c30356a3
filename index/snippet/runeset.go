package snippet

import (
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"dateline/index/text"
)

// runeSet is a set of runes, by their lowest 12 bits: it may seem to hold more
// than it does.
type runeSet [1 << 12 / 64]uint64

func (s *runeSet) add(r rune)      { s[r&0xFFF/64] |= 1 << (r % 64) }
func (s *runeSet) has(r rune) bool { return s[r&0xFFF/64]>>(r%64)&1 != 0 }

// unknown is what firstOf returns for a rune that what follows it may change.
const unknown rune = -1

// folds keeps what the runes of the first planes fold to, plus two; 0 is not known
// yet.
var folds [0x3000]atomic.Int32

// firstOf returns the first rune of the exact form of a word that begins with r, 0
// if no word does.
func firstOf(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return unicode.ToLower(r)
	case 0x3041 <= r && r <= 0x9FFF && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana), 0xAC00 <= r && r <= 0xD7A3:
		return r
	case r >= rune(len(folds)):
		return unknown
	}
	if known := folds[r].Load(); known != 0 {
		return known - 2
	}
	first := rune(0)
	if words := text.Words(string(r)); len(words) > 0 {
		first, _ = utf8.DecodeRuneInString(words[0].Exact)
	}
	folds[r].Store(first + 2)
	return first
}
