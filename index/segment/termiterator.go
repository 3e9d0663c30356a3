package segment

import (
	"bytes"
	"math"
	"runtime/debug"

	index "github.com/blevesearch/bleve_index_api"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// AutomatonIterator visits the terms that an automaton takes, nil for all, from one
// term to another, the first inclusive and the second exclusive; nil is open.
func (d *Dictionary) AutomatonIterator(a api.Automaton, from, to []byte) api.DictionaryIterator {
	it := &termIterator{f: d.f, automaton: a, from: from, to: to}
	if a != nil {
		it.states = []int{a.Start()}
	}
	it.distance, _ = a.(distance)
	return it
}

// distance is what automata of similar words have beside the others.
type distance interface{ EditDistance(state int) uint8 }

type termIterator struct {
	f         *field
	scanner   scanner
	begun     bool
	automaton api.Automaton
	distance  distance // nil if the automaton knows none
	states    []int    // of the automaton, before the term and behind each of its bytes
	from, to  []byte
	leapt     []byte // no term before it is taken; see leap
	entry     index.DictEntry
}

// Next is the next term with the number of its documents, dropped ones too, and its
// distance if the automaton knows it. It is good until the next call; nil behind the
// last.
func (it *termIterator) Next() (_ *index.DictEntry, err error) {
	if it.f == nil {
		return nil, nil
	}
	defer it.f.guarded(debug.SetPanicOnFault(true), it.f.parts.terms, &err)
	if err := it.begin(); err != nil {
		return nil, err
	}
	for {
		ok, err := it.advance()
		if !ok || err != nil {
			it.f = nil
			return nil, err
		}
		n, dead := it.follow()
		switch {
		case !dead && it.takes():
			it.entry.Term, it.entry.Count = string(it.scanner.term), it.scanner.count
			return &it.entry, nil
		case dead:
			if more, err := it.leap(n); !more {
				it.f = nil
				return nil, err
			}
		}
	}
}

// begin goes in front of the first block that can have a term.
func (it *termIterator) begin() error {
	if it.begun || it.f.terms == 0 {
		return nil
	}
	it.begun = true
	block, err := it.f.blockOf(it.from)
	if err == nil {
		it.scanner.seek(it.f, max(0, block))
	}
	return err
}

// advance reads the next term that is not before from, and not passed over; false if
// it is not before to.
func (it *termIterator) advance() (bool, error) {
	for it.begun {
		ok, err := it.scanner.next()
		if !ok {
			return false, err
		}
		if it.to != nil && bytes.Compare(it.scanner.term, it.to) >= 0 {
			return false, nil
		}
		if it.automaton != nil {
			it.states = it.states[:min(len(it.states), 1+it.scanner.same)]
		}
		if bytes.Compare(it.scanner.term, it.from) >= 0 && bytes.Compare(it.scanner.term, it.leapt) >= 0 {
			return true, nil
		}
	}
	return false, nil
}

// follow leads the automaton through the term. It is dead if no term with the first n
// bytes of this one can be taken.
func (it *termIterator) follow() (n int, dead bool) {
	a := it.automaton
	if a == nil {
		return 0, false
	}
	term := it.scanner.term
	for n = len(it.states) - 1; a.CanMatch(it.states[n]); n++ {
		if n == len(term) {
			return n, false
		}
		it.states = append(it.states, a.Accept(it.states[n], term[n]))
	}
	return n, true
}

// takes says whether the automaton takes the term that it was led through.
func (it *termIterator) takes() bool {
	a := it.automaton
	if a == nil {
		return true
	}
	state := it.states[len(it.scanner.term)]
	if it.distance != nil {
		it.entry.EditDistance = it.distance.EditDistance(state)
	}
	return a.IsMatch(state)
}

// leap passes over the terms that begin with the first n bytes of this one, and over
// those behind them that are out of the question too; false if nothing is left.
func (it *termIterator) leap(n int) (more bool, err error) {
	if !it.beyond(n) {
		return false, nil
	}
	block, err := it.f.blockOf(it.leapt)
	if err == nil && block > (it.scanner.number-1)/termBlock {
		it.scanner.seek(it.f, block)
	}
	return err == nil, err
}

// beyond makes leapt the least bytes behind the first n of this term that the automaton
// can go on from; false if there are none.
func (it *termIterator) beyond(n int) bool {
	a := it.automaton
	for ; n > 0; n-- {
		for b := int(it.scanner.term[n-1]) + 1; b <= math.MaxUint8; b++ {
			if a.CanMatch(a.Accept(it.states[n-1], byte(b))) {
				it.leapt = append(append(it.leapt[:0], it.scanner.term[:n-1]...), byte(b))
				return true
			}
		}
	}
	return false
}
