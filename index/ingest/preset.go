package ingest

import (
	"regexp"
	"slices"
	"strings"

	"dateline"
)

// preset is a shape that collections of news are spread in.
type preset struct {
	name   string
	fields FieldMap
	// is recognises the shape where that is certain.
	is func(map[string]member) bool
	// publication is that of all articles of a collection; "" if each says its own.
	publication string
	// clean makes the text of a title or body of what is written; nil leaves it.
	clean func(string) string
	// dateline takes the place out of the field; nil leaves it.
	dateline func(string) string
	// none is how an unknown value is written, besides null and ""; "" if not.
	none string
	// hosts says that the fields of the publication may hold the name of a host.
	hosts bool
}

// Names of presets.
const (
	PresetNewsPlease = "news-please"
	PresetSchemaOrg  = "schema.org"
	PresetReuters    = "reuters-21578"
	PresetCCNews     = "cc-news"
)

// PresetNone is the name that turns presets off.
const PresetNone = "none"

// Presets lists the names that Options.Preset takes.
func Presets() (names []string) {
	for _, p := range presets() {
		names = append(names, p.name)
	}
	return append(names, PresetNone)
}

// presetOf returns the preset of a name; one that changes nothing for "" and none.
func presetOf(name string) (*preset, error) {
	if name == "" || name == PresetNone {
		return &preset{}, nil
	}
	all := presets()
	if i := slices.IndexFunc(all, func(p *preset) bool { return p.name == name }); i >= 0 {
		return all[i], nil
	}
	return nil, dateline.Invalidf("preset", "%s is not a preset; %s", quoted(name), nearestOf(name, "presets", Presets()))
}

// presets are the shapes that are known. Their fields are those of
// newsplease/NewsArticle.py; https://schema.org/NewsArticle; the collection of
// D. D. Lewis and its versions in JSON; and the data sets made of the news crawl
// of Common Crawl, vblagoje/cc_news (by news-please) and stanford-oval/ccnews (by
// Fundus).
func presets() []*preset {
	return []*preset{{
		name: PresetNewsPlease, is: isNewsPlease, none: "None",
		fields: FieldMap{
			Body: []string{"maintext"}, Published: []string{"date_publish"}, Host: []string{"source_domain", "url"},
		},
	}, {
		name: PresetSchemaOrg, is: isSchemaOrg,
		fields: FieldMap{
			Title: []string{"headline", "name"}, Body: []string{"articleBody", "text"}, Published: []string{"datePublished"},
			Publication: []string{"publisher.name", "publisher.0.name", "publisher"},
			URL:         []string{"url", "mainEntityOfPage.@id", "mainEntityOfPage.url", "mainEntityOfPage"},
			Language:    []string{"inLanguage.alternateName", "inLanguage"},
		},
	}, {
		name: PresetReuters, is: isReuters, publication: "Reuters", clean: cleanSGML, dateline: filedFrom,
	}, {
		name: PresetCCNews, is: isCCNews, none: "None", hosts: true,
		fields: FieldMap{
			Body:        []string{"plain_text", "maintext", "text"},
			Published:   []string{"published_date", "date_publish", "date"},
			Publication: []string{"sitename", "publisher"},
			Host:        []string{"domain", "host", "url", "responded_url", "requested_url"},
			URL:         []string{"url", "responded_url", "requested_url"},
		},
	}}
}

// has reports whether an object has all of the fields.
func has(object map[string]member, names ...string) bool {
	for _, name := range names {
		if _, is := object[name]; !is {
			return false
		}
	}
	return true
}

func isNewsPlease(o map[string]member) bool {
	return has(o, "maintext", "date_publish", "source_domain")
}

// isCCNews knows both data sets by fields that nothing else has together.
func isCCNews(o map[string]member) bool {
	return has(o, "plain_text", "published_date", "requested_url") || has(o, "text", "domain", "url", "image_url", "description", "date")
}

// schemaType is the type of an article: NewsArticle and its kin, such as
// ReportageNewsArticle and BlogPosting.
var schemaType = regexp.MustCompile(`"(https?://schema\.org/)?([A-Za-z]*Article|[A-Za-z]*BlogPosting)"`)

func isSchemaOrg(o map[string]member) bool {
	kind, is := o["@type"]
	text := string(kind.raw)
	if kind.plain {
		text = `"` + text + `"`
	}
	return is && (has(o, "headline") || has(o, "articleBody")) && schemaType.MatchString(text)
}

// reutersDate is a date of the collection: all are of 1987.
var reutersDate = regexp.MustCompile(`^"?\s*\d{1,2}-[A-Z]{3}-1987 `)

func isReuters(o map[string]member) bool {
	return has(o, "title", "topics", "places") && (has(o, "lewissplit") || reutersDate.Match(o["date"].raw))
}

// reutersDay is the day behind the place of a dateline: ", March 13 -".
var reutersDay = regexp.MustCompile(`(?i),?\s*(jan|feb|march|mar|april|apr|may|june|jun|july|jul|aug|sept|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}$`)

// filedFrom takes the place out of "    SAN FRANCISCO, March 13 - ".
func filedFrom(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimSpace(strings.TrimRight(s, "- "))
	return strings.TrimSpace(strings.TrimRight(reutersDay.ReplaceAllString(s, ""), ", "))
}
