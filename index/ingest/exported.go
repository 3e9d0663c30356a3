package ingest

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// What an archive gives out is known again by the field formatField, whose value is
// the version of the shape; formatVersion is the one that is read.
const (
	formatField   = "dateline_format"
	formatVersion = 1
)

// exportedNames are the fields with a text of an exported article; revision is a
// number. Others are not looked at.
var exportedNames = []string{"id", "seen", "last", "title", "body", "remains", "publication", "published", "dateline", "url", "language"}

// exported is an article as an archive gave it out, whatever the form.
type exported struct {
	values map[string]string // by name; without those that are empty or null
	keys   []dateline.Key
	from   map[string]string // origins, by name
}

// checkFormat refuses another version of the shape.
func checkFormat(value string) error {
	if value != strconv.Itoa(formatVersion) {
		return problemIn(formatField, "%s is no version that is read; want %d", quoted(value), formatVersion)
	}
	return nil
}

// article returns the article. Values are taken as they are: the archive held them.
func (e exported) article() (dateline.Article, error) {
	a := dateline.Article{ID: dateline.ID(e.values["id"]), Keys: e.keys, Title: e.values["title"], Body: e.values["body"], Remains: e.values["remains"]}
	if a.ID != "" && !a.ID.Valid() {
		return a, problemIn("id", "%s is not an id; want 1 to 64 of A-Z a-z 0-9 _ and -", quoted(string(a.ID)))
	}
	for _, name := range []string{"title", "body", "remains"} {
		if i := strings.IndexByte(e.values[name], 0); i >= 0 {
			return a, problemIn(name, "not a text: it holds a NUL character at offset %d", i)
		}
	}
	if len(a.Keys) == 0 {
		return a, problemIn("keys", "there are none; want at least one, with kind, source and value")
	}
	for i, k := range a.Keys {
		if k.Value == "" {
			return a, problemIn("keys", "key %d has no value; want kind, source and value", i+1)
		}
	}
	var err error
	if a.Known, err = e.known(); err != nil {
		return a, err
	}
	if a.Seen, err = e.moment("seen"); err != nil || e.values["last"] == "" {
		return a, err
	}
	return e.revision(a)
}

// revision makes a one revision of those that a copy gets.
func (e exported) revision(a dateline.Article) (dateline.Article, error) {
	var err error
	if a.Last, err = e.moment("last"); err != nil {
		return a, err
	}
	if a.Last.Before(a.Seen) {
		return a, problemIn("last", "%s is before seen, which is %s", e.values["last"], e.values["seen"])
	}
	if a.Revision, err = strconv.Atoi(e.values["revision"]); err != nil || a.Revision < 1 {
		return a, problemIn("revision", "%s is not the number of a revision; want a whole number from 1", quoted(e.values["revision"]))
	}
	return a, nil
}

func (e exported) moment(name string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, e.values[name])
	if err != nil || t.IsZero() {
		return t, problemIn(name, "%s is not a moment; want 2023-09-01T10:30:00.000Z", quoted(e.values[name]))
	}
	return t.UTC(), nil
}

// known reads what is known. A value has to say where it is from; an origin
// without one says that the value is unknown.
func (e exported) known() (k dateline.Known, err error) {
	from := map[string]dateline.Origin{}
	for _, name := range []string{"title", "publication", "published", "dateline", "url", "language"} {
		origin := e.from[name]
		switch {
		case origin == "" && e.values[name] != "" && name != "title":
			return k, problemIn("known_from", "it does not say where %s is from", name)
		case origin != "":
			if from[name], err = readOrigin(origin); err != nil {
				return k, problemIn("known_from", "%s of %s", fieldless(err), name)
			}
		}
	}
	text := func(name string) dateline.Sourced[string] {
		return dateline.Sourced[string]{Value: e.values[name], From: from[name]}
	}
	k = dateline.Known{
		Publication: text("publication"), URL: text("url"), Language: text("language"), Dateline: text("dateline"),
		Published: dateline.Sourced[dateline.Date]{From: from["published"]}, TitleFrom: from["title"],
	}
	if s := e.values["published"]; s != "" {
		if k.Published.Value, err = dateline.ParseDate(s); err != nil {
			return k, problemIn("published", "%s", fieldless(err))
		}
	}
	return k, nil
}

// exported reads an object of that shape.
func (r *record) exported(format member) (a dateline.Article, err error) {
	if err := checkFormat(string(format.raw)); err != nil {
		return a, err
	}
	e := exported{values: map[string]string{}}
	for _, name := range exportedNames {
		if m, is := r.object[name]; is {
			e.values[name] = r.string(name, m)
		}
	}
	if m, is := r.object["revision"]; is {
		e.values["revision"] = string(m.raw)
	}
	r.nested("keys", &e.keys)
	r.nested("known_from", &e.from)
	if r.fault != nil {
		return a, r.fault
	}
	return e.article()
}

// nested reads a field that holds more than a text.
func (r *record) nested(name string, into any) {
	m, is := r.object[name]
	if !is || m.empty() {
		return
	}
	err := checkEscapes(m.raw) // backslashes stand in strings only
	if err == nil {
		err = json.NewDecoder(bytes.NewReader(m.raw)).Decode(into)
	}
	if err != nil {
		r.fail(name, m, problem("not of the shape that is exported: %v", err))
	}
}
