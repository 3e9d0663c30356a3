package text

import (
	"strings"
	"unicode/utf8"
)

// opensPossessive tells the first bytes of what takePossessive looks for: a full stop and
// the apostrophes.
var opensPossessive = [256]bool{'.': true, '\'': true, 0xE2: true, 0xEF: true, 0xCA: true}

// takePossessive extends the current word by a possessive 's that UAX 29 cuts off, after a
// digit or an ideograph (G7's), or after the last full stop of an acronym (U.S.'s).
func (c *cursor) takePossessive() {
	if c.pos < c.limit {
		return
	}
	i := c.end
	if c.text[i] == '.' && strings.Contains(c.text[c.start:c.end], ".") {
		i++
	}
	r, size := utf8.DecodeRuneInString(c.text[i:])
	i += size
	if !isApostrophe(r) || i == len(c.text) || c.text[i]|0x20 != 's' {
		return
	}
	ahead := *c
	ahead.pos, ahead.limit = i, i
	if ahead.next() && ahead.start == i && ahead.end == i+1 {
		c.end, c.pos, c.limit = i+1, i+1, 0
	}
}

// trimPossessive returns a folded word without its possessive 's.
func trimPossessive(exact string) string {
	for len(exact) > 2 && strings.HasSuffix(exact, "'s") {
		exact = exact[:len(exact)-2]
	}
	return exact
}
