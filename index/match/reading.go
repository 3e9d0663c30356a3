package match

import (
	"dateline/index/rank"
	packed "dateline/index/segment"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// reading reads postings lists, one after the other.
type reading struct {
	v      *View
	p      *part
	scored bool
	list   segment.PostingsList
	it     segment.PostingsIterator
}

// add adds the occurrences of a term in a field to l.
func (r *reading) add(l *list, f rank.Field, term rank.Term) error {
	dict, err := r.p.dictionary(f.Name)
	if err != nil || dict == nil {
		return err
	}
	for _, form := range term {
		if err := r.form(l, dict, form, uint32(f.Weight)); err != nil {
			return err
		}
	}
	return nil
}

// form adds the articles that hold a form, and counts its occurrences. The set is made
// when there is one.
func (r *reading) form(l *list, dict segment.TermDictionary, form string, weight uint32) (err error) {
	if err := r.v.step(1); err != nil {
		return err
	}
	if r.list, err = dict.PostingsList([]byte(form), nil, r.list); err != nil {
		return err
	}
	n := int(r.list.Count())
	if n == 0 {
		return nil
	}
	if l.bits == nil {
		l.bits = make([]uint64, r.p.blocks)
	}
	if r.scored {
		return r.count(l.bits, r.v.zeros(r.p), weight)
	}
	if err := r.v.step(n); err != nil {
		return err
	}
	return dense(r.list, l.bits)
}

func (r *reading) count(articles []uint64, counts []uint32, weight uint32) error {
	if l, ok := r.list.(*packed.Postings); ok {
		if err := r.v.step(int(l.Count())); err != nil {
			return err
		}
		return l.Tally(articles, counts, weight)
	}
	r.it = r.list.Iterator(true, false, false, r.it)
	for {
		x, err := r.it.Next()
		if err != nil || x == nil {
			return err
		}
		d := x.Number()
		articles[d>>6] |= 1 << (d & 63)
		counts[d] += uint32(x.Frequency()) * weight
		if err := r.v.step(1); err != nil {
			return err
		}
	}
}
