package segment

import (
	"math"
	"runtime/debug"
	"unsafe"

	api "github.com/blevesearch/scorch_segment_api/v2"
)

// iterator reads a list for Bleve's own queries.
type iterator struct {
	uncounted
	p           *Postings
	frequencies bool
	locations   bool
	next        int // block
	i           int // of b.docs: the next document
	b           block
	begins      [blockSize + 1]uint32 // if there are locations
	positions   []int
	places      []location
	posting     posting
}

func (it *iterator) begin(p *Postings, frequencies, locations bool) {
	it.p, it.frequencies, it.locations = p, frequencies, locations
	it.next, it.i, it.b.n = 0, 0, 0
	if p.count > 0 {
		it.frequencies = frequencies && p.f.has&hasFrequencies != 0
		it.locations = locations && p.f.has&hasPositions != 0
	}
}

// Next is the next posting, which is good until the next call; nil behind the last.
func (it *iterator) Next() (api.Posting, error) { return it.Advance(0) }

// Advance is the next posting that is not before a document.
func (it *iterator) Advance(doc uint64) (api.Posting, error) {
	for {
		for ; it.i < it.b.n; it.i++ {
			d := it.b.docs[it.i]
			if uint64(d) >= doc && (it.p.except == nil || !it.p.except.Contains(d)) {
				return it.take()
			}
		}
		more, err := it.read(doc)
		if err != nil || !more {
			return nil, err
		}
	}
}

// read reads the next block that does not end before a document; false if there is
// none.
func (it *iterator) read(doc uint64) (more bool, err error) {
	if it.next >= it.p.blocks {
		return false, nil
	}
	defer it.p.f.guarded(debug.SetPanicOnFault(true), it.p.f.parts.lists, &err)
	it.i, it.b.n = 0, 0
	block := it.p.blockOf(doc, it.next)
	if it.next = block + 1; block >= it.p.blocks {
		return false, nil
	}
	if err = it.p.read(block, &it.b, it.frequencies); err == nil && it.locations {
		err = it.p.begins(&it.b, &it.begins)
	}
	if err != nil {
		it.next, it.b.n = it.p.blocks, 0
	}
	return true, err
}

// take makes the posting of the next document.
func (it *iterator) take() (_ api.Posting, err error) {
	i := it.i
	it.i++
	it.posting = posting{doc: uint64(it.b.docs[i]), locations: it.posting.locations[:0]}
	if !it.frequencies {
		return &it.posting, nil
	}
	defer it.p.f.guarded(debug.SetPanicOnFault(true), it.p.f.parts.lists, &err)
	it.posting.frequency = uint64(it.b.more[i]) + 1
	it.posting.length = it.p.f.lengths.get(int(it.b.docs[i]))
	if it.locations {
		it.locate(i)
	}
	return &it.posting, nil
}

func (it *iterator) locate(i int) {
	it.positions = it.p.positions(&it.b, it.begins[i], it.begins[i+1], it.positions[:0])
	it.places = it.places[:0]
	for _, n := range it.positions {
		it.places = append(it.places, location{it.p.f.name, uint64(n)})
	}
	for i := range it.places {
		it.posting.locations = append(it.posting.locations, &it.places[i])
	}
}

// Size is how many bytes of memory the iterator takes.
func (it *iterator) Size() int { return int(unsafe.Sizeof(*it)) + 40*cap(it.places) }

// posting is a document of a list.
type posting struct {
	doc, frequency, length uint64
	locations              []api.Location
}

// Number is that of the document in the segment.
func (p *posting) Number() uint64 { return p.doc }

// Frequency is how often the term stands in the document; 0 if it is not known or was
// not asked for.
func (p *posting) Frequency() uint64 { return p.frequency }

// Norm is Bleve's, 1/√length in 24 bits; without a length it is infinite.
func (p *posting) Norm() float64 { return float64(float32(1 / math.Sqrt(float64(p.length)))) }

// Locations are the positions of the term, if they were asked for.
func (p *posting) Locations() []api.Location { return p.locations }

// Size is how many bytes of memory the posting takes.
func (p *posting) Size() int { return int(unsafe.Sizeof(*p)) }

// location is a position of a term; nothing else of a location is kept.
type location struct {
	field    string
	position uint64
}

func (l *location) Field() string            { return l.field }
func (l *location) Start() uint64            { return 0 }
func (l *location) End() uint64              { return 0 }
func (l *location) Pos() uint64              { return l.position }
func (l *location) ArrayPositions() []uint64 { return nil }
func (l *location) Size() int                { return int(unsafe.Sizeof(*l)) + len(l.field) }
