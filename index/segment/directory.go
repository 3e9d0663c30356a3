package segment

import (
	"encoding/binary"
	"hash/crc32"
)

const (
	magic     = "dlsg"
	tailBytes = 16

	// maxDocs: numbers of documents have 31 bits, see block.
	maxDocs = 1<<31 - 1
)

// What a field has.
const (
	hasTerms       = 1 << iota // it can be searched
	hasFrequencies             // with frequencies, and a length for each document
	hasPositions               // with positions
	hasValues                  // with its terms by document

	hasAll = 1<<iota - 1
)

// fieldEntry is a field in the directory.
type fieldEntry struct {
	name    string
	has     byte
	terms   uint64 // how many
	entries uint64 // bytes of them in their section
	parts   []extent
}

// directory says what stands where. The sections of the fields follow each other from
// the beginning of the file, and behind them come the stored values.
type directory struct {
	docs    uint64
	fields  []fieldEntry
	records uint64 // bytes of the stored values without their offsets
	stored  extent
}

// sections is how many of them a field has.
func sections(has byte) int {
	switch {
	case has&hasTerms == 0:
		return 0
	case has&hasFrequencies != 0 && has&hasValues != 0:
		return 4
	case has&(hasFrequencies|hasValues) != 0:
		return 3
	}
	return 2
}

func (d *directory) append(to []byte) []byte {
	to = binary.AppendUvarint(to, d.docs)
	to = binary.AppendUvarint(to, uint64(len(d.fields)))
	for _, f := range d.fields {
		to = binary.AppendUvarint(to, uint64(len(f.name)))
		to = append(to, f.name...)
		to = append(to, f.has)
		to = binary.AppendUvarint(to, f.terms)
		to = binary.AppendUvarint(to, f.entries)
		for _, e := range f.parts {
			to = appendExtent(to, e)
		}
	}
	to = binary.AppendUvarint(to, d.records)
	return appendExtent(to, d.stored)
}

func appendExtent(to []byte, e extent) []byte {
	to = binary.AppendUvarint(to, e.size)
	return binary.LittleEndian.AppendUint32(to, e.sum)
}

// parser reads a directory; bad is set when it ends early.
type parser struct {
	rest []byte
	bad  bool
}

func (p *parser) uvarint() uint64 {
	v, n := binary.Uvarint(p.rest)
	if n <= 0 {
		p.bad, p.rest = true, nil
		return 0
	}
	p.rest = p.rest[n:]
	return v
}

func (p *parser) bytes(n uint64) []byte {
	if n > uint64(len(p.rest)) {
		p.bad, p.rest = true, nil
		return nil
	}
	b := p.rest[:n]
	p.rest = p.rest[n:]
	return b
}

func (p *parser) extent() (e extent) {
	e.size = p.uvarint()
	if b := p.bytes(4); b != nil {
		e.sum = binary.LittleEndian.Uint32(b)
	}
	return e
}

func (p *parser) field() (f fieldEntry) {
	f.name = string(p.bytes(p.uvarint()))
	if b := p.bytes(1); b != nil {
		f.has = b[0]
	}
	f.terms, f.entries = p.uvarint(), p.uvarint()
	for range sections(f.has) {
		f.parts = append(f.parts, p.extent())
	}
	return f
}

// readDirectory reads the directory of a whole file; the error says what is wrong.
func (s *base) readDirectory() (d directory, err error) {
	const part = "directory"
	n := len(s.mem)
	if n < tailBytes || string(s.mem[n-4:]) != magic {
		return d, s.damaged(part, "the file does not end as a segment does")
	}
	tail := s.mem[n-tailBytes:]
	if v := binary.LittleEndian.Uint32(tail[8:]); v != Version {
		return d, s.damaged(part, "it has version %d, this program reads %d", v, Version)
	}
	size := uint64(binary.LittleEndian.Uint32(tail))
	if size > uint64(n-tailBytes) {
		return d, s.damaged(part, "it has %d bytes, the file %d", size, n)
	}
	s.sections = uint64(n-tailBytes) - size
	p := parser{rest: s.mem[s.sections : n-tailBytes]}
	if crc32.Checksum(p.rest, castagnoli) != binary.LittleEndian.Uint32(tail[4:]) {
		return d, s.damaged(part, "it does not match its checksum")
	}
	d.docs = p.uvarint()
	for fields := p.uvarint(); fields > 0 && !p.bad; fields-- {
		d.fields = append(d.fields, p.field())
	}
	d.records, d.stored = p.uvarint(), p.extent()
	if p.bad || len(p.rest) > 0 || d.docs > maxDocs {
		return d, s.damaged(part, "it cannot be read")
	}
	return d, nil
}
