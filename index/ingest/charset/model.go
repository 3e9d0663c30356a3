package charset

import "strings"

// language is what is known of the letters of a language.
type language struct {
	name    string
	letters string // that it has beyond ASCII, in lower case
	// pairs are those of its characters that are not rare, without anything between
	// them, in eight groups with blanks between: the first cost 3 bits, the last 10.
	// A pair costs the negative logarithm of its share of all such pairs. _ stands
	// for what is no letter.
	pairs string
}

// model is a language ready to be asked.
type model struct {
	name  string
	latin bool
	own   map[rune]bool
	index map[rune]int // of the characters in pairs, from 0
	bits  []uint8      // of a pair of them, by index; 0 if it is rare
}

func (l language) model() *model {
	m := &model{name: l.name, own: map[rune]bool{}, index: map[rune]int{}}
	for _, r := range l.letters {
		m.own[r], m.latin = true, r < lastLatin
	}
	for _, r := range strings.ReplaceAll(l.pairs, " ", "") {
		if _, is := m.index[r]; !is {
			m.index[r] = len(m.index)
		}
	}
	const first = 3
	m.bits = make([]uint8, len(m.index)*len(m.index))
	for i, group := range strings.Split(l.pairs, " ") {
		for chars := []rune(group); len(chars) > 1; chars = chars[2:] {
			m.bits[m.index[chars[0]]*len(m.index)+m.index[chars[1]]] = uint8(first + i)
		}
	}
	return m
}

// indexes returns the index of each sign of a page, -1 of those in no pair.
func (m *model) indexes(t *table) (all [256]int) {
	for b, s := range t.signs {
		all[b] = -1
		if i, is := m.index[s.fold]; is {
			all[b] = i
		}
	}
	return all
}

// Bits that a pair costs which is not among those of a language: of its own
// letters, with a letter of another language in the same script, in another script
// or between two scripts. A capital behind a small letter costs more, and so does a
// sign where there are none: a closing quote behind a blank, a currency beside a letter.
const (
	unseen, foreign, alien = 12, 18, 24
	turned                 = 4
	misplaced, stray       = 16, 10
)

// cost returns the bits of two neighbouring bytes, one of them beyond ASCII.
func (c *candidate) cost(x, y byte) int {
	a, b, m := &c.page.signs[x], &c.page.signs[y], c.language
	bits := (a.cost+b.cost)/2 + disorder(a, b)
	if !a.far() && !b.far() {
		return bits
	}
	if i, j := c.at[x], c.at[y]; i >= 0 && j >= 0 {
		if seen := m.bits[i*len(m.index)+j]; seen > 0 {
			return bits + int(seen)
		}
	}
	switch {
	case m.alien(a) || m.alien(b), !m.latin && a.letter() && b.letter() && a.latin != b.latin:
		return bits + alien
	case m.foreign(a) || m.foreign(b):
		return bits + foreign
	}
	return bits + unseen
}

func disorder(a, b *sign) (bits int) {
	switch {
	case a.letter() && b.letter() && !a.upper && b.upper:
		return turned
	case a.alone && b.letter(), b.alone && a.letter():
		return stray
	case a.letter() && b.low: // it would be é in the code pages of DOS
		return alien
	case a.blank && b.closer, a.opener && b.blank:
		return misplaced
	}
	return 0
}

func (m *model) alien(s *sign) bool   { return s.far() && s.latin != m.latin }
func (m *model) foreign(s *sign) bool { return s.far() && !m.own[s.fold] }
