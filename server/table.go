package server

import (
	"net/http"
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

// revisionTable is what stands there where all revisions are searched.
var revisionTable = append(hitTable[:len(hitTable):len(hitTable)], export.Table[dateline.Hit]{
	{Name: "current_revision", Cell: func(h dateline.Hit) string { return strconv.Itoa(h.Current) }},
}...)

// searchCSV serves /api/v1/search.csv (RFC 4180): a line of names, then the hits
// of one page. What is not known is an empty cell.
func (s *server) searchCSV(r *http.Request) (*reply, error) {
	rep, err := s.onePage(r, mediaCSV, ".csv", func(res *dateline.Result, at address) ([]byte, error) {
		table := hitTable
		if ofAll(at) {
			table = revisionTable
		}
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
