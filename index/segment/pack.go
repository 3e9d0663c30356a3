package segment

import (
	"encoding/binary"
	"math/bits"
)

// slack is how many bytes are read behind the last packed value: every section is
// followed by another one or by the tail, which is longer.
const slack = 8

// packer writes numbers of so many bits each, one behind the other, the first one in
// the lowest bits of the first byte.
type packer struct {
	buf  []byte
	acc  uint64
	held uint // bits in acc, less than 32
}

// put writes the lowest width bits of v, 32 at most; the others must be 0.
func (p *packer) put(v uint64, width uint) {
	p.acc |= v << p.held
	if p.held += width; p.held >= 32 {
		p.buf = binary.LittleEndian.AppendUint32(p.buf, uint32(p.acc))
		p.acc >>= 32
		p.held -= 32
	}
}

func (p *packer) putAll(values []uint32, width uint) {
	if width == 0 {
		return
	}
	for _, v := range values {
		p.put(uint64(v), width)
	}
}

// align fills up the last byte.
func (p *packer) align() {
	for held := int(p.held); held > 0; held -= 8 {
		p.buf = append(p.buf, byte(p.acc))
		p.acc >>= 8
	}
	p.acc, p.held = 0, 0
}

func (p *packer) reset() { p.buf, p.acc, p.held = p.buf[:0], 0, 0 }

// widthOf is how many bits the largest of values needs.
func widthOf(values []uint32) uint {
	var all uint32
	for _, v := range values {
		all |= v
	}
	return uint(bits.Len32(all))
}

// packedBytes is how many bytes n values of a width take.
func packedBytes(n, width uint) uint { return (n*width + 7) / 8 }

// load reads eight bytes.
func load(data []byte, at uint) uint64 { return binary.LittleEndian.Uint64(data[at:]) }

// unpack reads values of width bits each, 31 at most, the first of which begins at a
// bit of data. There must be slack behind the last.
func unpack(to []uint32, data []byte, at, width uint) {
	mask := uint32(1)<<width - 1
	switch {
	case width == 0:
		clear(to)
		return
	case 8*width+at&7 <= 64:
		to, at = unpackEights(to, data, at, width, mask)
	case 4*width+7 <= 64:
		to, at = unpackFours(to, data, at, width, mask)
	}
	for i := range to {
		to[i] = uint32(load(data, at>>3)>>(at&7)) & mask
		at += width
	}
}

func unpackEights(to []uint32, data []byte, at, width uint, mask uint32) ([]uint32, uint) {
	shift, w := at&7, width&31
	for ; len(to) >= 8; to = to[8:] {
		v := load(data, at>>3) >> shift
		to[0] = uint32(v) & mask
		v >>= w
		to[1] = uint32(v) & mask
		v >>= w
		to[2] = uint32(v) & mask
		v >>= w
		to[3] = uint32(v) & mask
		v >>= w
		to[4] = uint32(v) & mask
		v >>= w
		to[5] = uint32(v) & mask
		v >>= w
		to[6] = uint32(v) & mask
		v >>= w
		to[7] = uint32(v) & mask
		at += 8 * width
	}
	return to, at
}

func unpackFours(to []uint32, data []byte, at, width uint, mask uint32) ([]uint32, uint) {
	w := width & 31
	for ; len(to) >= 4; to = to[4:] {
		v := load(data, at>>3) >> (at & 7)
		to[0] = uint32(v) & mask
		v >>= w
		to[1] = uint32(v) & mask
		v >>= w
		to[2] = uint32(v) & mask
		v >>= w
		to[3] = uint32(v) & mask
		at += 4 * width
	}
	return to, at
}
