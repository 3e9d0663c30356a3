package segment

import "runtime/debug"

// Positions reads where a term stands in documents.
type Positions struct {
	p      *Postings
	next   int // block
	b      block
	i      int                   // of b.docs: those before it are behind
	begins [blockSize + 1]uint32 // see Postings.begins
}

// Positions begins to read the positions of the list, which must stay as it is; nil
// if the field has none.
func (p *Postings) Positions() *Positions {
	if p.count > 0 && p.f.has&hasPositions == 0 {
		return nil
	}
	return &Positions{p: p}
}

// At adds the positions of the term in a document to a slice, ascending: none if the
// list does not have the document. Documents are asked for in rising order. Documents
// that are left out of the list have their positions here.
func (x *Positions) At(doc uint64, to []int) ([]int, error) {
	if x.p.count == 0 {
		return to, nil
	}
	return x.at(doc, to)
}

func (x *Positions) at(doc uint64, to []int) (out []int, err error) {
	out = to
	defer x.p.f.guarded(debug.SetPanicOnFault(true), x.p.f.parts.lists, &err)
	if x.b.n == 0 || doc > uint64(x.b.docs[x.b.n-1]) {
		x.b.n, x.i = 0, 0
		block := x.p.blockOf(doc, x.next)
		if block >= x.p.blocks {
			return to, nil
		}
		x.next = block + 1
		if err := x.p.read(block, &x.b, true); err != nil {
			x.b.n = 0
			return to, err
		}
		if err := x.p.begins(&x.b, &x.begins); err != nil {
			x.b.n = 0
			return to, err
		}
	}
	for x.i < x.b.n && uint64(x.b.docs[x.i]) < doc {
		x.i++
	}
	if x.i == x.b.n || uint64(x.b.docs[x.i]) != doc {
		return to, nil
	}
	return x.p.positions(&x.b, x.begins[x.i], x.begins[x.i+1], to), nil
}

// positions adds those from one number to another of a block, which are of one
// document.
func (p *Postings) positions(b *block, from, to uint32, out []int) []int {
	data := p.data[b.steps : b.end+slack]
	at, mask := uint(from)*b.width, uint64(1)<<b.width-1
	position := uint64(0)
	for range to - from {
		position += load(data, at>>3) >> (at & 7) & mask
		out = append(out, int(position))
		at += b.width
	}
	return out
}
