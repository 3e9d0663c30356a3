package snippet

import "unicode/utf8"

// entry enters the grams of needles, however they are written in tame letters.
type entry struct {
	grams *grams
	width int
}

// enter makes known what may be looked at where a needle is.
func (e *entry) enter(needle string) {
	if needle[0] == ' ' {
		needle = needle[1:]
		for _, b := range edges {
			e.walk(opening{gram: uint64(b | 0x20), n: 1, edge: true}, needle)
		}
	} else {
		e.inside(needle)
	}
	for i, r := range needle {
		if r < utf8.RuneSelf && r != ' ' {
			e.walk(opening{gram: uint64(r | 0x20), n: 1}, needle[i+1:])
		}
		for _, s := range spellings().first[r] {
			if rest, ok := behind(needle[i:], s.folded); ok {
				e.from(s, rest)
			}
		}
	}
}

// inside enters the grams that begin in a letter which stands for more than the first
// letters of needle, as ß may.
func (e *entry) inside(needle string) {
	for _, s := range spellings().double {
		if rest, ok := behind(needle, s.folded[1:]); ok {
			e.from(s, rest)
		}
	}
}

// from enters the grams that begin in s.
func (e *entry) from(s spelling, rest string) {
	e.walk(opening{gram: s.written, n: 2, long: s.longer()}, rest)
	e.walk(opening{gram: s.written >> 8, n: 1, long: s.longer()}, rest)
}

// opening is what a gram begins with: n bytes. A spelling that is longer than what it
// folds to makes room for grams that are all in the word, so that none is needed that
// has such a spelling and the edge of the word.
type opening struct {
	gram       uint64
	n          int
	edge, long bool
}

func (o opening) with(written uint64, n int) opening {
	o.gram |= written << (8 * o.n)
	o.n += n
	return o
}

// walk enters the grams that begin with o and go on with rest.
func (e *entry) walk(o opening, rest string) {
	switch {
	case e.grams.count > maxGrams:
	case o.n >= e.width:
		e.grams.add(o.gram & (1<<(8*e.width) - 1))
	case rest == "":
	case rest == " ":
		for _, b := range edges {
			if !o.long {
				e.walk(o.with(uint64(b|0x20), 1), "")
			}
		}
	default:
		e.letters(o, rest)
	}
}

// letters is walk where rest begins with a letter.
func (e *entry) letters(o opening, rest string) {
	r, size := utf8.DecodeRuneInString(rest)
	if r < utf8.RuneSelf {
		e.walk(o.with(uint64(r|0x20), 1), rest[size:])
	}
	for _, s := range spellings().first[r] {
		if rest, ok := behind(rest, s.folded); ok && !(o.edge && s.longer()) {
			next := o.with(s.written, 2)
			next.long = next.long || s.longer()
			e.walk(next, rest)
		}
	}
}
