package record

import (
	"crypto/sha256"

	"dateline"
)

// update keeps what in brings to an article that is known.
func (w *writer) update(in incoming, owners []owner, found owner) (dateline.Outcome, error) {
	a, _, err := w.article(selArticleByNum, found.article)
	if err != nil {
		return dateline.Outcome{}, err
	}
	spans, err := w.spans(a.num)
	if err != nil {
		return dateline.Outcome{}, err
	}
	older := len(spans) > 0 && in.last < newest(spans).last
	merged, err := a.known.merge(in.Known, older)
	if err != nil {
		return dateline.Outcome{}, err
	}
	named, err := w.name(a.num, owners)
	if err != nil {
		return dateline.Outcome{}, err
	}
	restated := named || merged != a.known
	a.known = merged
	w.buf = append(append(append(w.buf[:0], in.Title...), 0), in.Body...)
	if number := in.fit(a, spans, sum(w.buf)); number != 0 {
		changed, err := w.remains(a.num, number, in.Remains, older)
		if err != nil {
			return dateline.Outcome{}, err
		}
		return w.again(a, spans, number, in, restated || changed)
	}
	return w.revise(a, spans, in)
}

// fit returns the revision that the text of in is, 0 if it is a new one.
func (in incoming) fit(a row, spans []span, hash [sha256.Size]byte) int {
	if !in.Last.IsZero() {
		if in.Revision > a.revisions {
			return 0
		}
		for _, s := range spans {
			if s.number == in.Revision && s.hash == hash {
				return s.number
			}
		}
	}
	return fit(spans, hash, in.seen)
}

// number is that of a new revision behind those that were given: the next, or the one
// that it has in the archive it is from, where earlier ones may have been erased.
func (in incoming) number(given int) int {
	if in.Last.IsZero() {
		return given + 1
	}
	return max(given+1, in.Revision)
}

// again notes when a text known as number was seen, which is no change, unless it
// makes that one current: only an article with Last can.
func (w *writer) again(a row, spans []span, number int, in incoming, restated bool) (dateline.Outcome, error) {
	out := dateline.Outcome{ID: a.id, Revision: number, Status: dateline.Unchanged}
	for i, s := range spans {
		if wide := s.widen(in.seen).widen(in.last); s.number == number && wide != s {
			if err := w.exec(updSeen, string(wide.first), string(wide.last), a.num, number); err != nil {
				return out, err
			}
			spans[i] = wide
		}
	}
	c := change{kind: dateline.ChangeMetadata, article: a.num}
	current := newest(spans).number
	if current != int(a.current.Int64) {
		restated, c = true, change{kind: dateline.ChangeArticle, article: a.num, revision: current}
	}
	if !restated {
		return out, nil
	}
	out.Status = dateline.Restated
	return out, w.save(a, current, c)
}

// revise adds a text to an article.
func (w *writer) revise(a row, spans []span, in incoming) (dateline.Outcome, error) {
	out := dateline.Outcome{ID: a.id, Revision: in.number(a.revisions), Status: dateline.Revised}
	if len(spans) == 0 {
		out.Status = dateline.Added
	}
	if err := w.keep(a.num, out.Revision, in); err != nil {
		return out, err
	}
	a.revisions = out.Revision
	current := newest(append(spans, span{number: out.Revision, first: in.seen, last: in.last}))
	return out, w.save(a, current.number, change{kind: dateline.ChangeArticle, article: a.num, revision: out.Revision})
}

// save writes the row of an article and the change that made it so.
func (w *writer) save(a row, current int, c change) error {
	args := append([]any{a.revisions, current, int64(w.seq) + 1}, a.known.values()...)
	if err := w.exec(updArticle, append(args, a.num)...); err != nil {
		return err
	}
	return w.log(c)
}
