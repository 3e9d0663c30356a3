package opensearch

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/find"
)

// logPage is how many changes are read at once.
const logPage = 4096

// batchChanges is how many changes are applied until the index says so.
const batchChanges = 500

// catchUp applies all changes that the record has to the index that p is of. It is called
// with working held, and the lease.
func (f *follower) catchUp(ctx context.Context, p *find.Progress, progress func(done, total dateline.Seq)) error {
	if err := f.hear(ctx, p.Applied); err != nil {
		return err
	}
	if err := f.reread(ctx, p); err != nil {
		return err
	}
	if p.Applied == 0 && !p.Complete {
		if err := f.fill(ctx, p, progress); err != nil {
			return err
		}
	}
	for {
		entries, err := f.rec.Entries(ctx, p.Applied, logPage)
		if err != nil {
			return fmt.Errorf("read the log behind change %d: %w", p.Applied, err)
		}
		if len(entries) == 0 {
			return f.finish(ctx, p)
		}
		if err := f.apply(ctx, p, entries, progress); err != nil {
			return err
		}
	}
}

// finish marks the index complete, once.
func (f *follower) finish(ctx context.Context, p *find.Progress) error {
	if p.Complete {
		f.reached(*p)
		return nil
	}
	p.Complete = true
	return f.save(ctx, p)
}

// save says how far the index is.
func (f *follower) save(ctx context.Context, p *find.Progress) (err error) {
	if *p, err = f.find.SetProgress(ctx, *p); err != nil {
		return fmt.Errorf("say how far the index is: %w", err)
	}
	f.reached(*p)
	return nil
}

// apply brings a page of the log into the index, in its order.
func (f *follower) apply(ctx context.Context, p *find.Progress, entries []ledger.Entry, progress func(done, total dateline.Seq)) error {
	for len(entries) > 0 {
		n := 0
		for n < min(len(entries), batchChanges) && !isOfAll(entries[n]) {
			n++
		}
		some := entries[:max(n, 1)]
		if err := f.applySome(ctx, p, some); err != nil {
			return err
		}
		if progress != nil {
			progress(p.Applied, max(p.Applied, f.rec.Head()))
		}
		entries = entries[len(some):]
	}
	return nil
}

// isOfAll reports whether a change may be of all articles: it is applied by itself.
func isOfAll(e ledger.Entry) bool {
	return e.Kind == dateline.ChangeGazetteer || e.Kind == dateline.ChangeCorrection && e.ID == ""
}

// applySome applies changes of articles, or one that may be of all.
func (f *follower) applySome(ctx context.Context, p *find.Progress, some []ledger.Entry) error {
	upTo := some[len(some)-1].Seq
	if err := f.hear(ctx, upTo); err != nil {
		return err
	}
	if isOfAll(some[0]) {
		if err := f.reread(ctx, p); err != nil {
			return err
		}
	} else if err := f.articles(ctx, p.Index(), upTo, idsOf(some), false); err != nil {
		return err
	}
	p.Applied = max(p.Applied, upTo)
	return f.save(ctx, p)
}

// idsOf are the articles of some changes, each once.
func idsOf(some []ledger.Entry) (ids []dateline.ID) {
	for _, e := range some {
		if e.ID != "" {
			ids = append(ids, e.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// articles writes articles as they are read now. version is a change up to which the record
// is read at least.
func (f *follower) articles(ctx context.Context, index string, version dateline.Seq, ids []dateline.ID, anew bool) error {
	return f.write(ctx, find.Writing{Index: index, Entities: f.find.Entities(), Version: version, Anew: anew}, ids)
}

// write writes articles as the record has them, or takes them out if it has them no more.
func (f *follower) write(ctx context.Context, how find.Writing, ids []dateline.ID) error {
	if f.groups == nil || f.groups.Index() != how.Index {
		f.groups = f.find.NewGrouper(how.Index)
	}
	how.Groups = f.groups
	w := f.find.Writer(ctx, how)
	err := f.add(ctx, w, ids)
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		f.groups = nil
		return fmt.Errorf("write articles to the index: %w", err)
	}
	return nil
}

func (f *follower) add(ctx context.Context, w *find.Writer, ids []dateline.ID) error {
	for len(ids) > 0 {
		if _, err := f.lease.Hold(ctx, f.lease.Index()); err != nil {
			return err
		}
		var failed error
		n, err := f.rec.Histories(ctx, ids, func(i int, h ledger.History, err error) bool {
			switch {
			case err != nil:
				f.archive.opt.Log.Error("an article cannot be indexed", "id", ids[i], "cause", err)
			case h.ID == "":
				if failed = w.Erase(ids[i]); failed == nil {
					failed = f.find.EraseElsewhere(ctx, ids[i], w.Index)
				}
			default:
				failed = w.Add(h)
			}
			return failed == nil
		})
		if err := errors.Join(failed, err); err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}
