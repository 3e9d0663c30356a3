package index

import (
	"time"

	"dateline"
	"dateline/index/copies"
	"dateline/index/plan"
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

// analyse reads the words and the mentions of an article; change is the last one
// of the record that touched it.
func analyse(an *text.Analyzer, places *entities, a dateline.Article, change dateline.Seq) analysed {
	out, body := describe(an, places, a, change, string(a.ID))
	out.sketch = copies.Of(a.Title, a.Body, body)
	out.doc.AddField(newStored(fieldSketch, out.sketch.Append(nil)))
	return out
}

// describe makes the document of one text under a name, and returns the words of its
// body.
func describe(an *text.Analyzer, places *entities, a dateline.Article, change dateline.Seq, name string) (analysed, []text.Word) {
	t := plan.TextOf(an, a)
	title, body := t.TitleWords, t.BodyWords
	mentions := places.Corrected(a, places.Mentions(t), title, body)
	f := facts{
		revision: a.Revision, length: plan.TitleWeight*len(title) + len(body), change: change,
		places: plan.PlacesOf(mentions),
	}

	doc := document.NewDocument(name)
	doc.AddField(newText(fieldTitle, f.length, title, plan.InField(mentions, fieldTitle)))
	doc.AddField(newText(fieldBody, f.length, body, plan.InField(mentions, fieldBody)))
	if a.Remains != "" {
		doc.AddField(newText(fieldRemains, f.length, an.Exact(nil, a.Remains), nil))
	}
	doc.AddField(newValues(fieldFacts, shownOptions, f.String()))
	addEntities(doc, places, mentions)
	addKnown(doc, a.Known)
	addKnownValue(doc, fieldReader, places.By)
	packed := packMentions(mentions)
	doc.AddField(newStored(fieldMentions, packed))
	return analysed{doc: doc, facts: f, mentions: packed}, body
}

// addEntities adds what mentions are counted by. Nationalities and capitals that stand
// for their governments are not counted.
func addEntities(doc *document.Document, entities *entities, mentions []dateline.Mention) {
	values := map[string][]string{}
	for _, m := range mentions {
		field := plan.EntityField(m)
		if field == "" {
			continue
		}
		values[field] = append(values[field], m.Entity)
		values[fieldName] = append(values[fieldName], m.Entity+plan.NameSeparator+m.Words)
		if field != fieldPlace {
			values[fieldLabel] = append(values[fieldLabel], m.Entity+plan.NameSeparator+m.Label)
			continue
		}
		p, _ := entities.Place(m.Entity)
		values[fieldCountry] = append(values[fieldCountry], p.Countries...)
	}
	for _, field := range []string{fieldPlace, fieldPerson, fieldOrganisation, fieldName, fieldLabel, fieldCountry} {
		add(doc, field, values[field]...)
	}
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
	addKnownValue(doc, fieldPublication, k.Publication.Value)
	if k.Publication.Value != "" {
		add(doc, fieldFolded, text.Fold(k.Publication.Value))
	}
	addKnownValue(doc, fieldDateline, k.Dateline.Value)
	addKnownValue(doc, fieldLanguage, k.Language.Value)
	addDate(doc, k.Published.Value)
}

func addDate(doc *document.Document, d dateline.Date) {
	first, last, ok := d.Span()
	if !ok {
		return
	}
	add(doc, fieldFirst, plan.Day(first))
	add(doc, fieldLast, plan.Day(last))
	doc.AddField(newValues(fieldOrder, shownOptions, plan.Order(d)))
	d.At = time.Time{}
	add(doc, fieldPublished, d.String())
	add(doc, fieldYear, dateline.Date{Year: d.Year}.String())
	if d.Month != 0 {
		add(doc, fieldMonth, dateline.Date{Year: d.Year, Month: d.Month}.String())
	}
}
