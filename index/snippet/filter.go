package snippet

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// filter finds where a text may hold one of the needles. It looks at pairs of bytes,
// and closer where a needle has the pair: not everywhere but so often that no needle
// fits between. A needle of m bytes (with the byte before it) has m-1 pairs, so every
// (m-1)th place of the text is enough. Letters of ASCII are taken without case.
//
// Where a text has tame letters beyond ASCII (see spellings), it is looked at three or
// four bytes at a time, a gram, and what needles may be written as is known. Runes
// that are not tame are always found, because they may fold to anything, but for quotes
// and dashes.
type filter struct {
	pace    int           // from pair to pair
	width   int           // of a gram
	mask    uint64        // of its bytes
	stride  int           // from gram to gram
	pairs   pairs         // of needles written in ASCII
	plain   grams         // of the same
	full    func() *grams // of needles written in any way; nil if all runes beyond ASCII are found
	starts  [256][]string // needles that begin a word, by their first byte
	pieces  [][]byte      // needles that stand anywhere in a word
	firsts  runeSet       // what the words that are looked for begin with, folded
	reading bool          // some word has no needle: every word is found
}

// maxGramBytes is the width of the longest gram.
const maxGramBytes = 4

func newFilter(list []anchor) *filter {
	f := &filter{}
	var needles []string // those that begin a word with a blank before them
	tame := true
	for _, a := range list {
		own, ok := f.take(&a.form)
		needles, tame = append(needles, own...), tame && ok
	}
	f.sample(needles)
	for i, n := range needles {
		needles[i] = rarest(n, max(f.pace+1, f.stride+f.width-1))
		f.enterPlain(needles[i])
	}
	f.full = sync.OnceValue(func() *grams { return f.spelled(needles, tame) })
	return f
}

// spelled returns the grams of needles written in tame letters; nil if there are too
// many, or words that need not be written so.
func (f *filter) spelled(needles []string, tame bool) *grams {
	e := entry{grams: &grams{}, width: f.width}
	for _, n := range needles {
		if tame {
			e.enter(n)
		}
	}
	if !tame || e.grams.count > maxGrams {
		return nil
	}
	return e.grams
}

// take notes what a word is found by. tame reports whether the needles are enough for
// a text of tame letters.
func (f *filter) take(x *form) (needles []string, tame bool) {
	if x.kind == fuzzy {
		pieces := x.pieces()
		f.reading = f.reading || pieces == nil
		for _, p := range pieces {
			f.pieces = append(f.pieces, []byte(strings.Trim(p, " ")))
		}
		return pieces, !mixed(x.text)
	}
	first, _ := utf8.DecodeRuneInString(x.text)
	f.firsts.add(first)
	list := x.needles()
	for _, n := range list {
		if n == "" {
			f.reading = true
			continue
		}
		f.starts[n[0]] = append(f.starts[n[0]], n)
		needles = append(needles, " "+n)
	}
	return needles, len(list) > 0 && !mixed(x.text)
}

// sample chooses how the text is looked at: three letters of ASCII tell most words
// apart, and so do two of Cyrillic.
func (f *filter) sample(needles []string) {
	shortest, ascii := blockBytes, false
	for _, n := range needles {
		shortest = min(shortest, len(n))
		ascii = ascii || isASCII(n)
	}
	switch {
	case shortest == 2:
		f.width = 2
	case shortest >= 7 && !ascii:
		f.width = 4
	default:
		f.width = 3
	}
	f.mask = 1<<(8*f.width) - 1
	f.pace, f.stride = min(shortest-1, 4), min(shortest-f.width+1, 8)
}

// rarest returns the part of a needle, of n bytes or a rune's bytes more, whose
// letters English or Russian has least.
func rarest(needle string, n int) string {
	best, least := needle, 1<<30
	for i := range needle {
		sum, end := 0, i
		for ; end < len(needle) && end-i < n; end += size(needle[end:]) {
			sum += frequency(needle[end:])
		}
		if end-i >= n && sum < least {
			best, least = needle[i:end], sum
		}
	}
	return best
}

// frequency tells how frequent the first letter of s is.
func frequency(s string) int {
	const (
		latin    = "zqjxkbvpygfwumcdlrhsnioate "
		cyrillic = "ёъфэщцюшжхйчбзгьыяупдмклврстниаео"
	)
	r, _ := utf8.DecodeRuneInString(s)
	for _, common := range []string{latin, cyrillic} {
		at := 1
		for _, c := range common {
			if c == r {
				return at * at
			}
			at++
		}
	}
	return 0
}
