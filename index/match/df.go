package match

import (
	"fmt"

	"dateline/index/rank"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// df is in how many articles a term stands, in the field where it stands most.
func (o *opener) df(fields []rank.Field, term rank.Term) (most int, err error) {
	for _, f := range fields {
		n := 0
		for _, p := range o.view.segments {
			here, err := o.view.df(p, f.Name, term)
			if err != nil {
				return 0, fmt.Errorf("read the articles with %q in %s: %w", term, f.Name, err)
			}
			n += here
		}
		most = max(most, n)
	}
	return most, nil
}

// df counts those of a segment that are not deleted.
func (v *View) df(p *part, field string, term rank.Term) (int, error) {
	dict, err := p.dictionary(field)
	if err != nil || dict == nil {
		return 0, err
	}
	if err := v.step(len(term)); err != nil {
		return 0, err
	}
	lists, err := postings(dict, term, p.deleted)
	if err != nil || len(lists) == 0 {
		return 0, err
	}
	if len(lists) == 1 {
		return int(lists[0].Count()), nil
	}
	set := make([]uint64, p.blocks)
	err = v.union(lists, set)
	return Set(set).Len(), err
}

// postings are the lists of the forms of a term that an article holds, but for those
// deleted.
func postings(dict segment.TermDictionary, term rank.Term, deleted *roaring.Bitmap) (out []segment.PostingsList, err error) {
	for _, form := range term {
		list, err := dict.PostingsList([]byte(form), deleted, nil)
		if err != nil {
			return nil, err
		}
		if list.Count() > 0 {
			out = append(out, list)
		}
	}
	return out, nil
}

// union adds the articles of lists to a set.
func (v *View) union(lists []segment.PostingsList, to []uint64) error {
	for _, list := range lists {
		if err := v.step(int(list.Count())); err != nil {
			return err
		}
		if err := dense(list, to); err != nil {
			return err
		}
	}
	return nil
}
