package index

import (
	"cmp"
	"context"
	"fmt"
	"iter"

	"dateline"
	"dateline/index/match"
	"dateline/index/record"

	index "github.com/blevesearch/bleve_index_api"
)

// shelf is a state of one index that a search looks through: that of the current
// revisions, or that of the earlier ones.
type shelf struct {
	reader index.IndexReader
	view   *match.View
	block  int // its first one in the sets of a search, see of
}

// look runs do on the shelves that a search asks for, the current revisions first,
// as one state.
func (f *follower) look(ctx context.Context, s dateline.Search, do func([]shelf) error) error {
	through := func(at ...shelf) error {
		seen, err := f.places.Load().look(at...)
		if err != nil {
			return err
		}
		return do(seen)
	}
	if s.Revisions == dateline.NewestOnly {
		return f.gen.read(func(r index.IndexReader) error {
			main, err := f.gen.shelf(ctx, r)
			if err != nil {
				return err
			}
			defer main.view.Close()
			return through(main)
		})
	}
	if err := f.waitJoined(ctx); err != nil {
		return err
	}
	return f.gen.readBoth(ctx, func(main, earlier index.IndexReader) error {
		first, err := f.gen.shelf(ctx, main)
		if err != nil {
			return err
		}
		defer first.view.Close()
		if earlier == nil {
			return through(first)
		}
		second, err := f.gen.earlier.Load().shelf(ctx, earlier)
		if err != nil {
			return err
		}
		defer second.view.Close()
		second.block = first.view.Blocks()
		return through(first, second)
	})
}

func (g *generation) shelf(ctx context.Context, r index.IndexReader) (shelf, error) {
	v, err := g.cache.View(ctx, r)
	return shelf{reader: r, view: v}, err
}

// of is the part of a set of a search that lies on the shelf.
func (s *shelf) of(set match.Set) match.Set { return set[s.block : s.block+s.view.Blocks()] }

// blocks is how many the sets of a search have.
func (x *searching) blocks() int {
	last := &x.shelves[len(x.shelves)-1]
	return last.block + last.view.Blocks()
}

// facts reads those of the text at a place.
func (s *shelf) facts(at int) (f facts, err error) {
	raw, err := s.view.Facts(at)
	if err != nil {
		return f, err
	}
	return parseFacts(string(raw))
}

// factsOf reads those of the text with a number of Bleve.
func (s *shelf) factsOf(num index.IndexInternalID) (facts, error) {
	return s.facts(s.view.Place(num.Value()))
}

// texts yields the texts of a set.
func (x *searching) texts(set match.Set) iter.Seq[*candidate] {
	return func(yield func(*candidate) bool) {
		for i := range x.shelves {
			s := &x.shelves[i]
			for at := range s.of(set).All() {
				if !yield(&candidate{shelf: s, at: at}) {
					return
				}
			}
		}
	}
}

// find looks a text up; num is nil where it is on no shelf. Where the current
// revisions alone are searched, the one that an article has is found for any.
func (x *searching) find(ref record.Ref) (at *shelf, num index.IndexInternalID, err error) {
	at = &x.shelves[0]
	num, err = at.reader.InternalID(string(ref.ID))
	if err != nil || num == nil || x.search.Revisions == dateline.NewestOnly {
		return at, num, err
	}
	f, err := at.factsOf(num)
	if err != nil || f.revision == ref.Revision {
		return at, num, err
	}
	if len(x.shelves) == 1 {
		return at, nil, nil
	}
	at = &x.shelves[1]
	num, err = at.reader.InternalID(nameOf(ref.ID, ref.Revision))
	return at, num, err
}

// identify reads the id of a current revision.
func identify(c *candidate) (err error) {
	c.id, err = c.shelf.reader.ExternalID(c.num())
	return err
}

// identifyRevision reads the id of a candidate that may be an earlier revision, and
// its facts, which say which one it is.
func identifyRevision(c *candidate) error {
	name, err := c.shelf.reader.ExternalID(c.num())
	if err == nil {
		c.facts, err = c.shelf.facts(c.at)
	}
	c.id = idOf(name)
	return err
}

// byRevision orders the revisions of an article.
func byRevision(a, b *candidate) int { return cmp.Compare(a.facts.revision, b.facts.revision) }

// nameCurrent says of hits which revision of their article is the current one.
func (x *searching) nameCurrent(hits []dateline.Hit) error {
	for i := range hits {
		num, err := x.reader.InternalID(string(hits[i].ID))
		if err != nil {
			return fmt.Errorf("find article %s in the index: %w", hits[i].ID, err)
		}
		if num == nil {
			return errMoved // its text is one that a page before has seen, and it was erased since
		}
		f, err := x.shelves[0].factsOf(num)
		if err != nil {
			return err
		}
		hits[i].Current = f.revision
	}
	return nil
}
