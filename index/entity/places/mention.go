package places

import (
	"cmp"
	"math"
	"slices"

	"dateline"
	"dateline/index/entity/world"
)

// doubtful is how likely another place has to be to be named as an alternative, and
// mostAlternatives how many are.
const (
	doubtful         = .1
	mostAlternatives = 3
)

// mention makes one of a candidate of the world or of the own gazetteer.
func (r *run) mention(c *candidate) dateline.Mention {
	if c.own != nil {
		m := *c.own
		m.Government = false
		return m
	}
	n := &r.names[c.name]
	m := dateline.Mention{
		Field: c.field.name, Start: c.start, End: c.end, Words: c.field.s[c.start:c.end],
		Type: dateline.TypePlace, Confidence: hundredths(c.chance),
	}
	if n.best < 0 { // refused, and so never ranked
		m.Entity, m.Label = r.entityOf(c.places[0])
		return m
	}
	best := n.choices[n.best]
	m.Confidence = hundredths(c.chance * n.certainty())
	m.Alternatives = r.alternatives(n)
	place := best.place
	if best.kind == world.Demonym {
		m.Type = dateline.TypeNationality
		if home := r.reader.world.Belongs(place); home != world.None {
			place = home
		}
	}
	m.Entity, m.Label = r.entityOf(place)
	m.Government = r.government(c, place)
	return m
}

func hundredths(p float32) float64 { return math.Round(float64(p)*100) / 100 }

// entityOf is the id and label of a place of the world; those of the own gazetteer
// where it has the place.
func (r *run) entityOf(i world.Index) (id, label string) {
	if own, ok := r.reader.aliases[i]; ok {
		p, _ := r.reader.own.Place(own)
		return p.ID, p.Label
	}
	p := r.reader.world.At(i)
	return p.ID, p.Label
}

// oneKm is how far apart two readings of a name may be and still show the same place
// on a map: a town and the district around it.
const oneKm = 60

// certainty is how likely the chosen place is, with those at the same spot.
func (n *name) certainty() (sum float32) {
	for i := range n.choices {
		if n.same(i) {
			sum += n.choices[i].chance
		}
	}
	return sum
}

// same reports whether a choice is at the spot of the best.
func (n *name) same(i int) bool {
	a, b := &n.choices[i], &n.choices[n.best]
	return i == n.best || kilometres(float64(a.lat), float64(a.lon), float64(b.lat), float64(b.lon)) < oneKm
}

// alternatives are the ids of other places that are not much less likely.
func (r *run) alternatives(n *name) (ids []string) {
	var others []choice
	for i, c := range n.choices {
		if !n.same(i) && c.chance >= doubtful && c.kind != world.Demonym {
			others = append(others, c)
		}
	}
	slices.SortStableFunc(others, func(a, b choice) int { return cmp.Compare(b.chance, a.chance) })
	for _, c := range others[:min(mostAlternatives, len(others))] {
		id, _ := r.entityOf(c.place)
		ids = append(ids, id)
	}
	return ids
}
