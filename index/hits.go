package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
	"dateline/index/entity"
	"dateline/index/record"
	"dateline/index/text"
)

// hits reads the articles of a page, in the revisions that matched, one text at a
// time. One that the record cannot read is a hit without a text: it did match,
// and dateline check says what is wrong with it.
func (x *searching) hits(top []*candidate, places *entity.Gazetteer) ([]dateline.Hit, error) {
	refs, err := x.refsOf(top)
	if err != nil {
		return nil, err
	}
	out := make([]dateline.Hit, len(top))
	moved := false
	_, err = x.archive.rec.Texts(x.ctx, refs, func(i int, a dateline.Article, err error) bool {
		out[i] = dateline.Hit{ID: refs[i].ID, Revision: refs[i].Revision, Score: top[i].score}
		if err != nil {
			x.archive.log.Error("a hit cannot be read", "id", refs[i].ID, "cause", err)
			return true
		}
		moved = a.ID == ""
		out[i].Title, out[i].Known, out[i].Snippets = a.Title, a.Known, lead(a.Body)
		out[i].Places = refsOfPlaces(top[i].facts.places, places)
		return !moved
	})
	if err == nil && moved {
		err = errMoved
	}
	return out, err
}

// refsOf names the revisions of candidates, and reads the facts of those that the
// index holds.
func (x *searching) refsOf(top []*candidate) ([]record.Ref, error) {
	values, err := x.reader.DocValueReader([]string{fieldFacts})
	if err != nil {
		return nil, err
	}
	refs := make([]record.Ref, len(top))
	for i, c := range top {
		if c.facts.revision == 0 {
			if c.facts, err = readFacts(values, c.num); err != nil {
				return nil, err
			}
		}
		refs[i] = record.Ref{ID: dateline.ID(c.id), Revision: c.facts.revision}
	}
	return refs, nil
}

// refsOfPlaces labels places. One that the gazetteer no longer has is left out:
// the index is about to lose it too.
func refsOfPlaces(ids []string, places *entity.Gazetteer) (out []dateline.PlaceRef) {
	for _, id := range ids {
		if p, ok := places.Place(id); ok {
			out = append(out, dateline.PlaceRef{ID: id, Label: p.Label})
		}
	}
	return out
}

// mentions are those of an article in the order of its fields and offsets.
func mentions(places *entity.Gazetteer, a dateline.Article) []dateline.Mention {
	all := places.Mentions(fieldTitle, a.Title, text.Words(a.Title))
	return append(all, places.Mentions(fieldBody, a.Body, text.Words(a.Body))...)
}

// placesOf names each place once, in the order of first mention.
func placesOf(all []dateline.Mention) (out []string) {
	for _, m := range all {
		if !slices.Contains(out, m.Entity) {
			out = append(out, m.Entity)
		}
	}
	return out
}

// leadRunes is how much of an article its lead shows: two lines of a page.
const leadRunes = 240

// lead is the beginning of a text, cut behind a word, its white space folded.
func lead(body string) []dateline.Snippet {
	var b strings.Builder
	length := 0
	for word := range strings.FieldsSeq(body) {
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > leadRunes {
			return []dateline.Snippet{{Text: strings.TrimRightFunc(b.String(), unicode.IsPunct) + "…"}}
		}
		if length > 0 {
			b.WriteByte(' ')
			length++
		}
		b.WriteString(word)
		length += n
	}
	if length == 0 {
		return nil
	}
	return []dateline.Snippet{{Text: b.String()}}
}
