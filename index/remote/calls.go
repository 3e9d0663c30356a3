package remote

import (
	"context"
	"fmt"
	"io"
	"iter"

	"dateline"
)

// Put commits a batch.
func (a *Archive) Put(ctx context.Context, batch []dateline.Article) ([]dateline.Outcome, dateline.Seq, error) {
	k, err := put.one(ctx, a, batch)
	if err != nil {
		return nil, 0, err
	}
	return gotOutcomes(k.Out), k.UpTo, nil
}

// PutPlaces replaces the gazetteer of one source.
func (a *Archive) PutPlaces(ctx context.Context, source string, places []dateline.Place) (bool, dateline.Seq, error) {
	k, err := putPlaces.one(ctx, a, gazetteer{source, places})
	return k.Changed, k.UpTo, err
}

// Places yields every place, by id.
func (a *Archive) Places(ctx context.Context) iter.Seq2[dateline.Place, error] {
	return places.all(ctx, a, true)
}

// Erase removes an article for good.
func (a *Archive) Erase(ctx context.Context, id dateline.ID, why string) (dateline.Seq, error) {
	return erase.one(ctx, a, erasure{id, why})
}

// Restore lifts a tombstone.
func (a *Archive) Restore(ctx context.Context, id dateline.ID) (dateline.Seq, error) {
	return restore.one(ctx, a, id)
}

// Wait returns once searches see every change up to seq.
func (a *Archive) Wait(ctx context.Context, seq dateline.Seq) error {
	_, err := wait.one(ctx, a, seq)
	return err
}

// Article returns one revision of an article and its mentions.
func (a *Archive) Article(ctx context.Context, id dateline.ID, number int) (dateline.Article, []dateline.Mention, error) {
	m, err := article.one(ctx, a, revision{id, number})
	return m.Article, m.Mentions, err
}

// Revisions returns the revisions of an article.
func (a *Archive) Revisions(ctx context.Context, id dateline.ID) ([]dateline.Revision, error) {
	return revisions.one(ctx, a, id)
}

// Search answers one question.
func (a *Archive) Search(ctx context.Context, s dateline.Search) (*dateline.Result, error) {
	res, err := search.one(ctx, a, asked(s))
	if err != nil {
		return nil, err
	}
	return &res, nil
}

// Marks returns what of an article answers a query.
func (a *Archive) Marks(ctx context.Context, id dateline.ID, number int, s dateline.Search) (dateline.Marks, error) {
	return marks.one(ctx, a, marking{revision{id, number}, asked(s)})
}

// Each yields every match by id.
func (a *Archive) Each(ctx context.Context, s dateline.Search) iter.Seq2[dateline.Article, error] {
	return each.all(ctx, a, asked(s))
}

// Changes yields the log behind after.
func (a *Archive) Changes(ctx context.Context, after dateline.Seq) iter.Seq2[dateline.Change, error] {
	return changes.all(ctx, a, after)
}

// Check lets the server hold record and index against each other.
func (a *Archive) Check(ctx context.Context, report func(dateline.Fault)) error {
	return check.ask(ctx, a, true, func(f dateline.Fault) bool { report(f); return true })
}

// Rebuild lets the server make the index anew; progress comes as it goes.
func (a *Archive) Rebuild(ctx context.Context, progress func(done, total dateline.Seq)) error {
	return rebuild.ask(ctx, a, progress != nil, func(d done) bool { progress(d.Done, d.Total); return true })
}

// Compact lets the server give back space.
func (a *Archive) Compact(ctx context.Context) error {
	_, err := compact.one(ctx, a, true)
	return err
}

// Backup lets the server write a backup, which comes here.
func (a *Archive) Backup(ctx context.Context, w io.Writer) error {
	var writing error
	err := backup.ask(ctx, a, true, func(piece []byte) bool {
		_, writing = w.Write(piece)
		return writing == nil
	})
	if writing != nil {
		return fmt.Errorf("write the backup: %w", writing)
	}
	return err
}

// backupPiece is how many bytes of a backup travel at a time.
const backupPiece = 1 << 18

// pieces is a writer whose writes are values of an answer.
type pieces func([]byte) error

func (send pieces) Write(p []byte) (int, error) {
	if err := send(p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Stats counts what the archive holds.
func (a *Archive) Stats(ctx context.Context) (dateline.Stats, error) {
	return stats.one(ctx, a, true)
}
