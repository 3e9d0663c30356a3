package segment

import (
	"errors"
	"runtime/debug"
)

var errShort = errors.New("a set has not room for all documents of the segment")

// Mark sets the bit of each document in set, which has one for every document of the
// segment.
func (p *Postings) Mark(set []uint64) error {
	switch {
	case p.count == 0:
		return nil
	case len(set) < (p.f.docs+63)/64:
		return errShort
	}
	return p.mark(set, nil, 0)
}

// Tally is Mark, and adds weight times the frequency of the term in each document to
// its count; counts has one for every document of the segment. A field without
// frequencies adds nothing.
func (p *Postings) Tally(set []uint64, counts []uint32, weight uint32) error {
	switch {
	case p.count == 0:
		return nil
	case len(set) < (p.f.docs+63)/64 || len(counts) < p.f.docs:
		return errShort
	case p.f.has&hasFrequencies == 0:
		return p.Mark(set)
	case p.except == nil:
		return p.tally(set, counts, weight)
	}
	return p.mark(set, counts, weight)
}

// mark is Mark, and Tally if there are counts.
func (p *Postings) mark(set []uint64, counts []uint32, weight uint32) (err error) {
	defer p.f.guarded(debug.SetPanicOnFault(true), p.f.parts.lists, &err)
	var b block
	for i := range p.blocks {
		if err := p.read(i, &b, counts != nil); err != nil {
			return err
		}
		p.leaveOut(&b)
		for _, d := range b.docs[:b.n] {
			set[d>>6] |= 1 << (d & 63)
		}
		if counts == nil {
			continue
		}
		for j, d := range b.docs[:b.n] {
			counts[d] += (b.more[j] + 1) * weight
		}
	}
	return nil
}

// leaveOut takes the documents that are left out from a block.
func (p *Postings) leaveOut(b *block) {
	if p.except == nil {
		return
	}
	n := 0
	for i, d := range b.docs[:b.n] {
		if !p.except.Contains(d) {
			b.docs[n], b.more[n] = d, b.more[i]
			n++
		}
	}
	b.n = n
}

// tally is the part of Tally that is called most: it goes over the gaps once, and
// writes a word of the set when it has all its bits.
func (p *Postings) tally(set []uint64, counts []uint32, weight uint32) (err error) {
	defer p.f.guarded(debug.SetPanicOnFault(true), p.f.parts.lists, &err)
	var b block
	end := uint64(p.f.docs)
	for i := range p.blocks {
		next, err := p.unpack(i, &b, true)
		if err != nil {
			return err
		}
		at, word := next>>6, uint64(0)
		more := b.more[:b.n]
		for j, gap := range b.docs[:b.n] {
			next += uint64(gap)
			if next >= end {
				return p.ends(i, next+1)
			}
			if next>>6 != at {
				set[at] |= word
				at, word = next>>6, 0
			}
			word |= 1 << (next & 63)
			counts[next] += (more[j] + 1) * weight
			next++
		}
		set[at] |= word
		if err := p.ends(i, next); err != nil {
			return err
		}
	}
	return nil
}
