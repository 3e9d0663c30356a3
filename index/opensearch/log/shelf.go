package log

import (
	"context"
	"encoding/json"
	"iter"

	"dateline"
)

// pointRows is how many articles of a point are read at once; a row has some hundred bytes
// for each revision.
const pointRows = 200

// articles yields the articles of the point, by id, with their texts: as many at a time as
// textBytes allows.
func (p *point) articles(ctx context.Context) iter.Seq2[shelf, error] {
	return func(yield func(shelf, error) bool) {
		var next shelf
		give := func() bool {
			if len(next.rows) == 0 {
				return true
			}
			s := next
			next = shelf{}
			var err error
			s.texts, err = p.get(ctx, partArticle, s.textIDs())
			return yield(s, err) && err == nil
		}
		for f, err := range p.scan(ctx, partArticle, has("seq"), pointRows) {
			row := new(articleDoc)
			if err == nil {
				err = json.Unmarshal(f.raw, row)
			}
			if err != nil {
				yield(shelf{}, err)
				return
			}
			if (next.bytes+row.bytes() > textBytes || len(next.rows) == pointRows) && !give() {
				return
			}
			next.rows, next.bytes = append(next.rows, row), next.bytes+row.bytes()
		}
		give()
	}
}

// shelf is some articles with their texts.
type shelf struct {
	rows  []*articleDoc
	texts map[string]json.RawMessage // by id
	bytes int
}

func (a *articleDoc) bytes() (n int) {
	for _, s := range a.Row.Spans {
		n += s.Bytes
	}
	return n
}

func (s shelf) textIDs() (out []string) {
	for _, a := range s.rows {
		for i := range a.Row.Spans {
			out = append(out, textID(a.id(), &a.Row.Spans[i]))
		}
	}
	return out
}

// corrections yields the corrections of the point in no order, those of erased articles too.
func (p *point) corrections(ctx context.Context) iter.Seq2[correctionDoc, error] {
	return func(yield func(correctionDoc, error) bool) {
		for f, err := range p.scan(ctx, partLog, begins(correctionPrefix), listed) {
			var s stateDoc
			var c correctionDoc
			if err == nil {
				err = json.Unmarshal(f.raw, &s)
			}
			if err == nil {
				c, err = s.correction()
			}
			if !yield(c, err) || err != nil {
				return
			}
		}
	}
}

// lists are those of the point.
func (p *point) lists(ctx context.Context) (out lists, err error) {
	got, err := p.get(ctx, partLog, []string{listsID})
	if err != nil || got[listsID] == nil {
		return out, err
	}
	var s stateDoc
	err = json.Unmarshal(got[listsID], &s)
	if err == nil && s.Body.Lists != nil {
		out = *s.Body.Lists
	}
	return out, err
}

// places are those of a list of the point; there is false if a part of them is missing.
func (p *point) places(ctx context.Context, of list) (out []dateline.Place, there bool, err error) {
	var raw []byte
	for _, id := range of.Parts.ids() {
		got, err := p.get(ctx, partLog, []string{id})
		if err != nil || got[id] == nil {
			return nil, false, err
		}
		var s stateDoc
		if err := json.Unmarshal(got[id], &s); err != nil {
			return nil, false, err
		}
		raw = append(raw, s.Body.Part...)
	}
	if json.Unmarshal(raw, &out) != nil {
		return nil, false, nil
	}
	return out, true, nil
}
