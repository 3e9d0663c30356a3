// Package export writes articles down in the forms in which they leave an
// archive: Markdown with front matter, which is read back to the same article,
// tables, and the references of RIS and BibTeX. It knows no engine and no server;
// what an article says stays text in every form, whatever it is.
package export

import (
	"net/url"
	"strings"
	"unicode"

	"dateline"
)

// Format is the version of the shape that ingest reads back without loss: the
// value of the field dateline_format, of an object of NDJSON and of front matter.
const Format = 1

// Reference is what a reference to an article is made of.
type Reference struct {
	ID    dateline.ID
	Title string // "" if it has none
	Known dateline.Known
}

// ReferenceTo returns the reference to an article.
func ReferenceTo(a dateline.Article) Reference { return Reference{a.ID, a.Title, a.Known} }

// Address is that of the article if a program may follow it, http or https with a
// host; "" if not.
func (r Reference) Address() string {
	u, err := url.Parse(r.Known.URL.Value) // has the scheme in lower case
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return r.Known.URL.Value
}

// oneLine makes blanks of all that ends a line somewhere or does not show, so that
// a value cannot begin a field of its own.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}
