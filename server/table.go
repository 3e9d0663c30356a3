package server

import (
	"bytes"
	"encoding/csv"
	"net/http"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/export"
)

// columns are those of search.csv, and what stands in them.
var columns = []struct {
	name string
	cell func(dateline.Hit) string
}{
	{"id", func(h dateline.Hit) string { return string(h.ID) }},
	{"revision", func(h dateline.Hit) string { return strconv.Itoa(h.Revision) }},
	{"title", func(h dateline.Hit) string { return h.Title }},
	{"publication", func(h dateline.Hit) string { return h.Known.Publication.Value }},
	{"published", func(h dateline.Hit) string { return h.Known.Published.Value.String() }},
	{"dateline", func(h dateline.Hit) string { return h.Known.Dateline.Value }},
	{"language", func(h dateline.Hit) string { return h.Known.Language.Value }},
	{"url", func(h dateline.Hit) string { return h.Known.URL.Value }},
	{"score", func(h dateline.Hit) string { return strconv.FormatFloat(h.Score, 'g', -1, 64) }},
	{"places", func(h dateline.Hit) string {
		var labels []string
		for _, p := range h.Places {
			labels = append(labels, p.Label)
		}
		return strings.Join(labels, "; ")
	}},
	{"snippets", func(h dateline.Hit) string {
		var texts []string
		for _, s := range h.Snippets {
			texts = append(texts, s.Text)
		}
		return strings.Join(texts, " … ")
	}},
}

// searchCSV serves /api/v1/search.csv (RFC 4180): a line of names, then the hits
// of one page. What is not known is an empty cell.
func (s *server) searchCSV(r *http.Request) (*reply, error) {
	rep, err := s.onePage(r, mediaCSV, ".csv", func(res *dateline.Result, _ address) ([]byte, error) {
		var buf bytes.Buffer
		w := csv.NewWriter(&buf)
		w.UseCRLF = true
		var names []string
		for _, c := range columns {
			names = append(names, c.name)
		}
		_ = w.Write(names) // a buffer takes everything; Error says so below
		for _, h := range res.Hits {
			var row []string
			for _, c := range columns {
				row = append(row, export.Cell(c.cell(h)))
			}
			_ = w.Write(row)
		}
		w.Flush()
		return buf.Bytes(), w.Error()
	})
	if err != nil {
		return nil, err
	}
	return rep.asFile("search.csv"), nil
}
