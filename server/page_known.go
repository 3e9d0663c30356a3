package server

import (
	"net/url"
	"strings"
	"unicode"

	"dateline"
)

// knownRow is a value that is known about an article, and from where.
type knownRow struct {
	Name, Value, From string
	URL               string // where more of it is; "" if nowhere
	Outside           bool   // whether URL leads to another host
}

func (s *server) knownRows(home address, a dateline.Article) []knownRow {
	k := a.Known
	rows := []knownRow{
		{Name: "Title", Value: a.Title, From: string(k.TitleFrom)},
		{Name: "Publication", Value: k.Publication.Value, From: string(k.Publication.From)},
		{Name: "Published", Value: newDate(k.Published.Value).Text, From: string(k.Published.From)},
		{Name: "Dateline", Value: k.Dateline.Value, From: string(k.Dateline.From)},
		{Name: "Language", Value: k.Language.Value, From: string(k.Language.From)},
		{Name: "Address", Value: k.URL.Value, From: string(k.URL.From), URL: webAddress(k.URL.Value), Outside: true},
	}
	if row := &rows[1]; row.Value != "" {
		row.URL = s.publicationAddress(row.Value)
	}
	narrows := map[string]string{"Dateline": dateline.FacetDateline, "Language": dateline.FacetLanguage}
	for i, row := range rows {
		if facet := narrows[row.Name]; facet != "" && row.Value != "" {
			rows[i].URL = home.with(facet, row.Value).String()
		}
	}
	return rows
}

// webAddress is s if a reader can be sent there: http or https, with a host, and
// without signs that do not show.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	hidden := func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
	}
	if strings.ContainsFunc(s, hidden) {
		return ""
	}
	return s
}
