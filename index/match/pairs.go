package match

import "math/bits"

// numberLists are the numbers of articles, one list behind the other.
type numberLists struct {
	numbers []uint32
	ends    []uint32 // of the lists, in numbers
}

// end ends a list and reports whether it holds any; an empty one is none.
func (l *numberLists) end() bool {
	begin := uint32(0)
	if len(l.ends) > 0 {
		begin = l.ends[len(l.ends)-1]
	}
	if begin == uint32(len(l.numbers)) {
		return false
	}
	l.ends = append(l.ends, uint32(len(l.numbers)))
	return true
}

// pairs hold the numbers of articles that have several, two side by side.
type pairs struct {
	of   []uint32 // by article two numbers of 16 bits
	more *more    // their other numbers
}

// newPairs puts the numbers of articles, each of which has some, side by side. What stands
// in for one that is not there is counted too, which costs less than to ask.
func newPairs(lists numberLists) *pairs {
	p := &pairs{of: make([]uint32, len(lists.ends))}
	m, others, begin := newMore(len(p.of)), numberLists{}, uint32(0)
	for n, end := range lists.ends {
		list, second := lists.numbers[begin:end], uint32(n%standIns)
		if len(list) > 1 {
			second = list[1]
		}
		p.of[n] = list[0] | second<<16
		others.numbers = append(others.numbers, list[min(2, len(list)):]...)
		if others.end() {
			m.set.Add(n)
		}
		begin = end
	}
	p.more = m.with(others)
	return p
}

// more are the articles of a table that have more numbers than it has room for.
type more struct {
	set   Set
	ranks []uint32 // by block: how many of those stand before it
	rest  *pairs   // their other numbers, by rank
}

// newMore is empty.
func newMore(size int) *more { return &more{set: make(Set, (size+63)/64)} }

// with gives the articles of m their other numbers; nil if there are none.
func (m *more) with(others numberLists) *more {
	if len(others.ends) == 0 {
		return nil
	}
	m.ranks, m.rest = ranksOf(m.set), newPairs(others)
	return m
}

// ranksOf are how many articles of a set stand before each block.
func ranksOf(set Set) []uint32 {
	ranks, before := make([]uint32, len(set)), 0
	for b, w := range set {
		ranks[b] = uint32(before)
		before += bits.OnesCount64(w)
	}
	return ranks
}

// rank is where an article stands among those of m.
func (m *more) rank(n uint32) uint32 {
	b := n >> 6
	return m.ranks[b] + uint32(bits.OnesCount64(m.set[b]&(1<<(n&63)-1)))
}
