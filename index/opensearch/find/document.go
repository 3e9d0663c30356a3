package find

import (
	"encoding/json"
	"slices"
	"strings"

	"dateline"
	"dateline/index/copies"
	"dateline/index/entity"
	"dateline/index/ledger"
	"dateline/index/plan"
	"dateline/index/text"
)

// Text is a text that is to be indexed.
type Text struct {
	dateline.Article
	Change  dateline.Seq // the last one of the article
	Current bool         // it is the current revision of the article
}

// describe is the document of a text, with the words in it, and the mentions that read finds;
// a current one has a sketch, and no group yet.
func (x *Index) describe(an *text.Analyzer, e *plan.Entities, t Text, read func(entity.Text) ([]dateline.Mention, string)) (dsl, copies.Sketch, error) {
	words := entity.Text{Title: t.Title, Body: t.Body, TitleWords: an.Words(nil, t.Title), BodyWords: an.Words(nil, t.Body), Known: t.Known}
	mentions, by := read(words)
	mentions = e.Corrected(t.Article, mentions, words.TitleWords, words.BodyWords)
	source := Source{Title: t.Title, Body: t.Body, Known: ledger.KnownOf(t.Known), Mentions: bare(mentions)}
	doc := dsl{fieldID: t.ID, fieldRevision: t.Revision, fieldChange: t.Change, fieldLive: true, fieldCurrent: t.Current}
	addTokens(doc, words.TitleWords, words.BodyWords, mentions)
	if t.Remains != "" {
		remains := an.Words(nil, t.Remains)
		doc[plan.FieldRemains], doc[plan.FieldRemains+exactSuffix] = stemsOf(remains), exactOf(remains)
	}
	addValues(doc, e, mentions, t.Known)
	if by != "" {
		doc[fieldReader] = by
	}
	var sketch copies.Sketch
	if t.Current {
		sketch = copies.Of(t.Title, t.Body, words.BodyWords)
	} else {
		source.Stamp = t.stamp(e)
	}
	var err error
	doc[fieldSource], err = source.packed()
	return doc, sketch, err
}

// addValues adds the whole values of a text.
func addValues(doc dsl, e *plan.Entities, mentions []dateline.Mention, k dateline.Known) {
	for field, values := range e.EntityValues(mentions) {
		if len(values) > 0 {
			slices.Sort(values)
			doc[field] = slices.Compact(values)
		}
	}
	if places, ok := doc[plan.FieldPlace].([]string); ok {
		addLocated(doc, e, places)
	}
	plan.EachKnown(k, func(field, value string) {
		doc[named(field)] = value
		if isDay(field) {
			doc[field] = json.Number(strings.TrimLeft(value[:len(value)-1], "0") + value[len(value)-1:])
		}
	})
}

// addLocated adds which places the countries of a text are of.
func addLocated(doc dsl, e *plan.Entities, places []string) {
	var points []string
	for _, id := range places {
		p, _ := e.Place(id)
		for _, code := range p.Countries {
			points = append(points, code+plan.NameSeparator+id)
		}
	}
	if len(points) > 0 {
		slices.Sort(points)
		doc[fieldLocated] = slices.Compact(points)
	}
}
