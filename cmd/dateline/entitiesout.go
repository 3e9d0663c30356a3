package main

import (
	"unicode/utf8"

	"dateline"
	"dateline/index/entity"
)

// entitiesOut is a line that entities writes.
type entitiesOut struct {
	ID       any          `json:"id"` // as it stands in what is read
	Mentions []mentionOut `json:"mentions"`
	Refused  []refusedOut `json:"refused,omitempty"`
}

type mentionOut struct {
	Start        int      `json:"start"` // first code point
	End          int      `json:"end"`
	Type         string   `json:"type"`
	Text         string   `json:"text"`
	ID           string   `json:"id"`
	Label        string   `json:"label"`
	Lat          *float64 `json:"lat"` // null where there is no point
	Lon          *float64 `json:"lon"`
	Confidence   float64  `json:"confidence"`
	Alternatives []string `json:"alternatives,omitempty"`
	Government   bool     `json:"government,omitempty"`
	Reasons      []string `json:"reasons,omitempty"`
}

// refusedOut is a name of places that stands for none in this text.
type refusedOut struct {
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Text       string   `json:"text"`
	Confidence float64  `json:"confidence"` // that it is a place after all
	Reasons    []string `json:"reasons"`
}

// explainer is an extractor that can say why.
type explainer interface {
	Explain(t entity.Text) []entity.Reasons
}

// foundIn returns what an extractor finds in the body of t, and why if that is asked.
func foundIn(in textIn, x entity.Extractor, t entity.Text, explain bool) entitiesOut {
	out := entitiesOut{ID: in.ID, Mentions: []mentionOut{}}
	var why []entity.Reasons
	if explain {
		why = x.(explainer).Explain(t)
	}
	count := codePoints{s: t.Body}
	end := 0 // of the mention before
	for _, m := range x.Mentions(t) {
		for ; len(why) > 0 && why[0].Mention.Start < m.Start; why = why[1:] {
			out.refuse(why[0], end, m.Start, &count)
		}
		found := newMentionOut(m, x, &count)
		if len(why) > 0 && why[0].Mention.Start == m.Start && why[0].Mention.Entity == m.Entity {
			found.Reasons = why[0].Why
		}
		out.Mentions = append(out.Mentions, found)
		end = m.End
	}
	for _, r := range why {
		out.refuse(r, end, len(t.Body), &count)
	}
	return out
}

// refuse adds a name that was taken for no place, unless it is a part of a mention: those
// end at from, or begin at to.
func (o *entitiesOut) refuse(r entity.Reasons, from, to int, count *codePoints) {
	if m := r.Mention; r.Refused && m.Start >= from && m.End <= to {
		o.Refused = append(o.Refused, refusedOut{count.at(m.Start), count.at(m.End), m.Words, m.Confidence, r.Why})
	}
}

func newMentionOut(m dateline.Mention, x entity.Extractor, count *codePoints) mentionOut {
	out := mentionOut{
		Start: count.at(m.Start), End: count.at(m.End), Type: m.Type, Text: m.Words, ID: m.Entity, Label: m.Label,
		Confidence: m.Confidence, Alternatives: m.Alternatives, Government: m.Government,
	}
	if p, ok := x.Place(m.Entity); ok && p.Located {
		out.Lat, out.Lon = &p.Lat, &p.Lon
	}
	return out
}

// codePoints turns bytes of a text into code points; fastest where the bytes rise.
type codePoints struct {
	s         string
	bytes, is int
}

func (c *codePoints) at(byteOffset int) int {
	if byteOffset < c.bytes {
		c.bytes, c.is = 0, 0
	}
	c.is += utf8.RuneCountInString(c.s[c.bytes:byteOffset])
	c.bytes = byteOffset
	return c.is
}
