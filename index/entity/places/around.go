package places

import (
	"math/bits"
)

// askArticle asks what the article does with the same name, and which divisions and
// countries it names.
func (r *run) askArticle(c *candidate, s *sink) {
	n := &r.names[c.name]
	if n.times > 1 {
		s.num(tRepeated, min(3, bits.Len(uint(n.times))))
		if n.behind > 0 && (n.behind > 1 || !behindPreposition(c)) {
			s.num(tArticleIn, 1)
		}
		if n.afterName > 0 && (n.afterName > 1 || !behindFirstName(c)) {
			s.num(tArticleFirst, 1)
		}
		if n.listed > 0 {
			s.num(tArticlePlace, 1)
		}
	}
	if c.shape == shapeCity || c.shape == shapeAdmin2 || c.shape == shapeNature {
		around := r.around(c)
		s.num(tNamedAround, around)
		s.pair(tNamedAroundKind, around, int(c.shape))
	}
}

// behindPreposition reports whether "in", "at" or "near" stands before c.
func behindPreposition(c *candidate) bool {
	if c.first == 0 || signOf(c.field.gap(c.first)) != signBlank {
		return false
	}
	switch c.field.words[c.first-1].Exact {
	case "in", "at", "near":
		return true
	}
	return false
}

// behindFirstName reports whether a first name stands before c.
func behindFirstName(c *candidate) bool {
	f, i := c.field, c.first
	return i > 0 && f.caps[i-1] && signOf(f.gap(i)) == signBlank && f.looksBefore(i-1) == looksFirst && !f.starts(i)
}

// around says what the article names of what the places of c lie in: 2 a division, 1 a
// country, 0 neither.
func (r *run) around(c *candidate) int {
	best := 0
	for k, i := range c.places {
		if k == mostPlaces {
			break
		}
		p := r.reader.world.At(i)
		if p.Admin1 >= 0 && r.divisions[p.Admin1] > 0 {
			return 2
		}
		if r.countries[p.Country] > 0 {
			best = 1
		}
	}
	return best
}

// mostPlaces is how many places of a name are looked at, by population.
const mostPlaces = 40
