package index

import (
	"errors"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/match"
	"dateline/index/plan"
	"dateline/index/record"
	packed "dateline/index/segment"
	"dateline/index/text"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// maxMoved bounds how many articles that stood in the archive when a first page
// was made may have changed before the next: they are analysed again for each
// page, some 2,000 a second.
const maxMoved = 1000

// moved finds, among the articles that changed since the first page, those that
// matched as they were then, and gives them to take.
func (x *searching) moved(take func(*candidate)) error {
	refs, err := x.archive.rec.Moved(x.ctx, x.cursor.Seq, x.search.Revisions == dateline.AllRevisions)
	if err != nil || len(refs) == 0 {
		return err
	}
	if n := articlesOf(refs); n > maxMoved {
		return plan.Expired(fmt.Sprintf("%d articles have changed since its first page, more than %d", n, maxMoved))
	}
	if refs, err = x.followed(refs); err != nil || len(refs) == 0 {
		return err
	}
	if len(refs) > maxMoved {
		return plan.Expired(fmt.Sprintf("%d texts have changed since its first page, more than %d", len(refs), maxMoved))
	}
	articles, err := x.archive.rec.Articles(x.ctx, refs)
	if err != nil {
		return err
	}
	small, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, packed.Config(map[string]any{}))
	if err != nil {
		return fmt.Errorf("make an index in memory: %w", err)
	}
	return errors.Join(x.asTheyWere(small, articles, take), small.Close())
}

// articlesOf is how many articles refs name, which stand side by side in them.
func articlesOf(refs []record.Ref) (n int) {
	for i, ref := range refs {
		if i == 0 || refs[i-1].ID != ref.ID {
			n++
		}
	}
	return n
}

// followed leaves out of refs the articles that the index still has as they were,
// because it is behind the record: they are candidates already. So are the earlier
// revisions that are what they were.
func (x *searching) followed(refs []record.Ref) ([]record.Ref, error) {
	var out []record.Ref
	for _, ref := range refs {
		at, num, err := x.find(ref)
		if err != nil {
			return nil, fmt.Errorf("find article %s in the index: %w", ref.ID, err)
		}
		changed := num == nil
		if !changed {
			if changed, err = x.changedSince(at, at.view.Place(num.Value())); err != nil {
				return nil, err
			}
		}
		if changed {
			out = append(out, ref)
		}
	}
	return out, nil
}

// asTheyWere searches articles in an index of their own. Its words are read with the
// others: no other article may have some of them any more.
func (x *searching) asTheyWere(small bleve.Index, articles []dateline.Article, take func(*candidate)) error {
	b := small.NewBatch()
	were := map[string]analysed{}
	places := x.follower.places.Load()
	words := newReader(text.NewAnalyzer())
	for _, a := range articles {
		if a.ID == "" {
			continue // erased
		}
		ready := x.analyseMoved(words, places, a)
		were[ready.doc.ID()] = ready
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
	r, err := engineState(engine)
	if err != nil {
		return err
	}
	defer r.Close()
	v, err := match.NewCache(matching).View(x.ctx, r)
	if err != nil {
		return err
	}
	own := shelf{reader: r, view: v}
	own.view.Through(places.lens) // they are read with all names
	wanted, _, err := x.planWith(append(slices.Clip(x.shelves), own))
	if err != nil {
		return err
	}
	run, err := x.open(&own, plan.Narrow(wanted, x.search))
	if err != nil {
		return err
	}
	return x.all(&own, run, func(c *candidate) error {
		name, err := r.ExternalID(c.num())
		if err != nil {
			return err
		}
		c.shelf, c.id, c.facts, c.mentions = nil, idOf(name), were[name].facts, were[name].mentions
		take(c)
		return nil
	})
}

// analyseMoved analyses a text as the search finds it: all are earlier revisions
// where those are searched too.
func (x *searching) analyseMoved(r *reader, places *entities, a dateline.Article) analysed {
	if x.search.Revisions == dateline.AllRevisions {
		return r.analyseEarlier(places, earlierText{Article: a, change: x.cursor.Seq})
	}
	return r.analyse(places, a, x.cursor.Seq)
}

// changedSince says whether an article of the index changed behind the first
// page: then it stands there as it was, see moved.
func (x *searching) changedSince(at *shelf, n int) (bool, error) {
	f, err := at.facts(n)
	return f.change > x.cursor.Seq, err
}
