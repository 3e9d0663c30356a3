package segment

import (
	"encoding/binary"
	"runtime/debug"
	"unsafe"

	"github.com/RoaringBitmap/roaring/v2"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// Postings is the list of the documents in which a term stands. The zero value is
// empty.
type Postings struct {
	uncounted
	f      *field
	data   []byte // of the list, with slack
	count  int    // of documents
	blocks int
	docs   int // where the blocks of documents begin in data, behind the table
	at     int // where the positions begin; of one block it is read from the block
	end    int
	except *roaring.Bitmap // nil: no document is left out
}

// open opens the list of an entry.
func (p *Postings) open(f *field, e entry) (err error) {
	defer f.guarded(debug.SetPanicOnFault(true), f.parts.lists, &err)
	p.f, p.count, p.end = f, int(e.count), int(e.size)
	p.data = f.lists[e.begin : e.begin+e.size+slack]
	p.blocks = (p.count + blockSize - 1) / blockSize
	if p.blocks == 1 {
		return nil
	}
	p.docs = p.blocks * skipBytes
	if p.docs > p.end {
		return p.wrong("%d documents do not fit into %d bytes", p.count, p.end)
	}
	last := p.skip(p.blocks - 1)
	p.at = p.docs + last.docs
	if p.at+last.at != p.end {
		return p.wrong("its parts have %d bytes, not %d", p.at+last.at, p.end)
	}
	return nil
}

func (p *Postings) wrong(format string, args ...any) error {
	return p.f.damaged(p.f.parts.lists, format, args...)
}

// skip is where a block ends.
type skip struct {
	last     int // document
	docs, at int // bytes behind p.docs and p.at
}

func (p *Postings) skip(block int) skip {
	b := p.data[block*skipBytes:][:skipBytes]
	return skip{
		int(binary.LittleEndian.Uint32(b)), int(binary.LittleEndian.Uint32(b[4:])), int(binary.LittleEndian.Uint32(b[8:])),
	}
}

// blockOf is the first block from one on that ends at a document or behind it;
// p.blocks if none does.
func (p *Postings) blockOf(doc uint64, from int) int {
	if p.blocks == 1 {
		return from
	}
	low, high := from, p.blocks
	for low < high {
		if middle := (low + high) / 2; uint64(p.skip(middle).last) < doc {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// Count is how many documents there are without those left out.
func (p *Postings) Count() uint64 {
	if p.count == 0 || p.except == nil || p.except.IsEmpty() {
		return uint64(p.count)
	}
	n, err := p.countExcept()
	if err != nil {
		return uint64(p.count) // what reads the list meets the same error
	}
	return uint64(p.count - n)
}

// countExcept counts the documents that are left out. Only blocks with one of those
// are read.
func (p *Postings) countExcept() (n int, err error) {
	defer p.f.guarded(debug.SetPanicOnFault(true), p.f.parts.lists, &err)
	var b block
	out := p.except.Iterator()
	for i := 0; out.HasNext(); i++ {
		if i = p.blockOf(uint64(out.PeekNext()), i); i >= p.blocks {
			return n, nil
		}
		if err := p.read(i, &b, false); err != nil {
			return 0, err
		}
		for _, d := range b.docs[:b.n] {
			out.AdvanceIfNeeded(d)
			if out.HasNext() && out.PeekNext() == d {
				n++
			}
		}
		out.AdvanceIfNeeded(b.docs[b.n-1] + 1)
	}
	return n, nil
}

// into adds the documents to a set.
func (p *Postings) into(to *roaring.Bitmap) error {
	var b block
	for i := range p.blocks {
		if err := p.readGuarded(i, &b, false); err != nil {
			return err
		}
		to.AddMany(b.docs[:b.n])
	}
	return nil
}

// Size is how many bytes of memory the list takes.
func (p *Postings) Size() int { return int(unsafe.Sizeof(*p)) }

// Iterator reads the list document by document; the iterator prealloc is used again
// for it.
func (p *Postings) Iterator(frequencies, norms, locations bool, prealloc api.PostingsIterator) api.PostingsIterator {
	it, ok := prealloc.(*iterator)
	if !ok || it == nil {
		it = &iterator{}
	}
	it.begin(p, frequencies || norms || locations, locations)
	return it
}
