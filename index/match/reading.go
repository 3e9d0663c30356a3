package match

import (
	"dateline/index/rank"

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

// add adds the occurrences of a term in a field to l, and counts the articles.
func (r *reading) add(l *list, f rank.Field, term string) (n int, err error) {
	if err := r.v.step(1); err != nil {
		return 0, err
	}
	dict, err := r.p.dictionary(f.Name)
	if err != nil || dict == nil {
		return 0, err
	}
	if r.list, err = dict.PostingsList([]byte(term), nil, r.list); err != nil {
		return 0, err
	}
	if n = int(r.list.Count()); n == 0 {
		return 0, nil
	}
	if l.bits == nil {
		l.bits = make([]uint64, r.p.blocks)
	}
	if !r.scored {
		if err := r.v.step(n); err != nil {
			return 0, err
		}
		return n, dense(r.list, l.bits)
	}
	return n, r.count(l.bits, r.v.zeros(r.p), uint32(f.Weight))
}

func (r *reading) count(articles []uint64, counts []uint32, weight uint32) error {
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
