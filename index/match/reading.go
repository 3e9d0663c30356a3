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

// add adds the occurrences of a term in a field to l, and counts the articles. They are
// its holders too, where it has several forms; nil if there are none.
func (r *reading) add(l *list, f rank.Field, term rank.Term) (holders []uint64, n int, err error) {
	dict, err := r.p.dictionary(f.Name)
	if err != nil || dict == nil {
		return nil, 0, err
	}
	if len(term) == 1 {
		n, err = r.form(&l.bits, dict, term[0], uint32(f.Weight))
		return nil, n, err
	}
	for _, form := range term {
		if _, err := r.form(&holders, dict, form, uint32(f.Weight)); err != nil {
			return nil, 0, err
		}
	}
	if holders == nil {
		return nil, 0, nil
	}
	if l.bits == nil {
		l.bits = make([]uint64, r.p.blocks)
	}
	Set(l.bits).Or(holders)
	return holders, Set(holders).Len(), nil
}

// form adds the articles that hold a form, and counts its occurrences. The set is made
// when there is one.
func (r *reading) form(to *[]uint64, dict segment.TermDictionary, form string, weight uint32) (n int, err error) {
	if err := r.v.step(1); err != nil {
		return 0, err
	}
	if r.list, err = dict.PostingsList([]byte(form), nil, r.list); err != nil {
		return 0, err
	}
	if n = int(r.list.Count()); n == 0 {
		return 0, nil
	}
	if *to == nil {
		*to = make([]uint64, r.p.blocks)
	}
	if r.scored {
		return n, r.count(*to, r.v.zeros(r.p), weight)
	}
	if err := r.v.step(n); err != nil {
		return 0, err
	}
	return n, dense(r.list, *to)
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
