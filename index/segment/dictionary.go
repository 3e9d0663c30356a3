package segment

import (
	"bytes"
	"runtime/debug"

	"github.com/RoaringBitmap/roaring/v2"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// Dictionary is the terms of a field. It is safe for concurrent use.
type Dictionary struct {
	f *field // nil: no term
}

// Cardinality is how many terms there are.
func (d *Dictionary) Cardinality() int {
	if d.f == nil {
		return 0
	}
	return d.f.terms
}

// Contains says whether a term is there.
func (d *Dictionary) Contains(term []byte) (bool, error) {
	_, ok, err := d.lookup(term)
	return ok, err
}

// PostingsList is the list of a term without the documents in except, which may be
// nil; it is empty if the term is not there. The list prealloc is used again for it.
func (d *Dictionary) PostingsList(term []byte, except *roaring.Bitmap, prealloc api.PostingsList) (api.PostingsList, error) {
	list, ok := prealloc.(*Postings)
	if !ok || list == nil {
		list = &Postings{}
	}
	return list, d.read(term, except, list)
}

func (d *Dictionary) read(term []byte, except *roaring.Bitmap, to *Postings) error {
	e, ok, err := d.lookup(term)
	*to = Postings{except: except}
	if err != nil || !ok {
		return err
	}
	return to.open(d.f, e)
}

// lookup finds the entry of a term.
func (d *Dictionary) lookup(term []byte) (e entry, ok bool, err error) {
	if d.f == nil || d.f.terms == 0 {
		return e, false, nil
	}
	defer d.f.guarded(debug.SetPanicOnFault(true), d.f.parts.terms, &err)
	block, err := d.f.blockOf(term)
	if err != nil || block < 0 {
		return e, false, err
	}
	var s scanner
	s.seek(d.f, block)
	return s.find(term)
}

// blockOf is the block in which a term stands if it is there; -1 if it is less than
// all terms.
func (f *field) blockOf(term []byte) (int, error) {
	low, high := 0, f.begins.n
	for low < high {
		middle := (low + high) / 2
		first, ok := f.first(middle)
		if !ok {
			return 0, f.damaged(f.parts.terms, "block %d cannot be read", middle)
		}
		if bytes.Compare(first, term) <= 0 {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low - 1, nil
}

// find looks for a term in the block that s stands in front of. Of the entries only
// what can differ is compared: alike is how many bytes of term the entry before has, and
// it is less than term.
func (s *scanner) find(term []byte) (e entry, ok bool, err error) {
	alike := 0
	for range termBlock {
		if ok, err := s.nextEntry(); !ok {
			return e, false, err
		}
		if s.shared > alike {
			continue // as the one before it
		}
		if s.shared < alike {
			return e, false, nil
		}
		alike += common(s.rest, term[alike:])
		switch rest := s.rest[alike-s.shared:]; {
		case len(rest) == 0 && alike == len(term):
			return s.entry, true, nil
		case alike == len(term), len(rest) > 0 && rest[0] > term[alike]:
			return e, false, nil
		}
	}
	return e, false, nil
}
