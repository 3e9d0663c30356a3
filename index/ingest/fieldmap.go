package ingest

import (
	"slices"
	"strings"

	"dateline"
)

// FieldMap names the fields of a JSON object, or the columns of a table, that hold
// an article. Each list is tried in its order and the first with a value counts.
// A nil list is that of the preset, else its default; an empty one that is not
// nil reads nothing. No name may be in two lists, but for Host.
//
// A name is a path: content.text is the field text of the object in the field
// content, authors.0.name that of the first in an array. A backslash takes the
// meaning from . , | = # and itself. In a table the path is the column's name, in
// whatever case.
type FieldMap struct {
	ID          []string // string or whole number: the source's own id; default id
	Title       []string // string; default title
	Body        []string // string; default body, text, content
	Published   []string // string, see "Dates"; default published, date
	Publication []string // string; default publication
	// Host is a string, the name of a host or an address: where no field of
	// Publication has a value the host is the publication, marked as from the
	// address. Default none.
	Host     []string
	URL      []string // string, an http or https address; default url, link
	Language []string // string, BCP 47; default language, lang
	Dateline []string // string; default dateline
	Seen     []string // string, RFC 3339: when the text was captured; default seen
}

// DefaultFields returns the field map that the zero Options use.
func DefaultFields() FieldMap {
	return FieldMap{
		ID:          []string{"id"},
		Title:       []string{"title"},
		Body:        []string{"body", "text", "content"},
		Published:   []string{"published", "date"},
		Publication: []string{"publication"},
		Host:        []string{},
		URL:         []string{"url", "link"},
		Language:    []string{"language", "lang"},
		Dateline:    []string{"dateline"},
		Seen:        []string{"seen"},
	}
}

// FieldNames lists what a field map can name, as [ParseFields] reads it.
func FieldNames() []string {
	return []string{"id", "title", "body", "published", "publication", "host", "url", "language", "dateline", "seen"}
}

// lists are the lists in the order of FieldNames.
func (m *FieldMap) lists() []*[]string {
	return []*[]string{&m.ID, &m.Title, &m.Body, &m.Published, &m.Publication, &m.Host, &m.URL, &m.Language, &m.Dateline, &m.Seen}
}

const hostList = 5 // of lists

// ParseFields reads a field map: name=path, with other paths to try behind |,
// separated by commas or line breaks. Names are those of [FieldNames]. A line that
// begins with # is a note; white space around names and paths is not looked at. A
// name that is given twice has the paths of both; "seen=" reads nothing. An error
// is Invalid, of the field "fields".
func ParseFields(text string) (FieldMap, error) {
	var m FieldMap
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		for _, entry := range splitEscaped(line, ',') {
			if entry = strings.TrimSpace(entry); entry == "" {
				continue
			}
			if err := m.add(entry); err != nil {
				return m, err
			}
		}
	}
	return m, m.check()
}

// add reads one entry: "title=headline|name".
func (m *FieldMap) add(entry string) error {
	sides := splitEscaped(entry, '=')
	if len(sides) != 2 {
		return dateline.Invalidf("fields", `%s is not name=path; want for example title=headline or body=content.text, and \= for a = in a path`, quoted(entry))
	}
	name := strings.TrimSpace(sides[0])
	at := slices.Index(FieldNames(), name)
	if at < 0 {
		return dateline.Invalidf("fields", "%s is not a field of an article; %s", quoted(name), nearestOf(name, "fields", FieldNames()))
	}
	list := m.lists()[at]
	if *list == nil {
		*list = []string{}
	}
	for _, path := range splitEscaped(sides[1], '|') {
		if path = strings.TrimSpace(path); path != "" {
			*list = append(*list, path)
		}
	}
	return nil
}

// over returns the map with the lists of another for those it does not give. A
// name that it gives is taken out of the other's.
func (m FieldMap) over(base FieldMap) FieldMap {
	given := map[string]bool{}
	for i, list := range m.lists() {
		for _, name := range *list {
			given[name] = given[name] || i != hostList
		}
	}
	for i, list := range m.lists() {
		if *list == nil {
			*list = slices.DeleteFunc(slices.Clone(*base.lists()[i]), func(name string) bool { return given[name] && i != hostList })
		}
	}
	return m
}

// check reports a path that cannot be read, and a name in two lists.
func (m FieldMap) check() error {
	seen := map[string]bool{}
	for i, list := range m.lists() {
		for _, name := range *list {
			if _, err := parsePath(name); err != nil {
				return err
			}
			if seen[name] && i != hostList {
				return dateline.Invalidf("fields", "%q is named twice; want each field once", name)
			}
			seen[name] = seen[name] || i != hostList
		}
	}
	return nil
}
