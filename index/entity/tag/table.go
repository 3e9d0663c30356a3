package tag

import "math/bits"

// row has a number for each label.
type row [Labels]float32

// table holds the weights of features.
type table struct {
	// slots is a table with open addresses: a feature stands at or behind the place that
	// its hash gives, with its row; row 0 is of no feature.
	slots  []slot
	shift  int
	filter []uint64 // a set of bits, for most features have no weight
	rows   []row
}

type slot struct{ feature, row uint32 }

// bitsPerRow lets about one feature in sixteen through that has no row.
const bitsPerRow = 16

func newTable(w Weights) table {
	size := bits.Len(uint(max(2*len(w.Features), 16)))
	filter := bits.Len(uint(max(bitsPerRow*len(w.Features), 64)))
	t := table{slots: make([]slot, 1<<size), shift: 32 - size, filter: make([]uint64, 1<<filter/64)}
	t.rows = make([]row, 1, len(w.Features)+1)
	for _, f := range w.sorted(0x1p-60) {
		t.slots[t.place(f)] = slot{f, uint32(len(t.rows))}
		bit := t.bit(f)
		t.filter[bit/64] |= 1 << (bit % 64)
		t.rows = append(t.rows, w.Features[f])
	}
	return t
}

// place returns where a feature stands in slots, or the free place where it would.
func (t *table) place(f uint32) int {
	i := int(f * 0x9E3779B1 >> t.shift)
	for t.slots[i].row != 0 && t.slots[i].feature != f {
		i = (i + 1) & (len(t.slots) - 1)
	}
	return i
}

func (t *table) bit(f uint32) uint { return uint(f) & uint(64*len(t.filter)-1) }

// of returns the row of a feature, 0 if it has none.
func (t *table) of(f uint32) uint32 {
	if bit := t.bit(f); t.filter[bit/64]>>(bit%64)&1 == 0 {
		return 0
	}
	return t.slots[t.place(f)].row
}

// sum adds up rows in their order. The sums are variables of their own, which a processor
// keeps in registers.
func (t *table) sum(list []uint32) row {
	var a, b, c, d, e, f, g, h, i float32
	for _, n := range list {
		w := &t.rows[n]
		a += w[0]
		b += w[1]
		c += w[2]
		d += w[3]
		e += w[4]
		f += w[5]
		g += w[6]
		h += w[7]
		i += w[8]
	}
	return row{a, b, c, d, e, f, g, h, i}
}
