package log

import (
	"context"
	"fmt"
	"slices"

	"dateline"
	"dateline/index/ledger"
)

// textBytes is how much of texts is in memory at a time, but for one that is longer.
const textBytes = 16 << 20

// Article returns one revision of an article with all that is known of it now;
// revision 0 is the current one. Seen is when the text was captured first. An
// unknown article or revision is NotFound, an erased one Gone, a negative revision
// Invalid.
func (l *Log) Article(ctx context.Context, id dateline.ID, revision int) (dateline.Article, error) {
	if err := ledger.AcceptRevision(revision); err != nil {
		return dateline.Article{}, err
	}
	if err := l.enter(); err != nil {
		return dateline.Article{}, err
	}
	defer l.leave()
	a, err := l.article(ctx, id, revision)
	return a, fail(fmt.Sprintf("article %q", ledger.Clip(string(id))), err)
}

func (l *Log) article(ctx context.Context, id dateline.ID, revision int) (out dateline.Article, err error) {
	read := l.texts(ctx, []ledger.Ref{{ID: id, Revision: revision}}, func(_ int, a dateline.Article, why error) bool {
		out, err = a, why
		return true
	})
	if read != nil {
		err = read
	}
	return out, err
}

// Texts reads the articles of refs in their order until visit returns false, and returns how
// many it has visited. Each is as it is at its moment: together they need be no state. One
// that is unknown or erased is the zero Article; one that cannot be read comes with its
// error, which is no error of Texts.
func (l *Log) Texts(ctx context.Context, refs []ledger.Ref, visit func(i int, a dateline.Article, err error) bool) (n int, err error) {
	if err := l.enter(); err != nil {
		return 0, err
	}
	defer l.leave()
	err = l.texts(ctx, refs, func(i int, a dateline.Article, err error) bool {
		if ledger.Absent(err) {
			a, err = dateline.Article{}, nil
		}
		n++
		return visit(i, a, err)
	})
	return n, fail(fmt.Sprintf("%d articles", len(refs)), err)
}

// rowsTogether is how many articles are read at once.
const rowsTogether = 200

// texts is Texts that says why there is no text.
func (l *Log) texts(ctx context.Context, refs []ledger.Ref, visit func(i int, a dateline.Article, err error) bool) error {
	first := 0
	for some := range slices.Chunk(refs, rowsTogether) {
		more, err := l.page(ctx, some, func(i int, a dateline.Article, err error) bool { return visit(first+i, a, err) })
		if err != nil || !more {
			return err
		}
		first += len(some)
	}
	return nil
}
