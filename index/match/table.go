package match

import (
	"math"
	"math/bits"
)

// table is a column in numbers, so that counting reads as little memory as can be: mostly
// it waits for that. It is immutable.
type table struct {
	by      *numbering
	column  *column
	numbers []uint32 // by place among the values of the column, and of having none behind them
	totals  []uint32 // how many articles have each, deleted ones among them
	// One of these, by article. All are nil where numbers have more than 16 bits.
	bytes  []uint8
	shorts []uint16
	pairs  *pairs
}

// numbered is a column in numbers.
func (c *column) numbered(by *numbering) *table {
	t := &table{by: by, column: c, numbers: by.of(c.values), totals: c.totals()}
	most := uint32(0)
	for _, n := range t.numbers {
		most = max(most, n)
	}
	switch several := len(c.starts) > 1; {
	case most > math.MaxUint16:
	case several:
		docs := make([]uint32, len(c.of))
		for n := range docs {
			docs[n] = uint32(n)
		}
		t.pairs = t.newPairs(docs, 0)
	case most > math.MaxUint8:
		t.shorts = narrow[uint16](t)
	default:
		t.bytes = narrow[uint8](t)
	}
	return t
}

// totals are how many articles have each value, and none.
func (c *column) totals() []uint32 {
	totals := make([]uint32, len(c.values)+1)
	for n := range c.of {
		for _, o := range c.placesOrNone(n) {
			totals[o]++
		}
	}
	return totals
}

// narrow are the numbers of articles that have one each, in few bits.
func narrow[T uint8 | uint16](t *table) []T {
	out := make([]T, len(t.column.of))
	for n, o := range t.column.of {
		out[n] = T(t.numbers[o])
	}
	return out
}

// pairs hold the numbers of articles that have several, two side by side.
type pairs struct {
	of    []uint32 // by article two numbers of 16 bits
	more  Set      // the articles that have more numbers
	ranks []uint32 // by block: how many of those stand before it
	rest  *pairs   // their other numbers, by article of more
}

// newPairs puts the numbers of articles side by side, but for so many of the first of each.
// What stands in for one that is not there is counted too, which costs less than to ask.
func (t *table) newPairs(docs []uint32, skip int) *pairs {
	blocks := (len(docs) + 63) / 64
	p := &pairs{of: make([]uint32, len(docs)), more: make(Set, blocks), ranks: make([]uint32, blocks)}
	var rest []uint32
	for n, doc := range docs {
		if n&63 == 0 {
			p.ranks[n>>6] = uint32(len(rest))
		}
		places, second := t.column.placesOrNone(int(doc))[skip:], uint32(n%standIns)
		if len(places) > 1 {
			second = t.numbers[places[1]]
		}
		if len(places) > 2 {
			p.more.Add(n)
			rest = append(rest, doc)
		}
		p.of[n] = t.numbers[places[0]] | second<<16
	}
	if len(rest) > 0 {
		p.rest = t.newPairs(rest, skip+2)
	}
	return p
}

// rank is where an article stands among those that have more.
func (p *pairs) rank(doc uint32) uint32 {
	b := doc >> 6
	return p.ranks[b] + uint32(bits.OnesCount64(p.more[b]&(1<<(doc&63)-1)))
}
