package index

import (
	"slices"

	"dateline"
	"dateline/index/copies"
	"dateline/index/entity"
	"dateline/index/plan"
	"dateline/index/rank"
	"dateline/index/text"

	"github.com/blevesearch/bleve/v2/document"
)

// analysed is an article made ready for Bleve.
type analysed struct {
	doc      *document.Document
	facts    facts
	sketch   copies.Sketch
	mentions []byte // see packMentions
}

// reader analyses one text after the other. What it makes of them shares its lexicon, so
// that it is of one batch.
type reader struct {
	lexicon  *text.Lexicon
	sketcher *copies.Sketcher
	title    []text.Word // of the text at hand, like all below
	body     []text.Word
	remains  []text.Word
	numbers  []uint32
}

func newReader(an *text.Analyzer) *reader {
	l := an.NewLexicon()
	return &reader{lexicon: l, sketcher: copies.NewSketcher(l)}
}

// numbered are the numbers of the words of a text, field by field.
type numbered struct{ title, body, remains []uint32 }

// words reads the words of a text, which stand until the next. Their numbers are the
// caller's.
func (r *reader) words(a dateline.Article) (n numbered) {
	r.title, r.numbers = r.lexicon.Words(r.title[:0], r.numbers[:0], a.Title)
	r.body, r.numbers = r.lexicon.Words(r.body[:0], r.numbers, a.Body)
	r.remains, r.numbers = r.lexicon.Words(r.remains[:0], r.numbers, a.Remains)
	all, title, body := slices.Clone(r.numbers), len(r.title), len(r.title)+len(r.body)
	return numbered{all[:title], all[title:body], all[body:]}
}

// analyse reads the words and the mentions of an article; change is the last one
// of the record that touched it.
func (r *reader) analyse(places *entities, a dateline.Article, change dateline.Seq) analysed {
	out, n := r.describe(places, a, change, string(a.ID))
	out.sketch = r.sketcher.Of(a.Title, n.body)
	out.doc.AddField(newStored(fieldSketch, out.sketch.Append(nil)))
	return out
}

// describe makes the document of one text under a name.
func (r *reader) describe(places *entities, a dateline.Article, change dateline.Seq, name string) (analysed, numbered) {
	n := r.words(a)
	title, body := r.title, r.body
	mentions, by := places.mentions(a, entity.Text{Title: a.Title, Body: a.Body, TitleWords: title, BodyWords: body, Known: a.Known})
	mentions = places.Corrected(a, mentions, title, body)
	f := facts{revision: a.Revision, length: plan.TitleWeight*len(title) + len(body), change: change}

	doc := document.NewDocument(name)
	doc.AddField(newText(fieldTitle, f.length, r.lexicon, n.title))
	doc.AddField(newText(fieldBody, f.length, r.lexicon, n.body))
	if a.Remains != "" {
		doc.AddField(newText(fieldRemains, f.length, r.lexicon, n.remains))
	}
	doc.AddField(newValues(fieldFacts, shownOptions, f.String()))
	addEntities(doc, f.length, places, mentions)
	addKnown(doc, a.Known)
	addKnownValue(doc, fieldReader, by)
	packed := packMentions(mentions)
	doc.AddField(newStored(fieldMentions, packed))
	return analysed{doc: doc, facts: f, mentions: packed}, n
}

// addEntities adds what mentions are counted by, in an article of that weighted length.
func addEntities(doc *document.Document, length int, entities *entities, mentions []dateline.Mention) {
	values := entities.EntityValues(mentions)
	for _, field := range mentionFields {
		if ids := values[field.Name]; len(ids) > 0 {
			title := entityIDs(plan.InField(mentions, fieldTitle), field.Name)
			doc.AddField(newCounted(field.Name, length, append(ids, slices.Repeat(title, plan.TitleWeight-1)...)))
		}
	}
	add(doc, fieldName, packNames(values[fieldName], values[fieldLabel])...)
	add(doc, fieldCountry, values[fieldCountry]...)
}

// mentionFields are where an entity is counted: there it stands as often as it is
// mentioned, which a title does so often as it weighs.
var mentionFields = []rank.Field{{Name: fieldPlace, Weight: 1}, {Name: fieldPerson, Weight: 1}, {Name: fieldOrganisation, Weight: 1}}

// entityIDs are those of mentions that are counted in a field.
func entityIDs(mentions []dateline.Mention, field string) (out []string) {
	for _, m := range mentions {
		if plan.EntityField(m) == field {
			out = append(out, m.Entity)
		}
	}
	return out
}

// add adds a field of whole values, if there are any.
func add(doc *document.Document, field string, values ...string) {
	if len(values) > 0 {
		doc.AddField(newValues(field, valueOptions, values...))
	}
}

// addKnownValue adds a value, if it is known.
func addKnownValue(doc *document.Document, field, value string) {
	if value != "" {
		add(doc, field, value)
	}
}

func addKnown(doc *document.Document, k dateline.Known) {
	plan.EachKnown(k, func(field, value string) {
		options := valueOptions
		if field == fieldOrder {
			options = shownOptions
		}
		doc.AddField(newValues(field, options, value))
	})
}
