package match

import (
	"math"
	"math/bits"
)

// sheet counts the values of a field.
type sheet struct {
	legend *legend
	// Counts by number, in four lists by turns if there are few numbers: mostly the same
	// count rises again and again, and each rise would wait for the one before.
	lists []uint32
}

// fewToCount is how many numbers are counted in four lists at the most, which stay at hand.
const fewToCount = 2048

// newSheet is one with all counts at 0.
func (d *desk) newSheet(l *legend) *sheet {
	if l.size > fewToCount {
		return &sheet{legend: l, lists: d.zeros(l.size)}
	}
	return &sheet{legend: l, lists: d.zeros(4 * l.size)}
}

// four are the four lists, or the only one four times.
func (s *sheet) four() (a, b, c, d []uint32) {
	n := s.legend.size
	if len(s.lists) == n {
		return s.lists, s.lists, s.lists, s.lists
	}
	return s.lists[:n], s.lists[n : 2*n], s.lists[2*n : 3*n], s.lists[3*n:]
}

// batch are some articles of a segment.
type batch struct {
	docs  []uint32
	set   []uint64 // the same, by block
	first int      // the first of these blocks
	rest  []uint32 // room for as many
}

// count counts articles by a table.
func (s *sheet) count(t *table, some batch) {
	switch {
	case t.bytes != nil:
		countBy(s, t.bytes, some.docs)
		s.countMore(t.more, some)
	case t.shorts != nil:
		countBy(s, t.shorts, some.docs)
	case t.pairs != nil:
		s.countPairs(t.pairs, some.docs, some.rest)
	default:
		s.countLists(t, some.docs)
	}
	if t.patch != nil {
		s.recount(t, some)
	}
}

// countBy counts articles that have one number each.
func countBy[T uint8 | uint16](s *sheet, of []T, docs []uint32) {
	a, b, c, d := s.four()
	for ; len(docs) >= 4; docs = docs[4:] {
		a[of[docs[0]]]++
		b[of[docs[1]]]++
		c[of[docs[2]]]++
		d[of[docs[3]]]++
	}
	for _, doc := range docs {
		a[of[doc]]++
	}
}

// countMore counts the numbers that articles have beside those of bytes. Few have any, so
// they are looked for by the block.
func (s *sheet) countMore(m *more, some batch) {
	if m == nil {
		return
	}
	n := 0
	for i, w := range some.set {
		b := some.first + i
		for w &= m.set[b]; w != 0; w &= w - 1 {
			some.rest[n] = m.ranks[b] + uint32(bits.OnesCount64(m.set[b]&(w&-w-1)))
			n++
		}
	}
	s.countPairs(m.rest, some.rest[:n], some.rest)
}

// countPairs counts all numbers of articles, the first and the second of two in lists of
// their own. rest is room for as many articles; it may be docs itself.
func (s *sheet) countPairs(p *pairs, docs, rest []uint32) {
	a, b, _, _ := s.four()
	if p.more == nil {
		for _, doc := range docs {
			pair := p.of[doc]
			a[pair&math.MaxUint16]++
			b[pair>>16]++
		}
		return
	}
	more := 0
	for _, doc := range docs {
		pair := p.of[doc]
		a[pair&math.MaxUint16]++
		b[pair>>16]++
		rest[more] = doc
		more += int(p.more.set[doc>>6] >> (doc & 63) & 1)
	}
	if rest = rest[:more]; more > 0 {
		for i, doc := range rest {
			rest[i] = p.more.rank(doc)
		}
		s.countPairs(p.more.rest, rest, rest)
	}
}

// countLists counts all values of articles, whose numbers have more than 16 bits.
func (s *sheet) countLists(t *table, docs []uint32) {
	for _, doc := range docs {
		for _, o := range t.column.placesOrNone(int(doc)) {
			s.lists[t.numbers[o]]++
		}
	}
}

// negate takes what was counted from 0: what is counted in 32 bits is right again once it
// is above 0.
func (s *sheet) negate() {
	for i, n := range s.lists {
		s.lists[i] = -n
	}
}

// addAll adds all articles of a segment, deleted or not.
func (s *sheet) addAll(t *table) {
	for o, n := range t.totals {
		s.lists[t.numbers[o]] += n
	}
	for o, n := range t.patchTotals {
		s.lists[t.patchNumbers[o]] += n
	}
}

// sums are the counts by number. It is called once.
func (s *sheet) sums() []uint32 {
	a, b, c, d := s.four()
	if len(s.lists) > len(a) {
		for o := range a {
			a[o] += b[o] + c[o] + d[o]
		}
		s.lists = a
	}
	return a
}

// close adds what was counted to a tally.
func (s *sheet) close(t *Tally) {
	sums := s.sums()
	counts := make([]int, len(s.legend.values))
	for i, number := range s.legend.numbers {
		counts[i] = int(sums[number])
	}
	t.Missing += int(sums[numberless])
	t.addAll(s.legend.values, counts)
}
