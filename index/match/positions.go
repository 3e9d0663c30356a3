package match

import (
	"fmt"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// positions reads where words stand in the articles of a segment.
type positions struct {
	view  *View
	terms []string
	its   []segment.PostingsIterator
	lists []segment.PostingsList
	at    [][]int
}

func (x *positions) has(term string) bool { return slices.Contains(x.terms, term) }

func (x *positions) add(term string, list segment.PostingsList) {
	x.terms = append(x.terms, term)
	x.lists = append(x.lists, list)
	x.its = append(x.its, list.Iterator(true, false, true, nil))
	x.at = append(x.at, nil)
}

// of are those of a term in the article read last.
func (x *positions) of(term string) []int { return x.at[slices.Index(x.terms, term)] }

// read reads an article that all lists hold; each is behind the one before.
func (x *positions) read(n uint64) error {
	if err := x.view.step(len(x.its)); err != nil {
		return err
	}
	for i, it := range x.its {
		p, err := it.Advance(n)
		if err != nil {
			return err
		}
		if p == nil || p.Number() != n {
			return fmt.Errorf("article number %d is in a list and is not", n)
		}
		x.at[i] = x.at[i][:0]
		for _, l := range p.Locations() {
			x.at[i] = append(x.at[i], int(l.Pos()))
		}
	}
	return nil
}
