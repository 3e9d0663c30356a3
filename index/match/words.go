package match

import (
	"fmt"

	"dateline/index/rank"
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
	df := 0
	for _, p := range o.view.segments {
		l, err := w.list(p)
		if err != nil {
			return nil, err
		}
		if l != nil {
			w.lists[p.at] = l
			df += l.live(p)
		}
	}
	idf, err := o.weights.Weigh(o.stats, float64(df))
	w.idf = idf * n.Boost
	return w, err
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
	for _, f := range w.Fields {
		for _, t := range w.Terms {
			if err := r.add(l, f, t); err != nil {
				return nil, fmt.Errorf("read the articles with %q in %s: %w", t, f.Name, err)
			}
		}
	}
	if l.bits == nil {
		return nil, nil
	}
	l.size = Set(l.bits).Len()
	if w.o.scored {
		l.gather(w.o.view.zeros(p))
		w.o.view.zeroed()
		w.o.cap(p, l)
	}
	return l, nil
}

func (w *words) match(p *part, _ []uint64) ([]uint64, error) {
	if l := w.lists[p.at]; l != nil {
		return l.bits, nil
	}
	return w.o.view.none(p), nil
}
