package ledger

import (
	"crypto/sha256"
	"errors"

	"dateline"
)

// Row is an article without its texts, as far as a Put has to know it.
type Row struct {
	ID        dateline.ID
	Revisions int // how many numbers of revisions were given so far
	Current   int // the revision that was captured last; 0: there is no text
	Known     Known
}

// Deed is what a Put does to an article. An engine stores it, and decides nothing.
type Deed struct {
	dateline.Outcome
	Row     Row    // the article as it is afterwards
	Span    Span   // the revision that the text is, as it is afterwards
	New     bool   // Span is a new revision, with the text that came
	Seen    bool   // Span is a known one that reaches further
	Remains bool   // the remains that came take the place of those of Span
	Change  string // what to write into the log: dateline.ChangeArticle, dateline.ChangeMetadata, or "" for nothing
	Of      int    // the revision that ChangeArticle names
}

// Rejected turns what is wrong with an article into its outcome; an error that is none
// for readers comes back.
func Rejected(id dateline.ID, err error) (dateline.Outcome, error) {
	var why *dateline.Error
	if errors.As(err, &why) {
		return dateline.Outcome{ID: id, Status: dateline.Rejected, Err: err}, nil
	}
	return dateline.Outcome{}, err
}

// Add is what becomes of an article that none of its keys knows: it gets id, see NewID.
// hash is the Sum of its text.
func (in *Incoming) Add(id dateline.ID, hash [sha256.Size]byte) (d Deed) {
	d.Span = Span{Number: in.number(0), First: in.From, Last: in.To, Hash: hash}
	d.Row = Row{ID: id, Revisions: d.Span.Number, Current: d.Span.Number, Known: in.Said}
	d.Outcome = dateline.Outcome{ID: id, Revision: d.Span.Number, Status: dateline.Added}
	d.New, d.Change, d.Of = true, dateline.ChangeArticle, d.Span.Number
	return d
}

// Beside says what a record has of the remains of a revision: whether there are some, and
// whether they are those that came.
type Beside func(number int) (some, same bool, err error)

// Update is what becomes of an article that has one of the keys of in. spans are its
// revisions, by number; hash is the Sum of the text of in; named says that it gains a
// key; beside is asked once at most, where in has remains.
func (in *Incoming) Update(a Row, spans []Span, hash [sha256.Size]byte, named bool, beside Beside) (d Deed, err error) {
	older := len(spans) > 0 && in.To < Newest(spans).Last
	d.Row = a
	if d.Row.Known, err = a.Known.merge(in.Known, older); err != nil {
		return d, err
	}
	restated := named || d.Row.Known != a.Known
	number := in.fit(a, spans, hash)
	if number == 0 {
		in.revise(&d, spans, hash)
		return d, nil
	}
	if in.Remains != "" {
		some, same, err := beside(number)
		if err != nil {
			return d, err
		}
		d.Remains = !same && !(older && some) // what was captured before the current text gives way to what is there
	}
	in.again(&d, spans, number, restated || d.Remains)
	return d, nil
}

// fit returns the revision that the text of in is, 0 if it is a new one.
func (in *Incoming) fit(a Row, spans []Span, hash [sha256.Size]byte) int {
	if !in.Last.IsZero() {
		if in.Revision > a.Revisions {
			return 0
		}
		for i := range spans {
			if s := &spans[i]; s.Number == in.Revision && s.Hash == hash {
				return s.Number
			}
		}
	}
	return Fit(spans, hash, in.From)
}

// number is that of a new revision behind those that were given: the next, or the one
// that it has in the archive it is from, where earlier ones may have been erased.
func (in *Incoming) number(given int) int {
	if in.Last.IsZero() {
		return given + 1
	}
	return max(given+1, in.Revision)
}

// again notes when a text known as number was seen, which is no change, unless it
// makes that one current: only an article with Last can.
func (in *Incoming) again(d *Deed, spans []Span, number int, restated bool) {
	var current Span
	for _, s := range spans {
		if s.Number == number {
			d.Span = s.Widen(in.From).Widen(in.To)
			d.Seen = d.Span != s
			s = d.Span
		}
		current = later(current, s)
	}
	d.Outcome = dateline.Outcome{ID: d.Row.ID, Revision: number, Status: dateline.Unchanged}
	switch {
	case current.Number != d.Row.Current:
		d.Status, d.Change, d.Of = dateline.Restated, dateline.ChangeArticle, current.Number
		d.Row.Current = current.Number
	case restated:
		d.Status, d.Change = dateline.Restated, dateline.ChangeMetadata
	}
}

// revise adds a text to an article.
func (in *Incoming) revise(d *Deed, spans []Span, hash [sha256.Size]byte) {
	d.Span = Span{Number: in.number(d.Row.Revisions), First: in.From, Last: in.To, Hash: hash}
	d.Outcome = dateline.Outcome{ID: d.Row.ID, Revision: d.Span.Number, Status: dateline.Revised}
	if len(spans) == 0 {
		d.Status = dateline.Added
	}
	d.Row.Revisions = d.Span.Number
	d.Row.Current = later(Newest(spans), d.Span).Number
	d.New, d.Change, d.Of = true, dateline.ChangeArticle, d.Span.Number
}
