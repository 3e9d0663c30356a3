package full

import "unicode/utf8"

// word is a part of a text in bytes; norm is set where an exception gave it one.
type word struct {
	start, end int
	norm       string
}

// lists are reused from text to text.
type lists struct{ pieces, words []word }

// words cuts s into its words, which stand in room until it is used again. One blank
// between words is no word; all other white space is.
func (r *rules) words(room *lists, s string) []word {
	room.pieces = r.pieces(room.pieces[:0], s, true)
	matches := chosen(r.findPhrases(room.pieces, s), len(room.pieces))
	if len(matches) == 0 {
		return room.pieces
	}
	room.words = r.applyPhrases(room.words[:0], room.pieces, s, matches)
	return room.words
}

// mostKept bounds the room that stays with a scratchpad after a long text.
const mostKept = 1 << 16

func (l *lists) shrink() {
	if cap(l.pieces) > mostKept || cap(l.words) > mostKept {
		*l = lists{}
	}
}

// pieces cuts s at white space and then by the rules, with the exceptions or without.
func (r *rules) pieces(dst []word, s string, exceptions bool) []word {
	from := 0
	first, _ := utf8.DecodeRuneInString(s)
	space := isSpace(first)
	for i, c := range s {
		if isSpace(c) == space {
			continue
		}
		if from < i {
			dst = r.chunk(dst, s, from, i, exceptions)
		}
		from = i
		if c == ' ' {
			from++
		}
		space = !space
	}
	if from < len(s) {
		dst = r.chunk(dst, s, from, len(s), exceptions)
	}
	return dst
}

// chunk cuts s[from:to], which is white space or has none. Prefixes and suffixes go
// first, in turns, until nothing more can be cut off or an exception is left.
func (r *rules) chunk(dst []word, s string, from, to int, exceptions bool) []word {
	var room [8]word // enough for most
	behind := room[:0]
	is := func(from, to int) bool { return exceptions && r.exception(s[from:to]) != nil }
	for from < to && !is(from, to) {
		pre := r.prefix(s[from:to])
		if pre > 0 && is(from+pre, to) {
			dst = append(dst, word{start: from, end: from + pre})
			from += pre
			break
		}
		post := r.suffix(s[from+pre : to])
		if post > 0 && is(from, to-post) {
			behind = append(behind, word{start: to - post, end: to})
			to -= post
			break
		}
		if pre+post == 0 {
			break
		}
		if pre > 0 {
			dst = append(dst, word{start: from, end: from + pre})
		}
		if post > 0 {
			behind = append(behind, word{start: to - post, end: to})
		}
		from, to = from+pre, to-post
	}
	dst = r.middle(dst, s, from, to, exceptions)
	for i := len(behind) - 1; i >= 0; i-- {
		dst = append(dst, behind[i])
	}
	return dst
}

// middle cuts what affixes leave: an exception, an address, or a text cut at infixes.
func (r *rules) middle(dst []word, s string, from, to int, exceptions bool) []word {
	if from == to {
		return dst
	}
	text := s[from:to]
	if pieces := r.exception(text); exceptions && pieces != nil {
		return appendPieces(dst, from, pieces)
	}
	if r.isURL(text) {
		return append(dst, word{start: from, end: to})
	}
	begun := 0
	for i := 0; i < len(text); {
		n := r.infix(text, i)
		switch {
		case n == 0:
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		case i > 0: // one at the very beginning is left where it is
			if begun < i {
				dst = append(dst, word{start: from + begun, end: from + i})
			}
			dst = append(dst, word{start: from + i, end: from + i + n})
			begun = i + n
		}
		i += n
	}
	if begun < len(text) {
		dst = append(dst, word{start: from + begun, end: to})
	}
	return dst
}

func appendPieces(dst []word, at int, pieces []Piece) []word {
	for _, p := range pieces {
		dst = append(dst, word{at, at + len(p.Text), p.Norm})
		at += len(p.Text)
	}
	return dst
}
