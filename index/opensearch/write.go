package opensearch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/find"
)

// due is an article that is to be written. since is the change that is the reason, if it is
// known: an article that this server has put by then need not be read.
type due struct {
	id    dateline.ID
	since dateline.Seq
}

// lastOf are the articles of some changes, each once with its last change.
func lastOf(some []ledger.Entry) []due {
	last := map[dateline.ID]dateline.Seq{}
	for _, e := range some {
		if e.ID != "" {
			last[e.ID] = e.Seq
		}
	}
	out := make([]due, 0, len(last))
	for id, seq := range last {
		out = append(out, due{id, seq})
	}
	slices.SortFunc(out, func(a, b due) int { return cmp.Compare(a.id, b.id) })
	return out
}

// read are articles that have to be read.
func read(ids []dateline.ID) []due {
	out := make([]due, len(ids))
	for i, id := range ids {
		out[i].id = id
	}
	return out
}

// writing writes with what texts are read with now. version is a change up to which the
// record is read at least.
func (f *follower) writing(index string, version dateline.Seq) find.Writing {
	return find.Writing{Index: index, Entities: f.find.Entities(), Version: version}
}

// anew writes articles as the record has them now, their earlier revisions too.
func (f *follower) anew(ctx context.Context, index string, version dateline.Seq, ids []dateline.ID) error {
	how := f.writing(index, version)
	how.Anew = true
	return f.write(ctx, how, read(ids))
}

// write writes articles as the record has them, or takes them out if it has them no more.
func (f *follower) write(ctx context.Context, how find.Writing, all []due) error {
	if f.groups == nil || f.groups.Index() != how.Index {
		f.groups = f.find.NewGrouper(how.Index)
	}
	how.Groups, how.Epoch = f.groups, f.epoch.number
	how.Read = f.archive.tagging.reading(how.Entities)
	err := f.keeping(ctx, func(ctx context.Context) error {
		w := f.find.Writer(ctx, how)
		if err := f.add(ctx, w, all); err != nil {
			return err
		}
		return w.Flush()
	})
	if err != nil {
		f.groups = nil
		return fmt.Errorf("write articles to the index: %w", err)
	}
	return nil
}

func (f *follower) add(ctx context.Context, w *find.Writer, all []due) error {
	ids, err := f.addFresh(w, all)
	for err == nil && len(ids) > 0 {
		var n int
		n, err = f.addRead(ctx, w, ids)
		ids = ids[n:]
	}
	return err
}

// addFresh adds the articles that this server has put, and returns the others.
func (f *follower) addFresh(w *find.Writer, all []due) (others []dateline.ID, err error) {
	for _, d := range all {
		var h ledger.History
		var have bool
		if d.since > 0 {
			h, have = f.rec.Fresh(d.id, d.since)
		}
		if !have {
			others = append(others, d.id)
		} else if err := w.Add(h); err != nil {
			return nil, err
		}
	}
	return others, nil
}

// addRead reads articles and adds them, and returns how many.
func (f *follower) addRead(ctx context.Context, w *find.Writer, ids []dateline.ID) (int, error) {
	var failed error
	n, err := f.rec.Histories(ctx, ids, func(i int, h ledger.History, err error) bool {
		switch {
		case err != nil:
			f.archive.opt.Log.Error("an article cannot be indexed", "id", ids[i], "cause", err)
		case h.ID == "":
			if failed = f.archive.tagging.store.Drop(ctx, ids[i]); failed == nil {
				failed = w.Erase(ids[i])
			}
			if failed == nil {
				failed = f.find.EraseElsewhere(ctx, ids[i], w.Index)
			}
		default:
			failed = w.Add(h)
		}
		return failed == nil
	})
	return n, errors.Join(failed, err)
}
