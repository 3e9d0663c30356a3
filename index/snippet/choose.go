package snippet

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// chooser picks passages one by one, each for what the ones before lack.
type chooser struct {
	frequency []int // of each clause, in all that was read
	covered   set
	chosen    []passage
}

// choose returns at most max of list, the best first.
func (c *chooser) choose(list []passage, clauses, max int) []passage {
	c.frequency, c.covered, c.chosen = zeroed(c.frequency, clauses), set{}, c.chosen[:0]
	for i := range list {
		for j := range list[i].matches {
			c.frequency[list[i].matches[j].clause]++
		}
	}
	for i := range list {
		list[i].worth = c.value(&list[i])
	}
	for len(c.chosen) < max {
		best := c.next(list)
		if best == nil {
			break
		}
		c.covered.addAll(&best.clauses)
		c.chosen = append(c.chosen, *best)
	}
	return c.chosen
}

// zeroed is n zeros, in list if it has room.
func zeroed(list []int, n int) []int {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// next is the best passage to choose; nil if none may be.
func (c *chooser) next(list []passage) (best *passage) {
	var most value
	for i := range list {
		p := &list[i]
		fresh := c.value(p)
		if c.mayTake(p, fresh) && (best == nil || p.compare(best, fresh, most) > 0) {
			best, most = p, fresh
		}
	}
	return best
}

// mayTake lets a passage overlap those chosen only for a clause they lack; fresh is what it
// has of those.
func (c *chooser) mayTake(p *passage, fresh value) bool {
	if len(p.matches) == 0 {
		return false
	}
	for i := range c.chosen {
		q := &c.chosen[i]
		if p.area == q.area && p.Start < q.End && q.Start < p.End && fresh.clauses == 0 {
			return false
		}
	}
	return true
}

// value is what clauses are worth: their number, then their rarity.
type value struct {
	clauses int
	rarity  float64
}

func (v value) compare(w value) int {
	if v.clauses != w.clauses {
		return v.clauses - w.clauses
	}
	return cmp.Compare(v.rarity, w.rarity)
}

// with is v with more clauses, whose frequencies are given.
func (v value) with(clauses uint64, frequency []int) value {
	for ; clauses != 0; clauses &= clauses - 1 {
		v.clauses++
		v.rarity += 1 / float64(frequency[bits.TrailingZeros64(clauses)])
	}
	return v
}

// value is what those clauses of p are worth that none chosen has.
func (c *chooser) value(p *passage) value {
	v := value{}.with(p.clauses.first&^c.covered.first, c.frequency)
	for i, w := range p.clauses.rest {
		if i < len(c.covered.rest) {
			w &^= c.covered.rest[i]
		}
		v = v.with(w, c.frequency[64*(i+1):])
	}
	return v
}

// compare is positive if p is the better one to show next: it has more clauses that
// none chosen has, more clauses at all, more matches; or it is the earlier one. fresh and most
// are what p and q have of the first.
func (p *passage) compare(q *passage, fresh, most value) int {
	if order := fresh.compare(most); order != 0 {
		return order
	}
	if order := p.worth.compare(q.worth); order != 0 {
		return order
	}
	return cmp.Or(cmp.Compare(len(p.matches), len(q.matches)), cmp.Compare(q.at(), p.at()))
}

// at is where p stands in the whole text.
func (p *passage) at() int { return p.area.at + p.Start }

// joinAdjacent puts passages in the order of the text and joins those that overlap
// or have only white space between them. It works in place.
func joinAdjacent(list []passage) []passage {
	slices.SortFunc(list, func(p, q passage) int { return cmp.Or(cmp.Compare(p.at(), q.at()), cmp.Compare(p.End, q.End)) })
	out := list[:0]
	for i := range list {
		if last := len(out) - 1; last >= 0 && out[last].meets(&list[i]) {
			out[last] = out[last].with(&list[i])
			continue
		}
		out = append(out, list[i])
	}
	return out
}

func (p *passage) meets(q *passage) bool {
	return p.area == q.area && (q.Start <= p.End || strings.TrimSpace(p.area.text[p.End:q.Start]) == "")
}

// with returns p and what q has beyond it.
func (p *passage) with(q *passage) passage {
	at, cuts := p.Span, p.cuts
	if q.End > p.End {
		at.End, cuts = q.End, q.cuts
	}
	return p.area.passage(at, p.cut, cuts)
}
