package find

import (
	"cmp"
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

// describe is the document of a text, with the words and the mentions that are read in it;
// a current one has a sketch, and no group yet.
func (x *Index) describe(an *text.Analyzer, e *plan.Entities, t Text) (dsl, copies.Sketch) {
	words := entity.Text{Title: t.Title, Body: t.Body, TitleWords: an.Words(nil, t.Title), BodyWords: an.Words(nil, t.Body), Known: t.Known}
	mentions := e.Corrected(t.Article, e.Mentions(words), words.TitleWords, words.BodyWords)
	source := Source{Title: t.Title, Body: t.Body, Known: ledger.KnownOf(t.Known), Mentions: bare(mentions)}
	doc := dsl{fieldID: t.ID, fieldRevision: t.Revision, fieldChange: t.Change, fieldLive: true, fieldCurrent: t.Current}
	addTokens(doc, words.TitleWords, words.BodyWords, mentions)
	if t.Remains != "" {
		remains := an.Words(nil, t.Remains)
		doc[plan.FieldRemains], doc[plan.FieldRemains+exactSuffix] = stemsOf(remains), exactOf(remains)
	}
	addValues(doc, e, mentions, t.Known)
	var sketch copies.Sketch
	if t.Current {
		sketch = copies.Of(t.Title, t.Body, words.BodyWords)
	} else {
		source.Stamp = t.stamp(e)
	}
	doc[fieldSource] = source
	return doc, sketch
}

// addTokens adds the words of a text. The mapping copies those of title and body to the
// fields that all are searched in; there those of the title stand once more, see
// plan.TitleWeight.
func addTokens(doc dsl, title, body []text.Word, mentions []dateline.Mention) {
	var marks []string
	if len(title) > 0 {
		stems, exact := stemsOf(title), exactOf(title)
		doc[plan.FieldTitle], doc[plan.FieldTitle+exactSuffix] = stems, exact
		doc[fieldText], doc[fieldExact] = slices.Repeat([]string{stems}, plan.TitleWeight-1), slices.Repeat([]string{exact}, plan.TitleWeight-1)
		marks = slices.Repeat([]string{marksOf(title, plan.InField(mentions, plan.FieldTitle))}, plan.TitleWeight)
	}
	if len(body) > 0 {
		doc[plan.FieldBody], doc[plan.FieldBody+exactSuffix] = stemsOf(body), exactOf(body)
		marks = append(marks, marksOf(body, plan.InField(mentions, plan.FieldBody)))
	}
	if len(marks) > 0 {
		doc[fieldMention] = marks
	}
}

// stemsOf and exactOf are the stems and the exact forms of words as tokens.
func stemsOf(words []text.Word) string {
	return tokens(words, func(b *strings.Builder, i int) { b.WriteString(words[i].Stem) })
}

func exactOf(words []text.Word) string {
	return tokens(words, func(b *strings.Builder, i int) { b.WriteString(words[i].Exact) })
}

// noMention is the token of a word at which no mention begins; nobody searches for it.
const noMention = "."

// marksOf are the mentions that begin at words, as tokens; one behind the last word is
// taken to be there.
func marksOf(words []text.Word, mentions []dateline.Mention) string {
	return tokens(words, func(b *strings.Builder, i int) {
		var here []string
		for len(mentions) > 0 && (mentions[0].Start <= words[i].Start || i == len(words)-1) {
			if plan.EntityField(mentions[0]) != "" {
				here = append(here, plan.MarkMention+mentions[0].Entity)
			}
			mentions = mentions[1:]
		}
		b.WriteString(cmp.Or(strings.Join(here, bar), noMention))
	})
}

// tokens writes one token for each word, with blanks between them.
func tokens(words []text.Word, write func(b *strings.Builder, i int)) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		write(&b, i)
	}
	return b.String()
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
	if e.By != "" {
		doc[fieldReader] = e.By
	}
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
