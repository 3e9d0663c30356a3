package record

import (
	"context"
	"errors"
	"fmt"

	"dateline"
)

// Put keeps a batch in one transaction and returns when it is durable: all of it
// except what is rejected, see dateline.Archive. out answers the batch in its
// order, upTo is the last change of the record then. When ctx ends before the
// commit nothing of the batch is kept.
//
// Outcome.Revision is the revision that the text belongs to, which need not be the
// current one: a text captured before the current one gets a number and stays
// behind it. A Known of an earlier capture gives way likewise. An article that was
// restored is Added when it comes again.
//
// A key that is new to the article that has the others is kept as one more name of
// it; alone it is a restatement.
func (r *Record) Put(ctx context.Context, batch []dateline.Article) (out []dateline.Outcome, upTo dateline.Seq, err error) {
	err = r.exclusive(ctx, fmt.Sprintf("put %d articles", len(batch)), func() error {
		if err := r.ensureDictionary(ctx); err != nil {
			return err
		}
		err := r.commit(ctx, func(w *writer) (err error) {
			out, err = w.putAll(ctx, batch)
			return err
		})
		upTo = r.Head()
		return err
	})
	if err != nil {
		return nil, r.Head(), err
	}
	return out, upTo, nil
}

func (w *writer) putAll(ctx context.Context, batch []dateline.Article) ([]dateline.Outcome, error) {
	out := make([]dateline.Outcome, len(batch))
	for i, a := range batch {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var err error
		if out[i], err = w.put(a); err != nil {
			return nil, fmt.Errorf("article %d of the batch: %w", i, err)
		}
	}
	return out, nil
}

// put keeps one article, or says in the outcome why it does not. Everything that
// may be rejected is looked at before the first write.
func (w *writer) put(a dateline.Article) (dateline.Outcome, error) {
	in, err := accept(a, w.now)
	if err != nil {
		return rejected("", err)
	}
	owners, err := w.owners(in.Keys)
	if err != nil {
		return dateline.Outcome{}, err
	}
	found, err := resolve(owners)
	if err != nil {
		return rejected(found.id, err)
	}
	if found.article == 0 {
		return w.add(in, owners)
	}
	return w.update(in, owners, found)
}

// rejected turns what is wrong with an article into its outcome.
func rejected(id dateline.ID, err error) (dateline.Outcome, error) {
	var why *dateline.Error
	if errors.As(err, &why) {
		return dateline.Outcome{ID: id, Status: dateline.Rejected, Err: err}, nil
	}
	return dateline.Outcome{}, err
}

// add keeps an article that none of the keys knows.
func (w *writer) add(in incoming, owners []owner) (dateline.Outcome, error) {
	id, err := w.newID(in)
	if err != nil {
		return dateline.Outcome{}, err
	}
	number := in.number(0)
	res, err := w.stmt(insArticle).Exec(append([]any{string(id), number, number, int64(w.seq) + 1}, in.known.values()...)...)
	if err != nil {
		return dateline.Outcome{}, err
	}
	num, err := res.LastInsertId()
	if err != nil {
		return dateline.Outcome{}, err
	}
	if err := w.keep(num, number, in); err != nil {
		return dateline.Outcome{}, err
	}
	if _, err := w.name(num, owners); err != nil {
		return dateline.Outcome{}, err
	}
	return dateline.Outcome{ID: id, Revision: number, Status: dateline.Added},
		w.log(change{kind: dateline.ChangeArticle, article: num, revision: number})
}

// keep stores the text of in as a revision.
func (w *writer) keep(article int64, number int, in incoming) error {
	w.buf = append(append(append(w.buf[:0], in.Title...), 0), in.Body...)
	hash := sum(w.buf)
	stored, dictionary := w.r.codec.compress(w.buf[len(in.Title)+1:])
	return w.exec(insRevision, article, number, string(in.seen), string(in.last), hash[:], in.Title, dictionary, stored, compressRemains(in.Remains))
}

// name gives the article the keys that it does not have yet.
func (w *writer) name(article int64, owners []owner) (named bool, err error) {
	for _, o := range owners {
		switch {
		case o.article == 0:
			err = w.exec(insKey, article, keyHash(o.key), o.key.Kind, o.key.Source, o.key.Value)
		case o.bare:
			err = w.exec(updKey, o.key.Kind, o.key.Source, o.key.Value, keyHash(o.key))
		default:
			continue
		}
		if err != nil {
			return named, err
		}
		named = true
	}
	return named, nil
}
