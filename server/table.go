package server

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/export"
)

// hitTable is what stands in search.csv.
var hitTable = export.Table[dateline.Hit]{
	{Name: "id", Cell: func(h dateline.Hit) string { return string(h.ID) }},
	{Name: "revision", Cell: func(h dateline.Hit) string { return strconv.Itoa(h.Revision) }},
	{Name: "title", Cell: func(h dateline.Hit) string { return h.Title }},
	{Name: "publication", Cell: func(h dateline.Hit) string { return h.Known.Publication.Value }},
	{Name: "published", Cell: func(h dateline.Hit) string { return h.Known.Published.Value.String() }},
	{Name: "dateline", Cell: func(h dateline.Hit) string { return h.Known.Dateline.Value }},
	{Name: "language", Cell: func(h dateline.Hit) string { return h.Known.Language.Value }},
	{Name: "url", Cell: func(h dateline.Hit) string { return h.Known.URL.Value }},
	{Name: "score", Cell: func(h dateline.Hit) string { return strconv.FormatFloat(h.Score, 'g', -1, 64) }},
	{Name: "places", Cell: func(h dateline.Hit) string {
		var labels []string
		for _, p := range h.Places {
			labels = append(labels, p.Label)
		}
		return strings.Join(labels, "; ")
	}},
	{Name: "snippets", Cell: func(h dateline.Hit) string {
		var texts []string
		for _, s := range h.Snippets {
			texts = append(texts, s.Text)
		}
		return strings.Join(texts, " … ")
	}},
}

// currentColumn stands behind them where all revisions are searched.
var currentColumn = export.Column[dateline.Hit]{Name: "current_revision", Cell: func(h dateline.Hit) string { return strconv.Itoa(h.Current) }}

// readColumns are those that have to be read: they are not there with ids alone.
var readColumns = []string{"title", "publication", "published", "dateline", "language", "url", "places", "snippets"}

// tableAt is the table of the search at an address.
func tableAt(here address) export.Table[dateline.Hit] {
	table := slices.Clone(hitTable)
	if shownAt(here) == dateline.IDsOnly {
		table = slices.DeleteFunc(table, func(c export.Column[dateline.Hit]) bool { return slices.Contains(readColumns, c.Name) })
	}
	if ofAll(here) {
		table = append(table, currentColumn)
	}
	return table
}

// searchCSV serves /api/v1/search.csv (RFC 4180): a line of names, then the hits
// of one page. What is not known is an empty cell.
func (s *server) searchCSV(r *http.Request) (*reply, error) {
	rep, err := s.onePage(r, mediaCSV, suffixCSV, func(res *dateline.Result, at address) ([]byte, error) {
		table := tableAt(at)
		out := table.Head()
		for _, h := range res.Hits {
			out = append(out, table.Row(h)...)
		}
		return out, nil
	})
	if err != nil {
		return nil, err
	}
	return rep.asFile("search.csv"), nil
}
