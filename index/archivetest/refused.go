package archivetest

import (
	"strings"
	"time"

	"dateline"
)

// refusedArticle is a mistake in an article and the field that the error names.
type refusedArticle struct {
	name, field string
	spoil       func(a *dateline.Article)
}

// spoilDate is a mistake in the date of an article.
func spoilDate(d dateline.Date) func(*dateline.Article) {
	return func(a *dateline.Article) {
		a.Known.Published = dateline.Sourced[dateline.Date]{Value: d, From: dateline.FromText}
	}
}

// spoilKey gives an article one key that is not well formed.
func spoilKey(kind, source, value string) func(*dateline.Article) {
	return func(a *dateline.Article) { a.Keys = []dateline.Key{{Kind: kind, Source: source, Value: value}} }
}

// spoilKnown says something of an article that cannot be said.
func spoilKnown(of func(*dateline.Known) *dateline.Sourced[string], value string, from dateline.Origin) func(*dateline.Article) {
	return func(a *dateline.Article) { *of(&a.Known) = dateline.Sourced[string]{Value: value, From: from} }
}

func publicationOf(k *dateline.Known) *dateline.Sourced[string] { return &k.Publication }
func urlOf(k *dateline.Known) *dateline.Sourced[string]         { return &k.URL }
func languageOf(k *dateline.Known) *dateline.Sourced[string]    { return &k.Language }
func datelineOf(k *dateline.Known) *dateline.Sourced[string]    { return &k.Dateline }

var refusedArticles = []refusedArticle{
	{"an article without a key", "keys", func(a *dateline.Article) { a.Keys = nil }},
	{"a key of an unknown kind", "keys", spoilKey("isbn", "attic", "1")},
	{"a key without a value", "keys", spoilKey(dateline.KeyPath, "attic", "")},
	{"an address with a source", "keys", spoilKey(dateline.KeyURL, "attic", "https://heron.test/1")},
	{"a key that is not UTF-8", "keys", spoilKey(dateline.KeyPath, "attic", "\xff")},
	{"neither title nor body", "body", func(a *dateline.Article) { a.Title, a.Body = "", "" }},
	{"a title that is not UTF-8", "title", func(a *dateline.Article) { a.Title = "kite \xc3" }},
	{"a body that is not UTF-8", "body", func(a *dateline.Article) { a.Body = "kite \xed\xa0\x80" }},
	{"more text than MaxArticleBytes", "body", func(a *dateline.Article) {
		a.Body = strings.Repeat("a", dateline.MaxArticleBytes-len(a.Title)+1)
	}},
	{"a publication from an unknown origin", "publication", spoilKnown(publicationOf, "Heron", "hearsay")},
	{"a publication without an origin", "publication", spoilKnown(publicationOf, "Heron", "")},
	{"a published date without an origin", "published", func(a *dateline.Article) { a.Known.Published.Value = on("2023") }},
	{"a url that is not UTF-8", "url", spoilKnown(urlOf, "\xff", dateline.FromText)},
	{"a language from an unknown origin", "language", spoilKnown(languageOf, "en", "Text")},
	{"a dateline that is not UTF-8", "dateline", spoilKnown(datelineOf, "\xff", dateline.FromText)},
	{"a title from an unknown origin", "title", func(a *dateline.Article) { a.Known.TitleFrom = "hearsay" }},
	{"a published date from an unknown origin", "published", func(a *dateline.Article) {
		a.Known.Published = dateline.Sourced[dateline.Date]{Value: on("2023"), From: "hearsay"}
	}},
	{"a day that its month lacks", "published", spoilDate(dateline.Date{Year: 2023, Month: 2, Day: 29})},
	{"a thirteenth month", "published", spoilDate(dateline.Date{Year: 2023, Month: 13})},
	{"a month without a year", "published", spoilDate(dateline.Date{Month: 9})},
	{"a day without a month", "published", spoilDate(dateline.Date{Year: 2023, Day: 9})},
	{"a year beyond 9999", "published", spoilDate(dateline.Date{Year: 10000})},
	{"a moment without its day", "published", spoilDate(dateline.Date{At: time.Date(2023, 9, 1, 0, 0, 0, 0, time.UTC)})},
}

// refusedArticlePromises returns a promise for each mistake: the article is
// rejected as Invalid, the error names the field, and nothing is kept of it.
func refusedArticlePromises() []promise {
	var all []promise
	for _, r := range refusedArticles {
		all = append(all, promise{"Put/refuses " + r.name, func(e *env) {
			bad := article("bad", "Kite", "alpha")
			r.spoil(&bad)
			out := e.try(bad, article("good", "", "beta"))
			e.rejected(out[0], dateline.Invalid, r.field)
			e.is(out[1], "good", 1, dateline.Added)
			e.finds("", "good")
			e.failsArticle("bad", 0, dateline.NotFound)
		}})
	}
	return all
}
