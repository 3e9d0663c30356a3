package ingest

import (
	"bytes"
	"mime"
	"path"
	"slices"
	"strings"
)

// form is a way to write news down: the name of a reader.
type form string

const (
	formOther    form = ""  // not read
	formUnsure   form = "?" // the name has no ending: the first bytes decide
	formMetadata form = "metadata"
	formPlaces   form = "places"
)

// headBytes is how much of a stream a sniff sees: what a browser looks at to
// tell a page from a text (WHATWG MIME sniffing, 1445 bytes), less its tail.
const headBytes = 1024

// reader is a row of the table of forms. A form that is recognised in several
// ways has several rows.
type reader struct {
	form    form
	endings []string // of a name, in lower case with the dot; the longest that fits decides
	types   []string // content types in lower case without parameters
	// sniff tells the form by the first bytes, at most headBytes, where several
	// rows have the ending or the type, or where there is none. nil is a row that
	// its ending or type are enough for; it comes behind those that sniff.
	sniff func(head []byte) bool
	// one says that a file of the form holds one article, so that metadata.csv can
	// list it. What the row says is in stream.about; stream.complete merges it in.
	one bool
	// holder says that the form holds other files: it counts for Limits.Depth.
	holder bool
	// flows says that the form is read as it comes, article by article: a posted
	// stream whose ending or type names it is not looked at before, which would
	// wait for bytes that are sent when the first article is answered.
	flows bool
	read  func(*run, *stream)
}

// readers is the table of forms. It is filled by init because the readers of
// containers look into it.
var readers []reader

func init() {
	readers = slices.Concat(textReaders(), htmlReaders(), ndjsonReaders(), jsonReaders(), tableReaders(), feedReaders(), sgmlReaders(), containerReaders(), warcReaders())
}

// Endings lists the endings of the names of files that are read, with their dots.
func Endings() (list []string) {
	for _, rd := range readers {
		for _, e := range rd.endings {
			if !slices.Contains(list, e) {
				list = append(list, e)
			}
		}
	}
	return list
}

// ContentTypes lists the content types that [Read] knows, without parameters.
func ContentTypes() (list []string) {
	for _, rd := range readers {
		for _, t := range rd.types {
			if !slices.Contains(list, t) {
				list = append(list, t)
			}
		}
	}
	return list
}

// formOf returns the form of a file by its name alone.
func formOf(name string) form {
	switch rows, _ := byEnding(name); {
	case name == metadataFile:
		return formMetadata
	case name == placesFile:
		return formPlaces
	case len(rows) > 0:
		return rows[0].form
	case path.Ext(name) == "":
		return formUnsure
	}
	return formOther
}

// byEnding returns the rows that have the longest ending that fits a name.
func byEnding(name string) (rows []reader, ending string) {
	name = strings.ToLower(name)
	for _, rd := range readers {
		for _, e := range rd.endings {
			switch {
			case !strings.HasSuffix(name, e) || len(e) < len(ending):
			case e == ending:
				rows = append(rows, rd)
			default:
				rows, ending = []reader{rd}, e
			}
		}
	}
	return rows, ending
}

// byType returns the rows that have a content type.
func byType(contentType string) (rows []reader) {
	bare := bareType(contentType)
	for _, rd := range readers {
		if slices.Contains(rd.types, bare) {
			rows = append(rows, rd)
		}
	}
	return rows
}

// bareType returns a content type without parameters, in lower case.
func bareType(contentType string) string {
	bare, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		bare, _, _ = strings.Cut(contentType, ";")
	}
	return strings.ToLower(strings.TrimSpace(bare))
}

// choose returns the first row whose sniff recognises the first bytes, else the
// first that needs none.
func choose(rows []reader, head []byte) (reader, bool) {
	for _, rd := range rows {
		if rd.sniff != nil && rd.sniff(head) {
			return rd, true
		}
	}
	for _, rd := range rows {
		if rd.sniff == nil {
			return rd, true
		}
	}
	return reader{}, false
}

// sniffed returns the row that recognises the first bytes by themselves.
func sniffed(head []byte) (reader, bool) {
	for _, rd := range readers {
		if rd.sniff != nil && rd.sniff(head) {
			return rd, true
		}
	}
	return reader{}, false
}

// listable reports whether metadata.csv can list a file of this name: one that
// holds one article. A file of no known kind is read as a text.
func listable(name string) bool {
	if name == metadataFile || name == placesFile {
		return false
	}
	rows, _ := byEnding(name)
	return len(rows) == 0 || slices.ContainsFunc(rows, func(rd reader) bool { return rd.one })
}

// startsWith makes a sniff of the bytes that a form begins with.
func startsWith(magic ...string) func([]byte) bool {
	return func(head []byte) bool {
		return slices.ContainsFunc(magic, func(m string) bool { return bytes.HasPrefix(head, []byte(m)) })
	}
}
