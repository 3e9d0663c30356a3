package index

import (
	"cmp"
	"context"
	"fmt"
	"sync"

	"dateline"
	"dateline/index/record"
)

// Bounds of one batch: large enough for Bleve to be quick (docs/benchmarks.md). A
// text that is larger than batchBytes makes a batch of its own.
const (
	batchArticles = 500
	batchBytes    = 8 << 20
)

// pending is a batch in the making.
type pending struct {
	articles []dateline.Article
	changes  []dateline.Seq // for each article the last change known to touch it
	analysed []analysed     // the articles made ready; nil until they are
	erased   []dateline.ID
	earlier  []earlierText   // revisions of the articles that are to be written
	kept     map[string]bool // the names of all their earlier revisions, see nameOf
	bytes    int
	reader   *entities // that the articles are read with; nil is what the follower reads with
}

func (p *pending) full() bool {
	return len(p.articles)+len(p.erased)+len(p.earlier) >= batchArticles || p.bytes >= batchBytes
}

// add takes an article into a batch, with its earlier revisions.
func (f *follower) add(p *pending, h record.History, change dateline.Seq) {
	p.articles = append(p.articles, h.Article)
	p.changes = append(p.changes, change)
	p.bytes += len(h.Title) + len(h.Body)
	f.addEarlier(p, h)
}

// analysed are the articles of a batch made ready for Bleve, by the places as they
// are now.
func (f *follower) analysed(p *pending) []analysed {
	if p.analysed == nil {
		places := cmp.Or(p.reader, f.places.Load())
		p.analysed = analyseAll(len(p.articles), func(r *reader, i int) analysed {
			return r.analyse(places, p.articles[i], p.changes[i])
		})
	}
	return p.analysed
}

// todo is an article to be brought into the index as it is now.
type todo struct {
	id     dateline.ID
	change dateline.Seq // the last one known to touch it
	upTo   dateline.Seq // with it the index holds all changes up to here; 0 says nothing
}

// bring reads articles one by one and writes them batch by batch. While a batch is
// written the next one is made ready: Bleve builds a segment on one processor. The
// places stay as they are meanwhile, as only who calls bring takes others. wrote is told
// how many articles each batch was of, the first of the list that are left. No batch is
// begun once until says so.
func (f *follower) bring(ctx context.Context, list []todo, until func() bool, wrote func(articles int)) error {
	ctx, stop := context.WithCancel(ctx)
	var reading sync.WaitGroup
	defer reading.Wait()
	defer stop()
	ready := make(chan gathered)
	reading.Go(func() { f.gather(ctx, list, until, ready) })
	for g := range ready {
		if g.err != nil {
			return g.err
		}
		if err := f.write(ctx, g.pending, g.upTo); err != nil {
			return err
		}
		wrote(len(g.articles) + len(g.erased))
	}
	return ctx.Err()
}

// gathered is a batch that is ready to be written, or why there is none.
type gathered struct {
	*pending
	upTo dateline.Seq // see todo, of its last article
	err  error
}

// gather makes batches of a list, until all are taken, until says so or ctx ends.
func (f *follower) gather(ctx context.Context, list []todo, until func() bool, ready chan<- gathered) {
	defer close(ready)
	for len(list) > 0 && !until() {
		g := gathered{pending: &pending{reader: f.patched}}
		n, err := f.read(ctx, list, g.pending)
		if err != nil {
			g.err = fmt.Errorf("read the texts of the record: %w", err)
		} else {
			f.analysed(g.pending)
			g.upTo = list[n-1].upTo
		}
		select {
		case ready <- g:
		case <-ctx.Done():
			return
		}
		if g.err != nil {
			return
		}
		list = list[n:]
	}
}

// read reads the first articles of a list until a batch is full, and returns how many
// they were. What is no longer in the record, or not yet again, is to be erased from
// the index; so is a text that the record cannot read, which Check reports.
func (f *follower) read(ctx context.Context, list []todo, p *pending) (int, error) {
	ids := make([]dateline.ID, min(len(list), cmp.Or(f.atMost, batchArticles)))
	for i := range ids {
		ids[i] = list[i].id
	}
	return f.rec.Histories(ctx, ids, func(i int, h record.History, err error) bool {
		if ctx.Err() != nil {
			return false // which is why it cannot be read, if it cannot
		}
		if err != nil {
			f.log.Error("an article cannot be indexed", "id", ids[i], "cause", err)
		}
		if err != nil || h.ID == "" {
			p.erased = append(p.erased, ids[i])
		} else {
			f.add(p, h, list[i].change)
		}
		return !p.full()
	})
}

// articles brings changes of articles into the index. An article that changes
// several times is read once, at its first change, as it is at its last; so at
// every batch the index holds all changes up to that batch's last.
func (f *follower) articles(ctx context.Context, entries []record.Entry, progress func(done, total dateline.Seq)) error {
	changes := make(map[dateline.ID]dateline.Seq, len(entries))
	for _, e := range entries {
		changes[e.ID] = e.Seq
	}
	seen := make(map[dateline.ID]bool, len(changes))
	var list []todo
	for _, e := range entries {
		if !seen[e.ID] {
			seen[e.ID] = true
			list = append(list, todo{id: e.ID, change: changes[e.ID]})
		}
		list[len(list)-1].upTo = e.Seq
	}
	err := f.bring(ctx, list, func() bool { return false }, func(int) {
		if progress != nil {
			progress(f.applied.get(), f.head.get())
		}
	})
	if err == nil {
		f.again.read(changes)
	}
	return err
}
