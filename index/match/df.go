package match

import (
	"fmt"

	"dateline/index/rank"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// counted is in how many articles of a segment a term stands, as long as the same ones
// are deleted.
type counted struct {
	n       int
	deleted *roaring.Bitmap
}

func (counted) bytes() int { return 64 }

// df is in how many articles a term stands, in any of the fields.
func (o *opener) df(fields []rank.Field, term rank.Term) (n int, err error) {
	v, words := o.view, key(fields, []rank.Term{term})
	counts := "count\x00" + words
	lists, kept := v.listed(words), v.listed(counts)
	for i, p := range v.segments {
		if l, _ := lists[i].(*list); l != nil {
			n += l.live(p)
			continue
		}
		here, known := kept[i].(counted)
		if !known || here.deleted != p.deleted {
			here.deleted = p.deleted
			if here.n, err = v.df(p, fields, term); err != nil {
				return 0, fmt.Errorf("read the articles with %q: %w", term, err)
			}
			v.keep(counts, p, here)
		}
		n += here.n
	}
	return n, nil
}

// df counts those of a segment that are not deleted.
func (v *View) df(p *part, fields []rank.Field, term rank.Term) (int, error) {
	if err := v.step(len(fields) * len(term)); err != nil {
		return 0, err
	}
	var all []segment.PostingsList
	for _, f := range fields {
		dict, err := p.dictionary(f.Name)
		if err != nil {
			return 0, err
		}
		if dict == nil {
			continue
		}
		lists, err := postings(dict, term, p.deleted)
		if err != nil {
			return 0, err
		}
		all = append(all, lists...)
	}
	switch len(all) {
	case 0:
		return 0, nil
	case 1:
		return int(all[0].Count()), nil
	}
	set := v.set(p)
	err := v.union(all, set)
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
