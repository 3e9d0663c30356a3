package match

import "math"

// sheet counts the values of a field.
type sheet struct {
	legend *legend
	// Counts by number, in four lists by turns if there are few numbers: mostly the same
	// count rises again and again, and each rise would wait for the one before.
	lists []uint32
}

// fewToCount is how many numbers are counted in four lists at the most, which stay at hand.
const fewToCount = 2048

func newSheet(l *legend) *sheet {
	if l.size > fewToCount {
		return &sheet{legend: l, lists: make([]uint32, l.size)}
	}
	return &sheet{legend: l, lists: make([]uint32, 4*l.size)}
}

// four are the four lists, or the only one four times.
func (s *sheet) four() (a, b, c, d []uint32) {
	n := s.legend.size
	if len(s.lists) == n {
		return s.lists, s.lists, s.lists, s.lists
	}
	return s.lists[:n], s.lists[n : 2*n], s.lists[2*n : 3*n], s.lists[3*n:]
}

// count counts articles by a table. rest is room for as many.
func (s *sheet) count(t *table, docs, rest []uint32) {
	switch {
	case t.bytes != nil:
		countBy(s, t.bytes, docs)
	case t.shorts != nil:
		countBy(s, t.shorts, docs)
	case t.pairs != nil:
		s.countPairs(t.pairs, docs, rest)
	default:
		s.countLists(t, docs)
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

// countPairs counts all numbers of articles, the first and the second of two in lists of
// their own. rest is room for as many articles; it may be docs itself.
func (s *sheet) countPairs(p *pairs, docs, rest []uint32) {
	a, b, _, _ := s.four()
	more := 0
	for _, doc := range docs {
		pair := p.of[doc]
		a[pair&math.MaxUint16]++
		b[pair>>16]++
		rest[more] = doc
		more += int(p.more[doc>>6] >> (doc & 63) & 1)
	}
	if rest = rest[:more]; more > 0 {
		for i, doc := range rest {
			rest[i] = p.rank(doc)
		}
		s.countPairs(p.rest, rest, rest)
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
