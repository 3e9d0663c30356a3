package segment

import (
	"encoding/binary"
	"runtime/debug"
)

// block is a part of a list, read.
type block struct {
	n     int
	docs  [blockSize]uint32 // ascending
	more  [blockSize]uint32 // frequencies, less one; 0 if they were not asked for
	width uint              // of the steps of positions; 0 if there are none
	steps int               // where those begin in the list
	end   int               // and where they end, of more than one block
}

// read reads a block that is there. Who calls it is guarded.
func (p *Postings) read(i int, b *block, frequencies bool) error {
	next, err := p.unpack(i, b, frequencies)
	if err != nil {
		return err
	}
	for j, gap := range b.docs[:b.n] {
		next += uint64(gap)
		b.docs[j] = uint32(next)
		next++
	}
	return p.ends(i, next)
}

// unpack is read with gaps in b.docs: before the first document there is the one in
// front of next. p.ends is to be asked about the last before any of them is used.
func (p *Postings) unpack(i int, b *block, frequencies bool) (next uint64, err error) {
	begin, limit := p.docs, p.end
	b.n = min(blockSize, p.count-i*blockSize)
	b.steps, b.end = p.at, p.end
	if p.blocks > 1 {
		here := p.skip(i)
		limit, b.end = p.docs+here.docs, p.at+here.at
		if i > 0 {
			before := p.skip(i - 1)
			next, begin, b.steps = uint64(before.last)+1, begin+before.docs, b.steps+before.at
		}
	}
	if limit > p.end || begin+2 > limit {
		return 0, p.wrong("block %d stands from byte %d to %d of %d", i, begin, limit, p.end)
	}
	widths := uint(binary.LittleEndian.Uint16(p.data[begin:]))
	gaps, more := widths&31, widths>>widthBits&31
	b.width = widths >> (2 * widthBits)
	size := 2 + int(packedBytes(uint(b.n), gaps+more))
	if p.blocks == 1 {
		b.steps = size
	}
	if begin+size > limit || p.blocks > 1 && begin+size != limit || b.width > 31 || (b.width > 0) != (p.f.has&hasPositions != 0) {
		return 0, p.wrong("block %d has %d bytes, not %d", i, limit-begin, size)
	}
	data := p.data[begin+2 : begin+size+slack]
	unpack(b.docs[:b.n], data, 0, gaps)
	if frequencies {
		unpack(b.more[:b.n], data, uint(b.n)*gaps, more)
	}
	return next, nil
}

// ends says what is wrong with a block whose last document is in front of next.
func (p *Postings) ends(i int, next uint64) error {
	if next > uint64(p.f.docs) || p.blocks > 1 && next != uint64(p.skip(i).last)+1 {
		return p.wrong("block %d ends at document %d of %d", i, next-1, p.f.docs)
	}
	return nil
}

// readGuarded is read for who is not guarded.
func (p *Postings) readGuarded(i int, b *block, frequencies bool) (err error) {
	defer p.f.guarded(debug.SetPanicOnFault(true), p.f.parts.lists, &err)
	return p.read(i, b, frequencies)
}

// begins writes where the positions of each document of b begin among those of all,
// and checks that all are there. It needs the frequencies.
func (p *Postings) begins(b *block, to *[blockSize + 1]uint32) error {
	at := uint64(0)
	for i, more := range b.more[:b.n] {
		to[i] = uint32(at)
		at += uint64(more) + 1
	}
	to[b.n] = uint32(at)
	if size := (at*uint64(b.width) + 7) / 8; b.width == 0 || b.end > p.end || b.steps > b.end || size != uint64(b.end-b.steps) {
		return p.wrong("its documents have %d positions of %d bits in %d bytes", at, b.width, b.end-b.steps)
	}
	return nil
}
