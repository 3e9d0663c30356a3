package names

import (
	"cmp"
	"slices"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/tag"
)

// article is an article while its names are read.
type article struct {
	fields [2]field
	found  []*found
}

// found is a name, or a place, that stands in words first to first+n-1 of a field.
type found struct {
	field      *field
	first, n   int
	start, end int // in bytes
	kind       string
	confidence float64
	place      *dateline.Mention // what it is if it is a place or a nationality
	id, label  string
	key        string // the Exact forms of its words
	whole      bool   // it is a ministry, which is identified already
}

// Resolve returns the mentions of an article in the order of their fields, the title
// first, and of their offsets; they never overlap. places are those of places and
// nationalities; title and body what a tagger found in the fields. None of them is
// changed. What the tagger takes for a place is only heard where names are read as one.
func Resolve(t entity.Text, places []dateline.Mention, title, body []tag.Span) []dateline.Mention {
	a := &article{}
	a.fields[0] = field{name: dateline.FieldTitle, s: t.Title, words: t.TitleWords, owners: make([]*found, len(t.TitleWords))}
	a.fields[1] = field{name: dateline.FieldBody, s: t.Body, words: t.BodyWords, owners: make([]*found, len(t.BodyWords))}
	a.takePlaces(places)
	a.takeMinistries()
	a.takeNames(&a.fields[0], title)
	a.takeNames(&a.fields[1], body)
	a.takeTitled()
	a.takeHouses()
	acronyms := a.acronyms()
	a.vote(acronyms)
	a.takeShortHouses()
	a.joinSurnames()
	a.repeat(acronyms)
	a.identify(acronyms)
	return a.mentions(places)
}

// takePlaces gives the places their words.
func (a *article) takePlaces(places []dateline.Mention) {
	for i := range places {
		p := &places[i]
		f := &a.fields[1]
		if p.Field == dateline.FieldTitle {
			f = &a.fields[0]
		}
		first, n := f.wordsIn(p.Start, p.End)
		if n == 0 {
			continue
		}
		a.add(&found{field: f, first: first, n: n, start: p.Start, end: p.End, kind: p.Type, confidence: p.Confidence, place: p})
	}
}

// add gives f its words, of which it is the only owner.
func (a *article) add(f *found) {
	f.key = f.field.keyOf(f.first, f.n)
	for i := range f.n {
		f.field.owners[f.first+i] = f
	}
	a.found = append(a.found, f)
}

// remove takes f's words from it.
func (a *article) remove(f *found) {
	for i := range f.n {
		if f.field.owners[f.first+i] == f {
			f.field.owners[f.first+i] = nil
		}
	}
	a.found = slices.DeleteFunc(a.found, func(g *found) bool { return g == f })
}

// likely is the least confidence of a mention: below it a name is heard where others are
// read, and no more.
const likely = 0.4

// mentions returns what was found as mentions.
func (a *article) mentions(places []dateline.Mention) []dateline.Mention {
	var out []dateline.Mention
	for _, f := range a.found {
		switch {
		case f.place != nil:
			out = append(out, *f.place)
		case f.id != "" && f.confidence >= likely:
			out = append(out, dateline.Mention{Field: f.field.name, Start: f.start, End: f.end, Words: f.field.s[f.start:f.end],
				Type: f.kind, Entity: f.id, Label: f.label, Confidence: f.confidence})
		}
	}
	slices.SortFunc(out, func(a, b dateline.Mention) int {
		if a.Field != b.Field {
			return cmp.Compare(order(a.Field), order(b.Field))
		}
		return cmp.Compare(a.Start, b.Start)
	})
	return out
}

func order(field string) int {
	if field == dateline.FieldTitle {
		return 0
	}
	return 1
}
