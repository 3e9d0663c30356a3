package segment

import (
	"errors"
	"fmt"
	"math"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// gathered is what the documents of a batch have in one field.
type gathered struct {
	name    string
	used    bool
	number  int // by name, _id first
	has     byte
	words   vocabulary
	shared  []sharedTerms
	occurs  []occurrence // in the order of the documents
	docs    []uint32     // that have the field
	ends    []int        // for each of docs, in occurs
	lengths []uint32     // by document
	odd     int          // a position that cannot be written; 0 if all can
	visit   func(term string, position int)

	// Used while it is written.
	order []ranked
	begin []int
	lists []docAt
}

// occurrence is one of a term, by its number, in the document at hand.
type occurrence struct{ term, position uint32 }

// docAt is one occurrence in the list of a term.
type docAt struct{ doc, position uint32 }

// maxPosition: steps from one position to the next have 31 bits, see block.
const maxPosition = 1<<31 - 1

func newGathered(name string) *gathered {
	g := &gathered{name: name}
	g.visit = g.occur
	return g
}

func (g *gathered) occur(term string, position int) {
	if uint(position) > maxPosition {
		g.odd = position
	}
	g.occurs = append(g.occurs, occurrence{g.words.number(term), uint32(position)})
}

func (g *gathered) reset() {
	g.words.reset()
	for i := range g.shared {
		g.shared[i].lexicon = nil
	}
	g.shared = g.shared[:0]
	g.used, g.has, g.occurs, g.docs, g.ends, g.lengths, g.odd = false, 0, g.occurs[:0], g.docs[:0], g.ends[:0], g.lengths[:0], 0
}

// sharedTerms are the numbers that terms of a lexicon have here, and one more; 0 has none.
type sharedTerms struct {
	lexicon Lexicon
	numbers []uint32
}

// sharing returns the numbers here of the terms of a lexicon.
func (g *gathered) sharing(l Lexicon) []uint32 {
	for i := range g.shared {
		if g.shared[i].lexicon == l {
			return g.shared[i].numbers
		}
	}
	n := len(g.shared)
	g.shared = slices.Grow(g.shared, 1)[:n+1]
	s := &g.shared[n]
	s.lexicon, s.numbers = l, slices.Grow(s.numbers[:0], l.Len())[:l.Len()]
	clear(s.numbers)
	return s.numbers
}

// numbers takes the terms of a field that are numbers of a lexicon.
func (g *gathered) numbers(l Lexicon, list []uint32) {
	if len(list) == 0 {
		return
	}
	here := g.sharing(l)
	g.occurs = slices.Grow(g.occurs, len(list))
	for i, n := range list {
		if here[n] == 0 {
			here[n] = g.words.number(l.Term(n)) + 1
		}
		g.occurs = append(g.occurs, occurrence{here[n] - 1, uint32(i + 1)})
	}
}

// add takes the terms of a field of document number doc.
func (g *gathered) add(doc int, f index.Field) error {
	has, err := optionsOf(f.Options())
	if err != nil || has == 0 {
		return err
	}
	if g.has != 0 && g.has != has {
		return errors.New("it has other options than in a document before")
	}
	if n := len(g.docs); n > 0 && g.docs[n-1] == uint32(doc) {
		return errors.New("the document has it twice")
	}
	g.has = has
	if n, ok := f.(Numbered); ok {
		g.numbers(n.Numbers())
	}
	if w, ok := f.(Worded); ok {
		w.EachTerm(g.visit)
	} else if err := g.frequencies(f.AnalyzedTokenFrequencies()); err != nil {
		return err
	}
	if has&hasPositions != 0 && g.odd != 0 {
		return fmt.Errorf("it has the position %d, not one from 0 to %d", g.odd, maxPosition)
	}
	if n := f.AnalyzedLength(); uint(n) > math.MaxUint32 {
		return fmt.Errorf("it has the length %d, not one from 0 to %d", n, uint32(math.MaxUint32))
	}
	for len(g.lengths) <= doc {
		g.lengths = append(g.lengths, 0)
	}
	g.lengths[doc] = uint32(f.AnalyzedLength())
	g.docs, g.ends = append(g.docs, uint32(doc)), append(g.ends, len(g.occurs))
	return nil
}

// optionsOf is what a field with these options has.
func optionsOf(o index.FieldIndexingOptions) (has byte, err error) {
	switch {
	case !o.IsIndexed() && o.IncludeDocValues():
		return 0, errors.New("it has doc values and is not indexed")
	case !o.IsIndexed():
		return 0, nil
	case o.SkipFreqNorm() && o.IncludeTermVectors():
		return 0, errors.New("it has positions without frequencies")
	}
	has = hasTerms
	if !o.SkipFreqNorm() {
		has |= hasFrequencies
	}
	if o.IncludeTermVectors() {
		has |= hasPositions
	}
	if o.IncludeDocValues() {
		has |= hasValues
	}
	return has, nil
}

// frequencies takes the terms of a field that has them as Bleve does.
func (g *gathered) frequencies(all index.TokenFrequencies) error {
	for term, t := range all {
		switch n := t.Frequency(); {
		case g.has&hasFrequencies == 0:
			g.occur(term, 0)
		case n < 1:
			return fmt.Errorf("its term %q has the frequency %d", term, n)
		case g.has&hasPositions == 0:
			for range n {
				g.occur(term, 0)
			}
		case n != len(t.Locations):
			return fmt.Errorf("its term %q has the frequency %d and %d positions", term, n, len(t.Locations))
		default:
			for _, l := range t.Locations {
				if l.Start != 0 || l.End != 0 || len(l.ArrayPositions) > 0 || l.Field != "" && l.Field != g.name {
					return fmt.Errorf("its term %q has offsets, array positions or another field, which are not kept", term)
				}
				g.occur(term, l.Position)
			}
		}
	}
	return nil
}
