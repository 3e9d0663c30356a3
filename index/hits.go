package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
	"dateline/index/entity"
	"dateline/index/record"
	"dateline/index/text"
)

// hits reads the articles of a page, in the revisions that matched.
func (x *searching) hits(top []*candidate, places *entity.Gazetteer) ([]dateline.Hit, error) {
	refs := make([]record.Ref, len(top))
	values, err := x.reader.DocValueReader([]string{fieldFacts})
	if err != nil {
		return nil, err
	}
	for i, c := range top {
		refs[i] = record.Ref{ID: dateline.ID(c.id), Revision: c.revision}
		if c.revision > 0 {
			continue
		}
		f, err := readFacts(values, c.num)
		if err != nil {
			return nil, err
		}
		refs[i].Revision = f.revision
	}
	articles, err := x.archive.rec.Articles(x.ctx, refs)
	if err != nil {
		return nil, err
	}
	out := make([]dateline.Hit, len(top))
	for i, a := range articles {
		if a.ID == "" {
			return nil, errMoved
		}
		out[i] = dateline.Hit{
			ID: a.ID, Revision: a.Revision, Score: top[i].score, Title: a.Title, Known: a.Known,
			Snippets: lead(a.Body), Places: placesOf(mentions(places, a)),
		}
	}
	return out, nil
}

// mentions are those of an article in the order of its fields and offsets.
func mentions(places *entity.Gazetteer, a dateline.Article) []dateline.Mention {
	all := places.Mentions(fieldTitle, a.Title, text.Words(a.Title))
	return append(all, places.Mentions(fieldBody, a.Body, text.Words(a.Body))...)
}

// placesOf names each place once, in the order of first mention.
func placesOf(all []dateline.Mention) (out []dateline.PlaceRef) {
	seen := map[string]bool{}
	for _, m := range all {
		if !seen[m.Entity] {
			seen[m.Entity] = true
			out = append(out, dateline.PlaceRef{ID: m.Entity, Label: m.Label})
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
