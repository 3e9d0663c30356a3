package plan

import (
	"dateline"
	"dateline/index/entity"
	"dateline/index/rank"
)

// FieldReader is what has read a text again: the fingerprint of Better; none where nothing
// has.
const FieldReader = "reader"

// maxImproved is the length of the longest text that is read again: what comes in would
// wait for seconds behind a longer one.
const maxImproved = 64 << 10

// Unimproved matches the articles that Better has not read, or those that it has read where
// there is none now.
func (e *Entities) Unimproved() rank.Node {
	if e.Better == nil {
		return rank.Range{Field: FieldReader}
	}
	by := e.Better.Fingerprint
	return rank.Without{Node: rank.All{}, Not: rank.Range{Field: FieldReader, From: by, To: by}}
}

// Improved is e with Better as its extractor, or e itself where there is none.
func (e *Entities) Improved() (*Entities, error) {
	if e.Better == nil {
		return e, nil
	}
	x, err := e.Better.Load()
	if err != nil {
		return nil, err
	}
	r := *e.Reader
	r.Extractor = bounded{Extractor: x, large: e.Extractor}
	with := *e
	with.Reader, with.By = &r, e.Better.Fingerprint
	return &with, nil
}

// bounded reads texts of up to maxImproved bytes with one extractor, and larger ones with
// another.
type bounded struct {
	entity.Extractor
	large entity.Extractor
}

// Mentions implements entity.Extractor.
func (b bounded) Mentions(t entity.Text) []dateline.Mention {
	if len(t.Title)+len(t.Body) > maxImproved {
		return b.large.Mentions(t)
	}
	return b.Extractor.Mentions(t)
}
