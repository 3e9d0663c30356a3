package match

import (
	"bytes"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// Values are the values of a field that begin with a prefix and that an article of a
// set has, each once for every segment.
func (v *View) Values(set Set, field, prefix string) (out []string, err error) {
	for _, p := range v.segments {
		here := p.of(set)
		if Set(here).empty() {
			continue
		}
		dict, err := p.dictionary(field)
		if err != nil {
			return nil, err
		}
		if out, err = v.values(out, dict, here, prefix); err != nil {
			return nil, fmt.Errorf("read the values of %s that begin with %q: %w", field, prefix, err)
		}
	}
	return out, nil
}

func (v *View) values(out []string, dict segment.TermDictionary, set []uint64, prefix string) ([]string, error) {
	if dict == nil {
		return out, nil
	}
	var list segment.PostingsList
	for terms := dict.AutomatonIterator(nil, []byte(prefix), behind(prefix)); ; {
		term, err := terms.Next()
		if err != nil || term == nil {
			return out, err
		}
		value := term.Term
		if list, err = dict.PostingsList([]byte(value), nil, list); err != nil {
			return nil, err
		}
		if err := v.step(int(list.Count()/8) + 1); err != nil {
			return nil, err
		}
		if in, err := meets(list, set); err != nil {
			return nil, err
		} else if in {
			out = append(out, value)
		}
	}
}

// behind is the first string of bytes behind all that begin with prefix; nil if there
// is none.
func behind(prefix string) []byte {
	b := bytes.TrimRight([]byte(prefix), "\xff")
	if len(b) == 0 {
		return nil
	}
	b[len(b)-1]++
	return b
}

// meets says whether a postings list has an article of a set.
func meets(list segment.PostingsList, set Set) (bool, error) {
	it := list.Iterator(false, false, false, nil)
	if whole, ok := it.(segment.OptimizablePostingsIterator); ok && whole.ActualBitmap() != nil {
		return meetsBitmap(whole.ActualBitmap(), set), nil
	}
	for {
		p, err := it.Next()
		if err != nil || p == nil {
			return false, err
		}
		if set.Has(int(p.Number())) {
			return true, nil
		}
	}
}

func meetsBitmap(bitmap *roaring.Bitmap, set Set) (found bool) {
	bitmap.Iterate(func(n uint32) bool {
		found = set.Has(int(n))
		return !found
	})
	return found
}
