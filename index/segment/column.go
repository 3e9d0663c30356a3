package segment

import "math/bits"

// column is a row of numbers of the same width, each of which can be read by itself.
type column struct {
	data  []byte // with slack
	n     int
	width uint
	mask  uint64
}

// widest is the most bits that a number of a column may have: with the bits before it
// in its first byte it is read in one piece.
const widest = 57

// appendColumn writes a byte with the width, and the numbers packed. Numbers must be
// less than 2^57.
func appendColumn[T uint32 | uint64](to []byte, values []T) []byte {
	var all T
	for _, v := range values {
		all |= v
	}
	width := uint(bits.Len64(uint64(all)))
	p := packer{buf: append(to, byte(width))}
	for _, v := range values {
		p.put(uint64(v)&(1<<32-1), min(width, 32))
		if width > 32 {
			p.put(uint64(v)>>32, width-32)
		}
	}
	p.align()
	return p.buf
}

// readColumn reads the column of n numbers at the beginning of data, of which size
// bytes may be its own, and says how many are. ok is false if it does not fit.
func readColumn(data []byte, size, n int) (c column, used int, ok bool) {
	if size < 1 || data[0] > widest {
		return c, 0, false
	}
	width := uint(data[0])
	used = 1 + int(packedBytes(uint(n), width))
	if used > size {
		return c, 0, false
	}
	return column{data: data[1 : used+slack], n: n, width: width, mask: 1<<width - 1}, used, true
}

// get is number i, which must be less than n.
func (c *column) get(i int) uint64 {
	at := uint(i) * c.width
	return load(c.data, at>>3) >> (at & 7) & c.mask
}
