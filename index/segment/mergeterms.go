package segment

import (
	"bytes"
	"errors"
	"runtime/debug"
	"slices"
)

// merging is the terms of one field in one segment.
type merging struct {
	*source
	at    int // which segment it is
	field *field
	terms scanner
	room  merged
}

// merged is a block of a list with all its positions.
type merged struct {
	block
	begins [blockSize + 1]uint32
	steps  []uint32
}

// mergeHeap is segments by their next terms, and by their order where those are the
// same: the least is the first.
type mergeHeap []*merging

var errUnlike = errors.New("it has other options in one segment than in another")

// openField opens the terms of a field in all segments that have it.
func (m *merger) openField(name string) (terms mergeHeap, has byte, err error) {
	for i, s := range m.sources {
		f := s.byName[name]
		if f == nil || f.has == 0 {
			continue
		}
		if has != 0 && has != f.has {
			return nil, 0, errUnlike
		}
		has = f.has
		x := &merging{source: s, at: i, field: f}
		x.terms.start(f)
		more, err := x.next()
		if err != nil {
			return nil, 0, err
		}
		if more {
			terms = append(terms, x)
		}
	}
	slices.SortFunc(terms, (*merging).compare) // which makes a heap of them
	return terms, has, nil
}

// next goes to the next term; false behind the last.
func (x *merging) next() (more bool, err error) {
	defer x.guarded(debug.SetPanicOnFault(true), x.field.parts.terms, &err)
	return x.terms.next()
}

func (x *merging) compare(y *merging) int {
	if c := bytes.Compare(x.terms.term, y.terms.term); c != 0 {
		return c
	}
	return x.at - y.at
}

// merge writes the least term with the lists of all segments that have it.
func (h *mergeHeap) merge(out *fieldWriter) error {
	term := bytes.Clone((*h)[0].terms.term)
	for len(*h) > 0 && bytes.Equal((*h)[0].terms.term, term) {
		x := (*h)[0]
		if err := x.copyList(out); err != nil {
			return err
		}
		more, err := x.next()
		if err != nil {
			return err
		}
		if !more {
			last := len(*h) - 1
			(*h)[0] = (*h)[last]
			*h = (*h)[:last]
		}
		h.sink()
	}
	return out.term(term)
}

// sink puts the first where it belongs.
func (h mergeHeap) sink() {
	for i := 0; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h); child++ {
			if h[child].compare(h[least]) < 0 {
				least = child
			}
		}
		if least == i {
			return
		}
		h[i], h[least] = h[least], h[i]
		i = least
	}
}

// copyList adds the list of the term to the one that is written.
func (x *merging) copyList(out *fieldWriter) (err error) {
	var list Postings
	if err := list.open(x.field, x.terms.entry); err != nil {
		return err
	}
	for i := range list.blocks {
		if err := x.room.read(&list, i); err != nil {
			return err
		}
		x.room.copy(out, x.numbers)
	}
	return nil
}

// read reads a block and its positions.
func (b *merged) read(list *Postings, i int) (err error) {
	f := list.f
	defer f.guarded(debug.SetPanicOnFault(true), f.parts.lists, &err)
	if err := list.read(i, &b.block, f.has&hasFrequencies != 0); err != nil || f.has&hasPositions == 0 {
		return err
	}
	if err := list.begins(&b.block, &b.begins); err != nil {
		return err
	}
	n := int(b.begins[b.n])
	b.steps = slices.Grow(b.steps[:0], n)[:n]
	unpack(b.steps, list.data[b.block.steps:b.end+slack], 0, b.width)
	return nil
}

// copy adds the documents of the block that are not dropped.
func (b *merged) copy(out *fieldWriter, numbers []uint64) {
	has := out.entry.has
	for i, d := range b.docs[:b.n] {
		number := numbers[d]
		if number == dropped {
			continue
		}
		if has&hasPositions != 0 {
			out.list.steps = append(out.list.steps, b.steps[b.begins[i]:b.begins[i+1]]...)
		}
		frequency := uint32(1)
		if has&hasFrequencies != 0 {
			frequency += b.more[i]
		}
		out.add(uint32(number), frequency)
	}
}
