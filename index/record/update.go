package record

import (
	"dateline"
	"dateline/index/ledger"
)

// update keeps what in brings to an article that is known.
func (w *writer) update(in *incoming, owners []ledger.Owner, article int64) (dateline.Outcome, error) {
	w.changes(article)
	a, _, err := w.article(selArticleByNum, article)
	if err != nil {
		return dateline.Outcome{}, err
	}
	spans, err := w.spans(a.num)
	if err != nil {
		return dateline.Outcome{}, err
	}
	named, err := w.name(a.num, in, owners)
	if err != nil {
		return dateline.Outcome{}, err
	}
	d, err := in.Update(a.Row, spans, in.hash, named, func(number int) (some, same bool, err error) {
		return w.beside(a.num, number, in.Remains)
	})
	if err != nil {
		return dateline.Outcome{}, err
	}
	return d.Outcome, w.do(a.num, &d, in)
}

// do writes what a Put does to the article.
func (w *writer) do(article int64, d *ledger.Deed, in *incoming) (err error) {
	s := d.Span
	switch {
	case d.New:
		err = w.keep(article, s, in)
	case d.Seen:
		err = w.exec(updSeen, string(s.First), string(s.Last), article, s.Number)
	}
	if err == nil && d.Remains {
		err = w.exec(updRemains, compressRemains(in.Remains), article, s.Number)
	}
	if err != nil || d.Change == "" {
		return err
	}
	args := append([]any{d.Row.Revisions, d.Row.Current, int64(w.seq) + 1}, d.Row.Known.Values()...)
	if err := w.exec(updArticle, append(args, article)...); err != nil {
		return err
	}
	return w.log(change{kind: d.Change, article: article, revision: d.Of})
}
