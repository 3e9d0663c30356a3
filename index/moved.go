package index

import (
	"errors"
	"fmt"

	"dateline"
	"dateline/index/rank"
	"dateline/index/record"
	"dateline/index/text"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// maxMoved bounds how many articles that stood in the archive when a first page
// was made may have changed before the next: they are analysed again for each
// page, some 2,000 a second.
const maxMoved = 1000

// moved finds, among the articles that changed since the first page, those that
// matched as they were then, and gives them to take.
func (x *searching) moved(plan rank.Node, take func(candidate)) error {
	refs, err := x.archive.rec.Moved(x.ctx, x.cursor.Seq)
	if err != nil || len(refs) == 0 {
		return err
	}
	if len(refs) > maxMoved {
		return expired(fmt.Sprintf("%d articles have changed since its first page, more than %d", len(refs), maxMoved))
	}
	if refs, err = x.followed(refs); err != nil || len(refs) == 0 {
		return err
	}
	articles, err := x.archive.rec.Articles(x.ctx, refs)
	if err != nil {
		return err
	}
	small, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return fmt.Errorf("make an index in memory: %w", err)
	}
	return errors.Join(x.asTheyWere(small, plan, articles, take), small.Close())
}

// followed leaves out of refs the articles that the index still has as they were,
// because it is behind the record: they are candidates already.
func (x *searching) followed(refs []record.Ref) ([]record.Ref, error) {
	values, err := x.reader.DocValueReader([]string{fieldFacts})
	if err != nil {
		return nil, err
	}
	var out []record.Ref
	for _, ref := range refs {
		num, err := x.reader.InternalID(string(ref.ID))
		if err != nil {
			return nil, fmt.Errorf("find article %s in the index: %w", ref.ID, err)
		}
		changed := num == nil
		if !changed {
			if changed, err = x.changedSince(values, num); err != nil {
				return nil, err
			}
		}
		if changed {
			out = append(out, ref)
		}
	}
	return out, nil
}

// asTheyWere searches articles in an index of their own.
func (x *searching) asTheyWere(small bleve.Index, plan rank.Node, articles []dateline.Article, take func(candidate)) error {
	b := small.NewBatch()
	were := map[string]facts{}
	places := x.follower.places.Load()
	an := text.NewAnalyzer()
	for _, a := range articles {
		if a.ID == "" {
			continue // erased
		}
		ready := analyse(an, places, a, x.cursor.Seq)
		were[string(a.ID)] = ready.facts
		if err := b.IndexAdvanced(ready.doc); err != nil {
			return fmt.Errorf("index article %s in memory: %w", a.ID, err)
		}
	}
	if err := small.Batch(b); err != nil {
		return fmt.Errorf("index %d articles in memory: %w", len(articles), err)
	}
	engine, err := small.Advanced()
	if err != nil {
		return err
	}
	r, err := engine.Reader()
	if err != nil {
		return err
	}
	defer r.Close()
	return x.candidates(r, plan, func(c candidate, _ *search.DocumentMatch) error {
		if c.id, err = r.ExternalID(c.num); err != nil {
			return err
		}
		c.facts = were[c.id]
		take(c)
		return nil
	})
}

// changedSince says whether an article of the index changed behind the first
// page: then it stands there as it was, see moved.
func (x *searching) changedSince(values index.DocValueReader, num index.IndexInternalID) (bool, error) {
	f, err := readFacts(values, num)
	return f.change > x.cursor.Seq, err
}
