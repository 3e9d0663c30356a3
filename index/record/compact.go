package record

import (
	"context"
	"slices"

	"dateline"
)

// Compact gives back the space of what was erased or replaced, and leaves no byte
// of an erased text in the file or beside it: a dictionary that holds words of one
// is made anew without them and the bodies that need it are compressed again. It
// needs free space of about twice the file. Writes go on between its steps but
// for the last, which takes about as long as copying the file. Reads that keep it
// from emptying the write-ahead log for more than ten seconds make it Unavailable.
func (r *Record) Compact(ctx context.Context) error {
	if err := r.replaceDictionaries(ctx); err != nil {
		return err
	}
	return r.exclusive(ctx, "compact", func() error {
		if _, err := r.write.db.ExecContext(ctx, `VACUUM`); err != nil {
			return err
		}
		return r.checkpoint(ctx)
	})
}

// checkpoint moves the write-ahead log into the file and empties it.
func (r *Record) checkpoint(ctx context.Context) error {
	var busy, pages, moved int
	err := r.write.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved)
	if err == nil && busy != 0 {
		err = dateline.Errorf(dateline.Unavailable, "reads kept the write-ahead log from being emptied; try again")
	}
	return err
}

// replaceDictionaries makes a new dictionary in place of those that hold words of
// an erased article.
func (r *Record) replaceDictionaries(ctx context.Context) error {
	old, err := r.retired(ctx)
	if err != nil || len(old) == 0 {
		return err
	}
	err = r.exclusive(ctx, "replace the dictionary", func() error {
		if slices.Contains(old, r.codec.current) {
			return r.newDictionary(ctx)
		}
		return nil
	})
	for _, id := range old {
		if err == nil {
			err = r.empty(ctx, id)
		}
	}
	return err
}

// retired returns the dictionaries that hold words of an erased article.
func (r *Record) retired(ctx context.Context) (ids []int64, err error) {
	err = r.view(ctx, "dictionaries", func(t *txn) error {
		return t.each(selDictionaries, nil, func(scan func(...any) error) error {
			var id int64
			var retired bool
			var data []byte
			if err := scan(&id, &retired, &data); err != nil || !retired {
				return err
			}
			ids = append(ids, id)
			return nil
		})
	})
	return ids, err
}

// empty compresses the bodies that need a dictionary again and deletes it. Other
// writes get their turn between two batches; none of them uses it any more.
func (r *Record) empty(ctx context.Context, dictionary int64) error {
	for at := int64(0); at >= 0; {
		err := r.exclusive(ctx, "compress bodies again", func() error {
			return r.commit(ctx, func(w *writer) (err error) {
				if at, err = w.recompress(dictionary, at); err != nil || at >= 0 {
					return err
				}
				return w.exec(delDictionary, dictionary)
			})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// recompress does a batch of revisions behind after and returns the last of them,
// -1 if that was all. A body that cannot be read stops it: its dictionary may be
// what is needed to save it.
func (w *writer) recompress(dictionary, after int64) (int64, error) {
	batch, err := w.using(dictionary, after)
	if err != nil || len(batch) == 0 {
		return -1, err
	}
	for _, num := range batch {
		var b body
		if _, err := w.row(selBodies, []any{num - 1, 1}, b.fields()...); err != nil {
			return 0, err
		}
		s, err := w.r.codec.open(b.text)
		if err != nil {
			return 0, dateline.Errorf(dateline.Internal, "article %s, revision %d: %v; run dateline check", b.id, b.number, err)
		}
		stored, with := w.r.codec.compress(s)
		if err := w.exec(updBody, with, stored, b.num); err != nil {
			return 0, err
		}
	}
	return batch[len(batch)-1], nil
}

// using lists revisions that need a dictionary.
func (t *txn) using(dictionary, after int64) (out []int64, err error) {
	err = t.each(selUsing, []any{after, dictionary, page}, func(scan func(...any) error) error {
		var num int64
		if err := scan(&num); err != nil {
			return err
		}
		out = append(out, num)
		return nil
	})
	return out, err
}

// Stats counts what the record holds. Indexed is for the index to say.
func (r *Record) Stats(ctx context.Context) (s dateline.Stats, err error) {
	err = r.view(ctx, "count", func(t *txn) error {
		_, err := t.row(selCounts, nil, &s.Articles, &s.Revisions, &s.Erased, &s.Places, &s.Seq)
		return err
	})
	return s, err
}
