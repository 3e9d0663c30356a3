package ledger

import (
	"iter"

	"dateline"
)

// Ref names one revision of an article; Revision 0 is the current one.
type Ref struct {
	ID       dateline.ID
	Revision int
}

// Entry is a change without what changed.
type Entry struct {
	Seq    dateline.Seq
	Kind   string      // one of the change kinds of package dateline
	ID     dateline.ID // "" for dateline.ChangeGazetteer, and for corrections that are of no article
	Source string      // of dateline.ChangeGazetteer
}

// Current is the state of an article with a text.
type Current struct {
	ID       dateline.ID
	Revision int          // the current one
	Seq      dateline.Seq // the last change of the article
}

// History is an article in its current revision; one without an ID is none.
type History struct {
	dateline.Article
	Seq dateline.Seq // the last change of the article
	// Others yields its other revisions, by number, while the article is visited. An
	// error of one is followed by the next.
	Others iter.Seq2[dateline.Article, error]
}

// Revisions returns spans as the contract has them; current is the number of that one.
func Revisions(spans []Span, current int) (out []dateline.Revision, err error) {
	for _, s := range spans {
		v := dateline.Revision{Number: s.Number, Current: s.Number == current}
		if v.Seen, err = s.First.Time(); err != nil {
			return nil, err
		}
		if v.Last, err = s.Last.Time(); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}
