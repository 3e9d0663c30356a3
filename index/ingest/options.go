package ingest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// DefaultMaxBytes is the limit of one text when [Options] names none: 16 MiB,
// some three million words.
const DefaultMaxBytes = 16 << 20

// maxTableBytes bounds a metadata.csv or places.csv, which are read as a whole:
// 128 MiB, about half a million rows.
const maxTableBytes = 128 << 20

// Options say how files are read. The zero Options are the defaults.
type Options struct {
	// Source is the name that paths and ids of what is read are unique in. ""
	// takes the base name of each folder named, and of the folder that a named
	// file lies in. At most 200 bytes of UTF-8 without control characters.
	Source string
	// MaxBytes is the limit of one text file and of one line of NDJSON, in bytes,
	// 1 to [dateline.MaxArticleBytes]; 0 is DefaultMaxBytes. What is larger is
	// rejected, never cut.
	MaxBytes int64
	// Fields says which fields of NDJSON are read. A nil list is its default.
	Fields FieldMap
	// Archive is the folder of the archive that is written to; where it lies in a
	// folder named it is ignored. "" is none.
	Archive string
}

func (o Options) withDefaults() (Options, error) {
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.MaxBytes < 1 || o.MaxBytes > dateline.MaxArticleBytes {
		return o, dateline.Invalidf("max-bytes", "%d is out of range; want 1 to %d", o.MaxBytes, dateline.MaxArticleBytes)
	}
	if o.Source != "" {
		if err := checkSource(o.Source); err != nil {
			return o, err
		}
	}
	o.Fields = o.Fields.withDefaults()
	return o, o.Fields.check()
}

const maxSourceBytes = 200

func checkSource(s string) error {
	switch {
	case !utf8.ValidString(s), strings.ContainsFunc(s, unicode.IsControl), strings.TrimSpace(s) == "":
		return dateline.Invalidf("source", "%q is not a name; want UTF-8 without control characters, by --source", s)
	case len(s) > maxSourceBytes:
		return dateline.Invalidf("source", "the name is %d bytes long; want at most %d, by --source", len(s), maxSourceBytes)
	}
	return nil
}

// FieldMap names the fields of a JSON object that hold an article. Each list is
// tried in its order and the first field with a value counts. No name may be in
// two lists.
type FieldMap struct {
	ID          []string // string or whole number: the source's own id; default id
	Title       []string // string; default title
	Body        []string // string; default body, text, content
	Published   []string // string, see "Dates"; default published, date
	Publication []string // string; default publication
	URL         []string // string, an http or https address; default url, link
	Language    []string // string, BCP 47; default language, lang
	Dateline    []string // string; default dateline
	Seen        []string // string, RFC 3339: when the text was captured; default seen
}

// DefaultFields returns the field map that the zero Options use.
func DefaultFields() FieldMap {
	return FieldMap{
		ID:          []string{"id"},
		Title:       []string{"title"},
		Body:        []string{"body", "text", "content"},
		Published:   []string{"published", "date"},
		Publication: []string{"publication"},
		URL:         []string{"url", "link"},
		Language:    []string{"language", "lang"},
		Dateline:    []string{"dateline"},
		Seen:        []string{"seen"},
	}
}

func (m *FieldMap) lists() []*[]string {
	return []*[]string{&m.ID, &m.Title, &m.Body, &m.Published, &m.Publication, &m.URL, &m.Language, &m.Dateline, &m.Seen}
}

func (m FieldMap) withDefaults() FieldMap {
	standard := DefaultFields()
	for i, list := range m.lists() {
		if *list == nil {
			*list = *standard.lists()[i]
		}
	}
	return m
}

func (m FieldMap) check() error {
	seen := map[string]bool{}
	for _, list := range m.lists() {
		for _, name := range *list {
			if seen[name] {
				return dateline.Invalidf("fields", "%q is named twice; want each field once", name)
			}
			seen[name] = true
		}
	}
	return nil
}

// limitError says that something is too long, and which option helps where one
// does: tables have a limit of their own.
func limitError(size, limit int64) *dateline.Error {
	e := problem("is %d bytes long, over the limit of %d", size, limit)
	if limit < dateline.MaxArticleBytes {
		e.Hint = fmt.Sprintf("raise it with --max-bytes, to at most %d", dateline.MaxArticleBytes)
	}
	return e
}
