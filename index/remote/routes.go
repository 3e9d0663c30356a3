package remote

import (
	"bufio"
	"context"
	"iter"

	"dateline"
)

// routes returns every method with what it does to an archive.
func routes() []route {
	return append(append(writingRoutes(), readingRoutes()...), maintenanceRoutes()...)
}

func writingRoutes() []route {
	return []route{
		put.once(func(ctx context.Context, a dateline.Archive, batch []dateline.Article) (kept, error) {
			out, upTo, err := a.Put(ctx, batch)
			return kept{sentOutcomes(out), upTo}, err
		}),
		putPlaces.once(func(ctx context.Context, a dateline.Archive, g gazetteer) (gazetteerKept, error) {
			changed, upTo, err := a.PutPlaces(ctx, g.Source, g.Places)
			return gazetteerKept{changed, upTo}, err
		}),
		correct.once(func(ctx context.Context, a dateline.Archive, batch []dateline.Correction) (correctedAll, error) {
			out, upTo, err := a.Correct(ctx, batch)
			return correctedAll{sentCorrected(out), upTo}, err
		}),
		erase.once(func(ctx context.Context, a dateline.Archive, e erasure) (dateline.Seq, error) {
			return a.Erase(ctx, e.ID, e.Why)
		}),
		restore.once(func(ctx context.Context, a dateline.Archive, id dateline.ID) (dateline.Seq, error) {
			return a.Restore(ctx, id)
		}),
		stateSet.once(func(ctx context.Context, a dateline.Archive, s storing) (uint64, error) {
			value := append([]byte{}, s.Value...)
			if s.Remove {
				value = nil
			}
			return a.State().Set(ctx, s.Key, value, s.IfVersion)
		}),
	}
}

func readingRoutes() []route {
	return []route{
		places.yields(func(ctx context.Context, a dateline.Archive, _ bool) iter.Seq2[dateline.Place, error] {
			return a.Places(ctx)
		}),
		corrections.yields(func(ctx context.Context, a dateline.Archive, _ bool) iter.Seq2[dateline.Correction, error] {
			return a.Corrections(ctx)
		}),
		entity.once(func(ctx context.Context, a dateline.Archive, id string) (dateline.Entity, error) {
			return a.Entity(ctx, id)
		}),
		article.once(func(ctx context.Context, a dateline.Archive, r revision) (mentioned, error) {
			got, all, err := a.Article(ctx, r.ID, r.Revision)
			return mentioned{got, all}, err
		}),
		revisions.once(func(ctx context.Context, a dateline.Archive, id dateline.ID) ([]dateline.Revision, error) {
			return a.Revisions(ctx, id)
		}),
		search.once(func(ctx context.Context, a dateline.Archive, q question) (dateline.Result, error) {
			res, err := a.Search(ctx, q.search())
			if err != nil {
				return dateline.Result{}, err
			}
			return *res, nil
		}),
		marks.once(func(ctx context.Context, a dateline.Archive, m marking) (dateline.Marks, error) {
			return a.Marks(ctx, m.Revision.ID, m.Revision.Revision, m.Search.search())
		}),
		each.yields(func(ctx context.Context, a dateline.Archive, q question) iter.Seq2[dateline.Article, error] {
			return a.Each(ctx, q.search())
		}),
		changes.yields(func(ctx context.Context, a dateline.Archive, after dateline.Seq) iter.Seq2[dateline.Change, error] {
			return a.Changes(ctx, after)
		}),
		stats.once(func(ctx context.Context, a dateline.Archive, _ bool) (dateline.Stats, error) { return a.Stats(ctx) }),
		stateGet.once(func(ctx context.Context, a dateline.Archive, key string) (stored, error) {
			value, version, err := a.State().Get(ctx, key)
			return stored{value, version}, err
		}),
		stateList.yields(func(ctx context.Context, a dateline.Archive, prefix string) iter.Seq2[string, error] {
			return a.State().List(ctx, prefix)
		}),
	}
}

func maintenanceRoutes() []route {
	return []route{
		hello.stream(func(context.Context, dateline.Archive, bool, func(bool) error) error { return nil }),
		wait.stream(func(ctx context.Context, a dateline.Archive, seq dateline.Seq, _ func(bool) error) error {
			return a.Wait(ctx, seq)
		}),
		compact.stream(func(ctx context.Context, a dateline.Archive, _ bool, _ func(bool) error) error {
			return a.Compact(ctx)
		}),
		backup.stream(func(ctx context.Context, a dateline.Archive, _ bool, send func([]byte) error) error {
			out := bufio.NewWriterSize(pieces(send), backupPiece)
			if err := a.Backup(ctx, out); err != nil {
				return err
			}
			return out.Flush()
		}),
		// A value that cannot be sent fails the answer, see answer.end.
		check.stream(func(ctx context.Context, a dateline.Archive, _ bool, send func(dateline.Fault) error) error {
			return a.Check(ctx, func(f dateline.Fault) { _ = send(f) })
		}).flushed(),
		rebuild.stream(func(ctx context.Context, a dateline.Archive, tell bool, send func(done) error) error {
			if !tell {
				return a.Rebuild(ctx, nil)
			}
			return a.Rebuild(ctx, func(now, total dateline.Seq) { _ = send(done{now, total}) })
		}).flushed(),
	}
}
