package server

import (
	"context"
	"slices"
	"time"

	"dateline"
	"dateline/index/export"
)

// ExportJSON is one line of an export: one revision of an article with its names
// and all that is known about it, which dateline index reads back without loss.
type ExportJSON struct {
	// the version of this shape, by which dateline index knows it
	Format int `json:"dateline_format"`
	TextJSON
	// when this text was captured last; absent unless all revisions were asked for
	Last *time.Time `json:"last,omitempty"`
	// the publication, as the archive knows it
	Publication *string `json:"publication"`
	// the date, as precise as it is known
	Published *string `json:"published"`
	// the place it is filed from, as printed
	Dateline *string `json:"dateline"`
	// where it was published
	URL *string `json:"url"`
	// BCP 47
	Language *string `json:"language"`
	// its natural names
	Keys []KeyJSON `json:"keys"`
	// where title, publication, published, dateline, url and language are from: editor, metadata file, text, address or machine; one that is null and named here is stated to be unknown
	KnownFrom map[string]string `json:"known_from"`
}

func newExport(t export.Text) ExportJSON {
	k := t.Known
	out := ExportJSON{
		Format: export.Format, TextJSON: newText(t.Article), Publication: known(k.Publication.Value), Published: known(k.Published.Value.String()),
		Dateline: known(k.Dateline.Value), URL: known(k.URL.Value), Language: known(k.Language.Value), Keys: newKeys(t.Keys), KnownFrom: map[string]string{},
	}
	if last := t.Last.UTC(); !last.IsZero() {
		out.Last = &last
	}
	for name, from := range map[string]dateline.Origin{
		"title": k.TitleFrom, "publication": k.Publication.From, "published": k.Published.From,
		"dateline": k.Dateline.From, "url": k.URL.From, "language": k.Language.From,
	} {
		if from != "" {
			out.KnownFrom[name] = string(from)
		}
	}
	return out
}

// ExportForm is a form that articles are given in one behind the other.
type ExportForm struct {
	Name   string // ndjson, csv, ris or bibtex
	Suffix string // of a file and of an address: .bib
	media  string
	refers bool // it holds references, which have no revisions
	head   func() []byte
	text   func(export.Text) ([]byte, error)
}

const (
	mediaRIS    = "application/x-research-info-systems; charset=utf-8"
	mediaBibTeX = "application/x-bibtex; charset=utf-8"
)

var exportForms = []ExportForm{
	{Name: "ndjson", Suffix: ".ndjson", media: mediaLines, text: func(t export.Text) ([]byte, error) { return encode(newExport(t)) }},
	{Name: "csv", Suffix: ".csv", media: mediaCSV, head: export.Articles.Head, text: func(t export.Text) ([]byte, error) { return export.Articles.Row(t.Article), nil }},
	{Name: "ris", Suffix: ".ris", media: mediaRIS, refers: true, text: func(t export.Text) ([]byte, error) { return export.RIS(export.ReferenceTo(t.Article)), nil }},
	{Name: "bibtex", Suffix: ".bib", media: mediaBibTeX, refers: true, text: func(t export.Text) ([]byte, error) { return export.BibTeX(export.ReferenceTo(t.Article)), nil }},
}

// ExportFormOf returns the form of a name, the first one for "". ok is false for a
// name of no form.
func ExportFormOf(name string) (f ExportForm, ok bool) {
	i := slices.IndexFunc(exportForms, func(f ExportForm) bool { return f.Name == name || name == "" })
	if i < 0 {
		return f, false
	}
	return exportForms[i], true
}

// CheckRevisions refuses to give all revisions in a form of references.
func (f ExportForm) CheckRevisions(all bool) error {
	if all && f.refers {
		return dateline.Invalidf("revisions", "has no meaning in %s, which refers to articles; want ndjson or csv", f.Name)
	}
	return nil
}

// Head returns what stands before the first article; nothing for most forms.
func (f ExportForm) Head() []byte {
	if f.head == nil {
		return nil
	}
	return f.head()
}

// Article gives one article in this form to put, or all its revisions one by one.
func (f ExportForm) Article(ctx context.Context, archive dateline.Archive, a dateline.Article, all bool, put func([]byte) error) error {
	for t, err := range export.Texts(ctx, archive, a, all) {
		if err != nil {
			return err
		}
		raw, err := f.text(t)
		if err == nil {
			err = put(raw)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
