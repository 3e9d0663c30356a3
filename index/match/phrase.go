package match

import (
	"fmt"
	"math/bits"

	"dateline/index/rank"
)

// phrase is an opened rank.Phrase or rank.Near.
type phrase struct {
	occurring
	o      *opener
	key    string  // names it
	kept   []sized // by segment
	fields []rank.Field
	terms  []rank.Term
	count  func(at [][]int) int // occurrences, from the positions of every term
}

func (o *opener) openPhrase(n *phrase, boost float64) (node, error) {
	n.o, n.occurring = o, occurring{stats: o.stats, lists: make([]*list, len(o.view.segments))}
	var idf float64
	for _, t := range n.terms {
		df, err := o.df(n.fields, t)
		if err != nil {
			return nil, err
		}
		w, err := o.weights.Weigh(o.stats, float64(df))
		if err != nil {
			return nil, err
		}
		idf += w
	}
	n.idf, n.kept = idf*boost, o.view.listed(n.key)
	return n, nil
}

func (n *phrase) match(p *part, within []uint64) ([]uint64, error) {
	l := n.o.fit(n.kept[p.at])
	if l == nil {
		var err error
		if l, err = n.list(p, within); err != nil {
			return nil, err
		}
	}
	if l.size == 0 {
		return n.o.view.none(p), nil
	}
	n.lists[p.at] = l
	return l.set(n.o.view, p), nil
}

// list looks through the articles that have all words and are in within. If that is
// every one that is not deleted, it looks through the deleted ones too, and keeps what
// it finds.
func (n *phrase) list(p *part, within []uint64) (*list, error) {
	l := &list{}
	counts := n.o.view.zeros(p)
	whole := true
	for _, f := range n.fields {
		all, err := n.add(p, f, within, l, counts)
		if err != nil {
			return nil, fmt.Errorf("read the positions of %q in %s: %w", n.terms, f.Name, err)
		}
		whole = whole && all
	}
	if l.bits == nil {
		l = nowhere
	} else {
		l.size = Set(l.bits).Len()
		l.gather(counts)
	}
	n.o.view.zeroed()
	if n.o.scored && l != nowhere {
		n.o.weigh(p, l)
	}
	if whole {
		n.o.keep(n.key, p, l)
	}
	return l, nil
}

// add counts the occurrences in one field, and says whether within left out nothing.
func (n *phrase) add(p *part, f rank.Field, within []uint64, l *list, counts []uint32) (whole bool, err error) {
	dict, err := p.dictionary(f.Name)
	if err != nil || dict == nil {
		return true, err
	}
	set := n.o.view.set(p)
	fill(set, p.size)
	words := positions{view: n.o.view}
	one := n.o.view.set(p)
	for _, t := range n.terms {
		if words.has(t) {
			continue
		}
		lists, err := postings(dict, t, nil)
		if err != nil || len(lists) == 0 {
			return true, err
		}
		clear(one)
		if err := n.o.view.union(lists, one); err != nil {
			return false, err
		}
		Set(set).And(one)
		words.add(t, lists)
	}
	if whole = p.covers(within, set); !whole {
		Set(set).And(within)
	}
	return whole, n.check(f, set, &words, l, counts)
}

// covers says whether within has every article of set that is not deleted.
func (p *part) covers(within, set []uint64) bool {
	for b, w := range set {
		if p.live != nil {
			w &= p.live[b]
		}
		if w&^within[b] != 0 {
			return false
		}
	}
	return true
}

// check looks where the words stand in the articles that have all of them.
func (n *phrase) check(f rank.Field, set []uint64, words *positions, l *list, counts []uint32) error {
	at, order := make([][]int, len(n.terms)), words.order(n.terms)
	for b, w := range set {
		for ; w != 0; w &= w - 1 {
			d := b<<6 | bits.TrailingZeros64(w)
			if err := words.read(uint64(d)); err != nil {
				return err
			}
			for i, term := range order {
				at[i] = words.at[term]
			}
			if found := n.count(at); found > 0 {
				if l.bits == nil {
					l.bits = make([]uint64, len(set))
				}
				l.bits[b] |= 1 << (d & 63)
				counts[d] += uint32(found * f.Weight)
			}
		}
	}
	return nil
}
