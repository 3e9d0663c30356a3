package snippet

import (
	"cmp"
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
func choose(list []passage, clauses, max int) []passage {
	c := &chooser{frequency: make([]int, clauses)}
	for i := range list {
		for _, m := range list[i].matches {
			c.frequency[m.clause]++
		}
	}
	for len(c.chosen) < max {
		best, most := -1, value{}
		for i := range list {
			fresh := c.value(list[i].clauses, true)
			if c.mayTake(&list[i], fresh) && (best < 0 || c.compare(&list[i], &list[best], fresh, most) > 0) {
				best, most = i, fresh
			}
		}
		if best < 0 {
			break
		}
		c.covered.addAll(list[best].clauses)
		c.chosen = append(c.chosen, list[best])
	}
	return c.chosen
}

// mayTake lets a passage overlap those chosen only for a clause they lack; fresh is what it
// has of those.
func (c *chooser) mayTake(p *passage, fresh value) bool {
	if len(p.matches) == 0 {
		return false
	}
	for _, q := range c.chosen {
		if p.area == q.area && p.Start < q.End && q.Start < p.End && fresh.clauses == 0 {
			return false
		}
	}
	return true
}

// value is what a set of clauses is worth: their number, then their rarity.
type value struct {
	clauses int
	rarity  float64
}

func (v value) compare(w value) int {
	return cmp.Or(cmp.Compare(v.clauses, w.clauses), cmp.Compare(v.rarity, w.rarity))
}

func (c *chooser) value(s set, fresh bool) (v value) {
	s.each(func(clause int) {
		if !fresh || !c.covered.has(clause) {
			v.clauses++
			v.rarity += 1 / float64(c.frequency[clause])
		}
	})
	return v
}

// compare is positive if p is the better one to show next: it has more clauses that
// none chosen has, more clauses at all, more matches; or it is the earlier one. fresh and most
// are what p and q have of the first.
func (c *chooser) compare(p, q *passage, fresh, most value) int {
	if order := fresh.compare(most); order != 0 {
		return order
	}
	return cmp.Or(
		c.value(p.clauses, false).compare(c.value(q.clauses, false)),
		cmp.Compare(len(p.matches), len(q.matches)),
		cmp.Compare(q.at(), p.at()),
	)
}

// at is where p stands in the whole text.
func (p *passage) at() int { return p.area.at + p.Start }

// joinAdjacent puts passages in the order of the text and joins those that overlap
// or have only white space between them.
func joinAdjacent(list []passage) []passage {
	slices.SortFunc(list, func(p, q passage) int { return cmp.Or(cmp.Compare(p.at(), q.at()), cmp.Compare(p.End, q.End)) })
	var out []passage
	for _, p := range list {
		if last := len(out) - 1; last >= 0 && out[last].meets(&p) {
			out[last] = out[last].with(&p)
			continue
		}
		out = append(out, p)
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
