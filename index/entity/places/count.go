package places

import (
	"slices"

	"dateline/index/entity/world"
)

// count counts what the article does with each name, and the divisions and countries
// that it names.
func (r *run) count() {
	for k := range r.candidates {
		c := &r.candidates[k]
		n := &r.names[c.name]
		if behindPreposition(c) {
			n.behind++
		}
		if behindFirstName(c) {
			n.afterName++
		}
		if next := r.neighbour(k); next != nil {
			if signOf(c.field.gap(c.last+1)) != signBlank {
				n.listed++
			}
			n.follow(r, next)
		}
		for i, p := range c.places[:min(3, len(c.places))] {
			q := r.reader.world.At(p)
			if q.Kind == world.Admin1 {
				r.divisions[p]++
			}
			if i == 0 && (q.Kind == world.Admin1 || q.Kind == world.Country) {
				r.countries[q.Country]++
			}
		}
	}
}

// neighbour is the candidate behind candidate k with a comma, a bracket or nothing
// between them; nil if there is none.
func (r *run) neighbour(k int) *candidate {
	if k+1 == len(r.candidates) {
		return nil
	}
	c, next := &r.candidates[k], &r.candidates[k+1]
	if next.field != c.field || next.first != c.last+1 {
		return nil
	}
	switch signOf(c.field.gap(next.first)) {
	case signComma, signOpen, signBlank:
		return next
	}
	return nil
}

// follow keeps the divisions, countries and regions that next may be.
func (n *name) follow(r *run, next *candidate) {
	for _, i := range next.places[:min(6, len(next.places))] {
		switch r.reader.world.At(i).Kind {
		case world.Admin1, world.Country:
			if !slices.Contains(n.followed, i) {
				n.followed = append(n.followed, i)
			}
		}
	}
}
