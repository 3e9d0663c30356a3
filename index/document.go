package index

import (
	"time"

	"dateline"
	"dateline/index/copies"
	"dateline/index/entity"
	"dateline/index/text"

	"github.com/blevesearch/bleve/v2/document"
)

// analysed is an article made ready for Bleve.
type analysed struct {
	doc    *document.Document
	facts  facts
	sketch copies.Sketch
}

// analyse reads the words and the mentions of an article; change is the last one
// of the record that touched it.
func analyse(an *text.Analyzer, places *entity.Gazetteer, a dateline.Article, change dateline.Seq) analysed {
	out, body := describe(an, places, a, change, string(a.ID))
	out.sketch = copies.Of(a.Title, a.Body, body)
	out.doc.AddField(newStored(fieldSketch, out.sketch.Append(nil)))
	return out
}

// describe makes the document of one text under a name, and returns the words of its
// body.
func describe(an *text.Analyzer, places *entity.Gazetteer, a dateline.Article, change dateline.Seq, name string) (analysed, []text.Word) {
	title, body := an.Exact(nil, a.Title), an.Exact(nil, a.Body)
	inTitle := places.Mentions(fieldTitle, a.Title, title)
	inBody := places.Mentions(fieldBody, a.Body, body)
	mentions := append(inTitle, inBody...)
	f := facts{
		revision: a.Revision, length: titleWeight*len(title) + len(body), change: change,
		places: placesOf(mentions),
	}

	doc := document.NewDocument(name)
	doc.AddField(newText(fieldTitle, f.length, title, inTitle))
	doc.AddField(newText(fieldBody, f.length, body, inBody))
	if a.Remains != "" {
		doc.AddField(newText(fieldRemains, f.length, an.Exact(nil, a.Remains), nil))
	}
	doc.AddField(newValues(fieldFacts, shownOptions, f.String()))
	addPlaces(doc, places, mentions)
	addKnown(doc, a.Known)
	return analysed{doc: doc, facts: f}, body
}

func addPlaces(doc *document.Document, gazetteer *entity.Gazetteer, mentions []dateline.Mention) {
	var places, countries, names []string
	for _, m := range mentions {
		places = append(places, m.Entity)
		names = append(names, m.Entity+nameSeparator+m.Words)
		p, _ := gazetteer.Place(m.Entity)
		countries = append(countries, p.Countries...)
	}
	add(doc, fieldPlace, places...)
	add(doc, fieldName, names...)
	add(doc, fieldCountry, countries...)
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
	add(doc, fieldFirst, day(first))
	add(doc, fieldLast, day(last))
	doc.AddField(newValues(fieldOrder, shownOptions, order(d)))
	d.At = time.Time{}
	add(doc, fieldPublished, d.String())
	add(doc, fieldYear, dateline.Date{Year: d.Year}.String())
	if d.Month != 0 {
		add(doc, fieldMonth, dateline.Date{Year: d.Year, Month: d.Month}.String())
	}
}
