package places

import (
	"math"

	"dateline"
)

// What the neighbours of a name look like, in the order of what counts first.
const (
	looksFirst = iota + 1 // a first name
	looksTitle
	looksDirection
	looksInitial
	looksNature
	looksOrganisation
	looksLast // a last name
	looksCapitals
	looksOther
	looksPlace // a part of another candidate
)

// ask gives the sink all features of candidate k of r.
func (r *run) ask(k int, s *sink) {
	c := &r.candidates[k]
	s.num(tBias, 0)
	s.num(tKind, int(c.shape))
	if c.field.name == dateline.FieldTitle {
		s.num(tTitle, 1)
	}
	r.askName(c, s)
	r.askBefore(k, s)
	r.askAfter(k, s)
	r.askArticle(c, s)
	low := c.field.lowNear(c.first, c.last)
	s.num(tLowNear, low)
	if n := c.field.near(wordFood, c.first, c.last); n > 0 {
		s.num(tFood, min(2, n))
	}
}

// askName asks what the name says by itself.
func (r *run) askName(c *candidate, s *sink) {
	f, kind := c.field, int(c.shape)
	if c.shape == shapeCity || c.shape == shapeAdmin2 || c.shape >= shapeNature {
		step := int(2 * math.Log10(float64(c.population)+1))
		s.num(tPopulation, step)
		s.num(tPopulationStep, step/3)
	}
	n := min(3, c.last-c.first+1)
	s.num(tWords, n)
	s.pair(tWordsKind, n, kind)
	if n > 1 {
		least := uint8(8)
		for i := c.first; i <= c.last; i++ {
			if !is(wordFunction, f.words[i].Exact) {
				least = min(least, f.fact(i).Lower)
			}
		}
		s.num(tLeastLower, int(least))
		return
	}
	r.askWord(c, s)
}

// askWord asks what a name of a single word says by itself.
func (r *run) askWord(c *candidate, s *sink) {
	f, kind := c.field, int(c.shape)
	w := f.fact(c.first)
	s.num(tLower, int(w.Lower))
	s.pair(tLowerKind, int(w.Lower), kind)
	if w.Lower == 0 {
		s.num(tUnknownWord, 1)
	}
	if w.Last > 0 {
		s.num(tLastName, int(w.Last))
	}
	if w.First > 0 {
		s.num(tFirstName, int(w.First))
	}
	if w.Capital > 0 {
		s.num(tCluster4, int(w.Capital&15))
		s.num(tCluster8, int(w.Capital&255))
		s.num(tCluster, int(w.Capital))
	}
	for k, class := range []wordKind{wordOrganisation, wordNature, wordDirection, wordTitle, wordFunction} {
		if is(class, f.words[c.first].Exact) {
			s.num(tItself, k)
		}
	}
	if r.persons[f.words[c.first].Exact] > 0 {
		s.num(tArticlePerson, 1)
		s.num(tArticlePersonKind, kind)
	}
	if f.allCapitals(c.first) {
		s.num(tAllCapitals, 1)
	}
	if n := len(f.words[c.first].Exact); n <= 3 {
		s.num(tShort, n)
		s.num(tShortKind, kind)
	}
}
