package places

import (
	"dateline/index/entity/world"
)

// name is what the candidates with the same words share: one sense per article.
type name struct {
	places     []world.Index
	shape      shape
	population int // the greatest of its places

	times int // candidates
	taken int // of them that are places
	own   string

	behind    int // candidates with a preposition for places before them
	afterName int // candidates with a first name before them
	listed    int // candidates before a comma and another candidate

	followed []world.Index // divisions and countries written behind it
	choices  []choice
	best     int // of choices; -1 before there is one
}

// name finds or makes the name of a candidate.
func (r *run) name(c *candidate) {
	h := uint64(fnvOffset)
	if c.own != nil {
		h = hashWord(h, c.own.Entity) + 1
	} else {
		for i := c.first; i <= c.last; i++ {
			h = hashWord(h, c.field.words[i].Exact)
		}
	}
	n, there := r.byWords[h]
	if !there {
		n = len(r.names)
		r.byWords[h] = n
		r.addName(c)
	}
	r.names[n].times++
	c.name = n
}

// addName adds a name, in the memory of one of an earlier article where there is some.
func (r *run) addName(c *candidate) {
	fresh := name{places: c.places, best: -1}
	if c.own != nil {
		fresh.own = c.own.Entity
	}
	if n := len(r.names); n < cap(r.names) {
		old := &r.names[:n+1][n]
		fresh.choices, fresh.followed = old.choices[:0], old.followed[:0]
	}
	r.names = append(r.names, fresh)
}
