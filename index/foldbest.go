package index

import (
	"cmp"

	"dateline/index/copies"
)

// bestTexts keeps the best candidates, one of each group: the first of it in the
// order of the search, wherever the page begins.
type bestTexts struct {
	*best
	fold  *folding
	of    []int32 // by group: one more than its place in first; 0 if none of it is there
	first []standing
}

// standing is the first article of a group so far, and how many there are.
type standing struct {
	candidate
	rank  uint32
	count int
}

// tops keeps the best in top. The nil folding folds nothing.
func (f *folding) tops(top *best) *bestTexts {
	b := &bestTexts{best: top, fold: f}
	if f != nil {
		b.of = make([]int32, f.groups.Len())
	}
	return b
}

// wants says whether c is to be added. All copies are, since what a group is shown
// by depends on all of them.
func (b *bestTexts) wants(c *candidate) bool {
	if _, copied := b.place(c); copied && b.limit > 0 {
		return true
	}
	return b.best.wants(c)
}

// place is where a candidate stands in its group. One that is not in the index as
// it was is found by its id, and stands where the article does now.
func (b *bestTexts) place(c *candidate) (p copies.Place, copied bool) {
	switch {
	case b.fold == nil:
		return p, false
	case c.id != "":
		return b.fold.groups.At(copies.Hash(c.id))
	}
	p = b.fold.places[c.at]
	return p, p.Group != alone
}

func (b *bestTexts) add(c *candidate) {
	p, copied := b.place(c)
	if !copied {
		b.best.add(c)
		return
	}
	if b.of[p.Group] == 0 {
		b.first = append(b.first, standing{})
		b.of[p.Group] = int32(len(b.first))
	}
	s := &b.first[b.of[p.Group]-1]
	if s.count++; s.count == 1 || cmp.Or(b.before(c, &s.candidate), cmp.Compare(p.Rank, s.rank)) < 0 {
		s.candidate, s.rank = *c, p.Rank
	}
}

// sorted returns the candidates kept, with their ids.
func (b *bestTexts) sorted() ([]*candidate, error) {
	for i := range b.first {
		s := &b.first[i]
		s.copies = s.count - 1
		b.best.add(&s.candidate)
	}
	return b.best.sorted()
}
