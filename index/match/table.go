package match

import "math"

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
	more   *more // the numbers that bytes has no room for; nil: there are none

	// What a lens shows otherwise; nil: nothing. Then totals are without its articles.
	patch                     *patch
	patchNumbers, patchTotals []uint32 // as numbers and totals, of its rows
}

// numbered is a column in numbers.
func (c *column) numbered(by *numbering) *table {
	t := &table{by: by, column: c, totals: c.totals()}
	t.numbers = by.of(c.values, t.totals)
	most := uint32(0)
	for _, n := range t.numbers {
		most = max(most, n)
	}
	switch several := len(c.starts) > 1; {
	case !several && most <= math.MaxUint8:
		t.bytes = narrow[uint8](t)
	case t.narrowMost(most):
	case most > math.MaxUint16:
	case several:
		t.pairs = newPairs(t.all())
	default:
		t.shorts = narrow[uint16](t)
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

// fewMore is of how many articles one at the most has more than a number of 8 bits, if those
// are counted apart: else it is quicker to count wider ones.
const fewMore = 4

// narrowMost gives bytes one of the numbers of each article, and the others to more, if few
// have others.
func (t *table) narrowMost(most uint32) bool {
	size := len(t.column.of)
	if most > math.MaxUint16 || !t.fewBeyond(size/fewMore) {
		return false
	}
	t.bytes = make([]uint8, size)
	m, others := newMore(size), numberLists{}
	for n := range t.bytes {
		t.bytes[n] = uint8(n % standIns)
		one := false
		for _, o := range t.column.placesOrNone(n) {
			if number := t.numbers[o]; !one && number <= math.MaxUint8 {
				t.bytes[n], one = uint8(number), true
			} else {
				others.numbers = append(others.numbers, number)
			}
		}
		if others.end() {
			m.set.Add(n)
		}
	}
	t.more = m.with(others)
	return true
}

// fewBeyond reports whether no more than so many articles have several numbers, or one beyond
// a byte.
func (t *table) fewBeyond(few int) bool {
	none := uint32(len(t.column.values))
	for _, o := range t.column.of {
		if o > none || t.numbers[o] > math.MaxUint8 {
			few--
		}
		if few < 0 {
			return false
		}
	}
	return true
}

// all are the numbers of all articles.
func (t *table) all() (out numberLists) {
	c := t.column
	out.numbers, out.ends = make([]uint32, 0, len(c.of)+len(c.lists)), make([]uint32, 0, len(c.of))
	for n := range c.of {
		for _, o := range c.placesOrNone(n) {
			out.numbers = append(out.numbers, t.numbers[o])
		}
		out.end()
	}
	return out
}
