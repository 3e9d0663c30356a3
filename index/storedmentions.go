package index

import (
	"fmt"

	"dateline"
	"dateline/index/plan"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// storedMentions reads the mentions that a state of the index has of the text with a
// number of Bleve.
func storedMentions(r index.IndexReader, number uint64) (raw []byte, err error) {
	segments, err := segmentsOf(r)
	if err != nil {
		return nil, err
	}
	for _, at := range segments {
		if size := at.Segment().Count(); number >= size {
			number -= size
			continue
		}
		return mentionsAt(at, number)
	}
	return nil, fmt.Errorf("%w: it has no text with the number %d", errDamaged, number)
}

func mentionsAt(at *scorch.SegmentSnapshot, local uint64) (raw []byte, err error) {
	found := false
	err = at.VisitDocument(local, func(name string, _ byte, value []byte, _ []uint64) bool {
		if name == fieldMentions {
			raw, found = append(raw, value...), true
		}
		return !found
	})
	if err == nil && !found {
		err = fmt.Errorf("%w: text number %d of a segment has no mentions", errDamaged, local)
	}
	return raw, err
}

// mentionsOf are those of the text that a candidate has matched by.
func (x *searching) mentionsOf(c *candidate, a dateline.Article) ([]dateline.Mention, error) {
	raw := c.mentions
	if raw == nil {
		var err error
		if raw, err = storedMentions(c.shelf.reader, c.shelf.view.Number(c.at)); err != nil {
			return nil, err
		}
	}
	all, err := unpackMentions(raw, a.Title, a.Body)
	if err != nil {
		return nil, err
	}
	return x.places.Says.Read(x.places.WithAwaited(x.awaited, a, all)), nil
}

// mentionsIn are those of a revision as the index has them; ok is false where it has
// not that revision, as it is behind the record.
func (f *follower) mentionsIn(a dateline.Article) (all []dateline.Mention, ok bool, err error) {
	all, ok, err = f.gen.mentionsNamed(string(a.ID), a)
	if e := f.gen.earlier.Load(); err == nil && !ok && e != nil {
		all, ok, err = e.mentionsNamed(nameOf(a.ID, a.Revision), a)
	}
	return all, ok, err
}

// mentionsNamed are those of the document of that name, if it is of that revision.
func (g *generation) mentionsNamed(name string, a dateline.Article) (all []dateline.Mention, ok bool, err error) {
	err = g.read(func(r index.IndexReader) error {
		num, err := r.InternalID(name)
		if err != nil || num == nil {
			return err
		}
		values, err := r.DocValueReader([]string{fieldFacts})
		if err != nil {
			return err
		}
		if f, err := readFacts(values, num); err != nil || f.revision != a.Revision {
			return err
		}
		raw, err := storedMentions(r, num.Value())
		if err != nil {
			return err
		}
		all, err = unpackMentions(raw, a.Title, a.Body)
		ok = err == nil
		return err
	})
	return all, ok, err
}

// mentions are those of a text in the order of its fields and offsets, as the index has
// them, or else read anew.
func (f *follower) mentions(a dateline.Article) (all []dateline.Mention, err error) {
	places := f.places.Load()
	var names []plan.Awaited
	err = f.gen.read(func(r index.IndexReader) (err error) {
		_, names, err = places.seenIn(r) // before they are read: the index may have them by then
		return err
	})
	if err != nil {
		return nil, err
	}
	all, ok, err := f.mentionsIn(a)
	if ok {
		all = places.WithAwaited(names, a, all)
	} else if err == nil {
		all = places.Read(a)
	}
	return places.Says.Read(all), err
}
