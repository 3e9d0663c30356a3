package record

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"dateline"
	"dateline/index/ledger"
)

// Judge and Before are what decides on corrections, and by what.
type (
	Judge  = ledger.Judge
	Before = ledger.Before
)

// Correct commits corrections in one transaction, see dateline.Archive. What they mean
// is not known here: judge makes who decides on them, one after the other.
func (r *Record) Correct(ctx context.Context, batch []dateline.Correction, judge func(Before) Judge) (out []dateline.Corrected, upTo dateline.Seq, err error) {
	out = make([]dateline.Corrected, len(batch))
	upTo, err = r.change(ctx, fmt.Sprintf("take %d corrections", len(batch)), func(w *writer) error {
		var before Before
		var err error
		if before.Corrections, err = w.corrections(); err != nil {
			return err
		}
		before.Places = func() ([]dateline.Place, error) { return w.places(nil) }
		before.Article = func(id dateline.ID, revision int) (dateline.Article, error) {
			return r.text(w.txn, ledger.Ref{ID: id, Revision: revision})
		}
		decide := judge(before)
		for i, c := range batch {
			if err := ctx.Err(); err != nil {
				return err
			}
			if out[i], err = w.correct(c, decide); err != nil {
				return err
			}
			if err := ledger.Broken(batch, out, i); err != nil {
				return err
			}
		}
		return nil
	})
	if errors.Is(err, ledger.ErrBroken) {
		return out, r.Head(), nil
	}
	if err != nil {
		return nil, r.Head(), err
	}
	return out, upTo, nil
}

// Corrections returns every correction, by number.
func (r *Record) Corrections(ctx context.Context) (out []dateline.Correction, err error) {
	err = r.view(ctx, "corrections", func(t *txn) (err error) {
		out, err = t.corrections()
		return err
	})
	return out, err
}

func (w *writer) correct(c dateline.Correction, decide Judge) (dateline.Corrected, error) {
	var n int
	if _, err := w.row(selNextCorrection, nil, &n); err != nil {
		return dateline.Corrected{}, err
	}
	kept, out, err := ledger.Correct(c, n, w.now, decide)
	if err == nil && out.Status == dateline.Added {
		err = w.keepCorrection(kept)
	}
	return out, err
}

func (w *writer) keepCorrection(c dateline.Correction) error {
	article := int64(0)
	if c.Article != "" {
		a, found, err := w.article(selArticleByID, string(c.Article))
		if err != nil {
			return fmt.Errorf("correction of the article %q: %w", c.Article, err)
		}
		if !found {
			return fmt.Errorf("correction of the article %q: there is none with this id", c.Article)
		}
		article = a.num
	}
	words := c.Words
	if c.Kind == dateline.CorrectPlace {
		words, c.Label = c.Place.Names, c.Place.Label
	}
	err := w.exec(insCorrection, c.N, string(ledger.StampOf(c.At)), c.By, c.Why, c.Kind, c.Entity, c.Into, c.Type, c.Label, strings.Join(words, "\n"),
		null(article, article != 0), c.Field, c.Occurrence, c.Revision, c.Place.Kind, strings.Join(c.Place.Countries, " "),
		null(c.Place.Lat, c.Place.Located), null(c.Place.Lon, c.Place.Located), c.Undoes)
	if err == nil && c.Undoes != 0 {
		err = w.exec(updUndone, c.N, c.Undoes)
	}
	if err == nil && c.Undone != 0 {
		err = w.exec(updUndone, c.Undone, c.N)
	}
	if err == nil {
		err = w.log(change{kind: dateline.ChangeCorrection, article: article, correction: c.N})
	}
	if err == nil && article != 0 {
		err = w.exec(updArticleSeq, int64(w.seq), article)
	}
	return err
}

func (t *txn) corrections() (out []dateline.Correction, err error) {
	err = t.each(selCorrections, []any{nil}, func(scan func(...any) error) error {
		c, err := scanCorrection(scan)
		out = append(out, c)
		return err
	})
	return out, err
}

// correction reads one; the zero one where there is none.
func (t *txn) correction(n int) (c dateline.Correction, err error) {
	err = t.each(selCorrections, []any{n}, func(scan func(...any) error) (err error) {
		c, err = scanCorrection(scan)
		return err
	})
	return c, err
}

func scanCorrection(scan func(...any) error) (c dateline.Correction, err error) {
	var at ledger.Stamp
	var words, placeKind, countries string
	var lat, lon sql.NullFloat64
	err = scan(&c.N, &at, &c.By, &c.Why, &c.Kind, &c.Entity, &c.Into, &c.Type, &c.Label, &words, &c.Article, &c.Field, &c.Occurrence,
		&c.Revision, &placeKind, &countries, &lat, &lon, &c.Undoes, &c.Undone)
	if err != nil {
		return c, err
	}
	switch {
	case c.Kind == dateline.CorrectMention && words != "":
		c.Words = []string{words}
	case words != "":
		c.Words = strings.Split(words, "\n")
	}
	if c.Kind == dateline.CorrectPlace {
		c.Place = dateline.Place{ID: c.Entity, Label: c.Label, Kind: placeKind, Names: c.Words, Lat: lat.Float64, Lon: lon.Float64, Located: lat.Valid}
		if countries != "" {
			c.Place.Countries = strings.Fields(countries)
		}
		c.Label, c.Words = "", nil
	}
	c.At, err = at.Time()
	return c, err
}
