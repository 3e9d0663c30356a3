package match

import (
	"math/bits"
	"slices"
	"sync"
)

// desk is the room that a counter takes.
type desk struct {
	words  []uint64
	every  []uint32 // each block
	blocks []uint32
	docs   [docsAtOnce + 4]uint32 // see unpack
	rest   [docsAtOnce]uint32
	counts []uint32
}

const (
	// docsAtOnce is how many articles go through one column after the other, so that they
	// stay at hand.
	docsAtOnce = 1024
	// mostCounts is how many counts a desk is kept with.
	mostCounts = 1 << 16
)

// desks are those that no counter uses now.
var desks = sync.Pool{New: func() any { return &desk{} }}

// leave lets others have the desk.
func (d *desk) leave() {
	if d.counts = d.counts[:0]; cap(d.counts) <= mostCounts {
		desks.Put(d)
	}
}

// zeros are so many counts, all 0.
func (d *desk) zeros(n int) []uint32 {
	had := len(d.counts)
	if had+n > cap(d.counts) {
		d.counts, had = make([]uint32, 0, max(n, 2*cap(d.counts))), 0 // those before keep theirs
	}
	d.counts = d.counts[:had+n]
	clear(d.counts[had:])
	return d.counts[had:]
}

// denseBlock is how many articles of each block make it quicker to look at all blocks than to
// find out first which of them have any.
const denseBlock = .5

// listed are the blocks that have articles of a set, which are so many, and others.
func (d *desk) listed(set []uint64, size int) []uint32 {
	for b := len(d.every); b < len(set); b++ {
		d.every = append(d.every, uint32(b))
	}
	if float64(size) >= denseBlock*float64(len(set)) {
		return d.every[:len(set)]
	}
	d.blocks = slices.Grow(d.blocks[:0], len(set)+1)[:len(set)+1]
	n := 0
	for b, w := range set {
		d.blocks[n] = uint32(b)
		if w != 0 { // no branch to be guessed
			n++
		}
	}
	return d.blocks[:n]
}

// unpack writes the articles of blocks to docs, as long as there is room. It writes six of
// each block and then four at a time, which may be more than there are: so the processor
// mostly guesses right how often it is to go round.
func (d *desk) unpack(blocks []uint32, set []uint64) (articles, done int) {
	for _, b := range blocks {
		if articles > docsAtOnce-64 {
			break
		}
		w, first, to := set[b], b<<6, (*[64]uint32)(d.docs[articles:])
		n := bits.OnesCount64(w)
		to[0] = first + uint32(bits.TrailingZeros64(w))
		w &= w - 1
		to[1] = first + uint32(bits.TrailingZeros64(w))
		w &= w - 1
		to[2] = first + uint32(bits.TrailingZeros64(w))
		w &= w - 1
		to[3] = first + uint32(bits.TrailingZeros64(w))
		w &= w - 1
		to[4] = first + uint32(bits.TrailingZeros64(w))
		w &= w - 1
		to[5] = first + uint32(bits.TrailingZeros64(w))
		w &= w - 1
		for i := 6; i < n; i += 4 {
			four := d.docs[articles+i:][:4:4]
			four[0] = first + uint32(bits.TrailingZeros64(w))
			w &= w - 1
			four[1] = first + uint32(bits.TrailingZeros64(w))
			w &= w - 1
			four[2] = first + uint32(bits.TrailingZeros64(w))
			w &= w - 1
			four[3] = first + uint32(bits.TrailingZeros64(w))
			w &= w - 1
		}
		articles += n
		done++
	}
	return articles, done
}
