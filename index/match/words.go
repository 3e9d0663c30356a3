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
	df, kept := 0, o.view.listed(w.key)
	for i, p := range o.view.segments {
		l := o.fit(kept[i])
		if l == nil {
			var err error
			if l, err = w.made(p); err != nil {
				return nil, err
			}
			o.keep(w.key, p, l)
		}
		if l.size > 0 {
			w.lists[i] = l
			df += l.live(p)
		}
	}
	idf, err := o.weights.Weigh(o.stats, float64(df))
	w.idf = idf * n.Boost
	return w, err
}

// fit is a list that an earlier search has made; nil if none has that will do.
func (o *opener) fit(kept sized) *list {
	l, _ := kept.(*list)
	if l != nil && !l.scored && o.scored {
		return nil
	}
	return l
}

// keep keeps a list that is fit for every search.
func (o *opener) keep(words string, p *part, l *list) {
	if l.scored {
		o.view.keep(words, p, l)
	}
}

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
		return nowhere, nil
	}
	l.size = Set(l.bits).Len()
	if w.o.scored {
		l.gather(w.o.view.zeros(p))
		w.o.view.zeroed()
		w.o.weigh(p, l)
	}
	return l, nil
}

func (w *words) match(p *part, _ []uint64) ([]uint64, error) {
	if l := w.lists[p.at]; l != nil {
		return l.set(w.o.view, p), nil
	}
	return w.o.view.none(p), nil
}
