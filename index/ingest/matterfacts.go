package ingest

import (
	"mime"
	"path"
	"slices"
	"strings"
	"time"

	"dateline"
)

// matterNames are the names that a field of front matter may have, without case,
// hyphens and underscores: those of Jekyll, Hugo, Eleventy, Astro, Zola and web
// clippers. The first with a value counts.
var matterNames = map[string][]string{
	"id":          {"id", "slug"},
	"title":       {"title"},
	"published":   {"published", "date", "pubdate", "publishdate", "publisheddate", "datepublished"},
	"publication": {"publication", "source", "publisher"},
	"url":         {"url", "link", "canonical", "canonicalurl", "originalurl", "source"},
	"language":    {"language", "lang"},
	"dateline":    {"dateline"},
	"seen":        {"seen"},
}

func meansSomething(name string) bool {
	for _, names := range matterNames {
		if slices.Contains(names, name) {
			return true
		}
	}
	return false
}

// matterFacts is what front matter says of its text.
type matterFacts struct {
	id    string // the publication's own; "" if it is a slug or there is none
	slug  dateline.ID
	title dateline.Sourced[string]
	known dateline.Known
	seen  time.Time
}

func (m *matter) facts() (f matterFacts, err error) {
	r := matterReader{matter: m}
	f.id, f.slug = r.id()
	f.title = fact(&r, "title", readLine)
	f.known = dateline.Known{
		Publication: fact(&r, "publication", readLine), URL: fact(&r, "url", readURL), Language: fact(&r, "language", readLanguage),
		Dateline: fact(&r, "dateline", readLine), Published: fact(&r, "published", readMatterDate),
	}
	f.seen = fact(&r, "seen", readSeen).Value
	return f, r.fault
}

// matterReader reads fields and keeps the first fault.
type matterReader struct {
	*matter
	fault error
}

// first returns the field of a meaning: the first with a value, else the first
// that is there.
func (r *matterReader) first(meaning string) (f matterField, is bool) {
	for _, name := range matterNames[meaning] {
		found, there := r.fields[name]
		if !there || notMeant(meaning, name, found) {
			continue
		}
		if found.value != "" || found.other != "" {
			return found, true
		}
		if !is {
			f, is = found, true
		}
	}
	return f, is
}

// notMeant reports a field that means something else than its name says here:
// whether a page is published, the path of a page on its own site, and a source
// that is an address or none.
func notMeant(meaning, name string, f matterField) bool {
	switch meaning {
	case "published":
		return f.other == "yes or no"
	case "url":
		return isPath(f.value) || name == "source" && !isAddress(f.value)
	case "publication":
		return name == "source" && isAddress(f.value)
	}
	return false
}

func isPath(s string) bool { return strings.HasPrefix(s, "/") && !strings.HasPrefix(s, "//") }

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// fact reads a value. An absent field says nothing, an empty one that the value is
// unknown.
func fact[T comparable](r *matterReader, meaning string, read func(string) (T, error)) (v dateline.Sourced[T]) {
	f, is := r.first(meaning)
	if !is {
		return v
	}
	v.From = dateline.FromMetadata
	switch s := strings.TrimSpace(f.value); {
	case f.other != "":
		r.fail(f, problem("it is %s; want one text", f.other))
	case s != "":
		value, err := read(s)
		if err != nil {
			r.fail(f, err)
		}
		v.Value = value
	}
	return v
}

func (r *matterReader) fail(f matterField, err error) {
	if r.fault == nil {
		r.fault = f.fault(err)
	}
}

// id is what the source calls the article. A slug may be given twice on one site,
// so it is only what is wished for.
func (r *matterReader) id() (own string, slug dateline.ID) {
	f, _ := r.first("id")
	s := strings.TrimSpace(fact(r, "id", readLine).Value)
	if plainName.Replace(strings.ToLower(f.name)) == "slug" {
		return "", dateline.ID(s)
	}
	return s, dateline.ID(s)
}

// withFacts makes an article of a text whole with its front matter, and then with
// what metadata.csv says.
func (s *stream) withFacts(a dateline.Article, f matterFacts) dateline.Article {
	if f.title.Value != "" {
		a.Title, a.Known.TitleFrom = f.title.Value, f.title.From
	}
	a.Known = about{known: f.known}.over(a.Known)
	a.Seen = f.seen
	if f.slug.Valid() {
		a.ID = f.slug
	}
	a = s.complete(a)
	if f.id != "" && s.about.id == "" {
		a.Keys = append(a.Keys, dateline.Key{Kind: dateline.KeyOwn, Source: s.file.entry.source, Value: f.id})
	}
	return a
}

// markdown reports whether a stream says that it is Markdown.
func (s *stream) markdown() bool {
	media, _, _ := mime.ParseMediaType(s.web.contentType)
	return strings.EqualFold(path.Ext(s.name), ".md") || strings.EqualFold(media, "text/markdown")
}
