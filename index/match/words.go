package match

import (
	"fmt"
	"slices"

	"dateline/index/rank"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// words is an opened rank.Words.
type words struct {
	occurring
	rank.Words
	o   *opener
	key string // names fields and terms
}

func (o *opener) openWords(n rank.Words) (node, error) {
	w := &words{Words: n, o: o, key: key(n.Fields, n.Terms), occurring: occurring{stats: o.stats, lists: make([]*list, len(o.view.segments))}}
	df := make([]int, len(n.Fields)*len(n.Terms))
	for _, p := range o.view.segments {
		l, err := w.list(p)
		if err != nil {
			return nil, err
		}
		if l == nil {
			continue
		}
		w.lists[p.at] = l
		here, err := w.live(p, l)
		if err != nil {
			return nil, err
		}
		for i, n := range here {
			df[i] += n
		}
	}
	idf, err := o.weights.Weigh(o.stats, float64(largest(df)))
	w.idf = idf * n.Boost
	return w, err
}

func largest(list []int) (most int) {
	for _, n := range list {
		most = max(most, n)
	}
	return most
}

// list is what of a segment holds one of the terms; nil if nothing does.
func (w *words) list(p *part) (*list, error) {
	if l := w.o.kept(p, w.key); l != nil {
		return l, nil
	}
	l, err := w.made(p)
	if err == nil && l != nil && l.size*rarest >= p.size {
		w.o.keep(p, w.key, l)
	}
	return l, err
}

// kept is a list that an earlier search has made; nil if none has that will do.
func (o *opener) kept(p *part, key string) *list {
	l, _ := o.view.cache.listed(listKey{p.id, key}).(*list)
	if l != nil && l.top == nil && o.scored {
		return nil
	}
	return l
}

// keep keeps a list that is fit for every search.
func (o *opener) keep(p *part, key string, l *list) {
	if l.top != nil {
		o.view.cache.keepListed(listKey{p.id, key}, l)
	}
}

// rarest: words that fewer than one in rarest articles has are read in less time than
// it takes to score them.
const rarest = 512

// made reads the list of a segment.
func (w *words) made(p *part) (*list, error) {
	r := reading{v: w.o.view, p: p, scored: w.o.scored}
	l := &list{}
	var sets [][]uint64 // of what has several forms, by field and term
	several := slices.ContainsFunc(w.Terms, func(t rank.Term) bool { return len(t) > 1 })
	for _, f := range w.Fields {
		for _, t := range w.Terms {
			set, n, err := r.add(l, f, t)
			if err != nil {
				return nil, fmt.Errorf("read the articles with %q in %s: %w", t, f.Name, err)
			}
			l.df = append(l.df, n)
			if several {
				sets = append(sets, set)
			}
		}
	}
	if l.bits == nil {
		return nil, nil
	}
	for _, set := range sets {
		l.holders = append(l.holders, holdersOf(set, l.bits))
	}
	if w.o.scored {
		l.gather(w.o.view.zeros(p))
		w.o.cap(p, l)
	}
	return l, nil
}

// live counts the articles that hold each term in each field, without those deleted.
func (w *words) live(p *part, l *list) ([]int, error) {
	if p.live == nil {
		return l.df, nil
	}
	out := make([]int, 0, len(l.df))
	var list segment.PostingsList
	for _, f := range w.Fields {
		dict, err := p.dictionary(f.Name)
		if err != nil {
			return nil, err
		}
		for _, t := range w.Terms {
			switch {
			case len(t) > 1:
				out = append(out, l.holders[len(out)].count(l.bits, p.live))
			case len(t) == 0 || dict == nil:
				out = append(out, 0)
			default:
				if list, err = dict.PostingsList([]byte(t[0]), p.deleted, list); err != nil {
					return nil, fmt.Errorf("read the articles with %q in %s: %w", t, f.Name, err)
				}
				out = append(out, int(list.Count()))
			}
		}
	}
	return out, nil
}

func (w *words) match(p *part, _ []uint64) ([]uint64, error) {
	if l := w.lists[p.at]; l != nil {
		return l.bits, nil
	}
	return w.o.view.none(p), nil
}
