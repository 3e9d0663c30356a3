package correct

import (
	"cmp"
	"reflect"
	"slices"
	"time"

	"dateline"
)

// take keeps what another archive had given a number: see dateline.Correction.Copied.
// next is the lowest number that was not given here.
func (b *Book) take(c dateline.Correction, next int) (dateline.Correction, dateline.Status, error) {
	if c.N < 1 {
		return c, dateline.Rejected, dateline.Invalidf("n", "%d is no number of a correction that is copied; want 1 and up", c.N)
	}
	formed, err := inForm(c)
	if err != nil {
		return c, dateline.Rejected, err
	}
	if c.N < next {
		return b.taken(formed)
	}
	if formed.Article != "" {
		if _, err := b.around.Article(formed.Article, 0); err != nil {
			return c, dateline.Rejected, err
		}
	}
	b.all, b.places = append(b.all, formed), nil
	i, found := b.find(formed.Undoes)
	switch held := found && b.all[i].Undone == 0; {
	case held:
		b.all[i].Undone = formed.N
		b.now, _, _ = fold(b.all, 0)
	case formed.Undone == 0:
		_, _ = b.now.add(formed) // what cannot hold beside the others did not, where it is from
	}
	b.now.last = formed.N
	return formed, dateline.Added, nil
}

// taken answers a copied correction whose number was given here.
func (b *Book) taken(c dateline.Correction) (dateline.Correction, dateline.Status, error) {
	if i, found := b.find(c.N); found && same(b.all[i], c) {
		return c, dateline.Unchanged, nil
	}
	return c, dateline.Rejected, conflict("n", "", "the number %d was given to another correction here", c.N)
}

func (b *Book) find(n int) (i int, found bool) {
	return slices.BinarySearchFunc(b.all, n, func(o dateline.Correction, n int) int { return cmp.Compare(o.N, n) })
}

// inForm is Accept of a correction that keeps its number, that of its undo, and as an
// undo the article that it is of.
func inForm(c dateline.Correction) (dateline.Correction, error) {
	asked := c
	if c.Kind == dateline.CorrectUndo {
		asked.Article = ""
	}
	formed, err := Accept(asked)
	if err == nil && c.Undone < 0 {
		err = dateline.Invalidf("undone", "%d is no number of a correction; want 1 and up, or 0", c.Undone)
	}
	if err == nil && c.End != 0 {
		err = dateline.Invalidf("end", "a correction that is copied has words and occurrence instead")
	}
	if err == nil && c.Article != "" && !c.Article.Valid() {
		err = dateline.Invalidf("article", "%q is no id of an article", clip(string(c.Article)))
	}
	formed.N, formed.Undone, formed.Article, formed.Copied, formed.Whole = c.N, c.Undone, c.Article, false, false
	return formed, err
}

// same reports whether two corrections are equal but for Undone.
func same(a, b dateline.Correction) bool {
	return a.At.Equal(b.At) && reflect.DeepEqual(bare(a), bare(b))
}

// bare leaves out what equal corrections may have in other forms.
func bare(c dateline.Correction) dateline.Correction {
	c.At, c.Undone = time.Time{}, 0
	for _, list := range []*[]string{&c.Words, &c.Place.Names, &c.Place.Countries} {
		if len(*list) == 0 {
			*list = nil
		}
	}
	return c
}
