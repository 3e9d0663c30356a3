package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// columns are those of a table, and what stands in them.
var columns = []struct {
	name string
	cell func(dateline.Article) string
}{
	{"id", func(a dateline.Article) string { return string(a.ID) }},
	{"revision", func(a dateline.Article) string { return strconv.Itoa(a.Revision) }},
	{"seen", func(a dateline.Article) string { return a.Seen.UTC().Format(time.RFC3339Nano) }},
	{"title", func(a dateline.Article) string { return a.Title }},
	{"publication", func(a dateline.Article) string { return a.Known.Publication.Value }},
	{"published", func(a dateline.Article) string { return a.Known.Published.Value.String() }},
	{"dateline", func(a dateline.Article) string { return a.Known.Dateline.Value }},
	{"language", func(a dateline.Article) string { return a.Known.Language.Value }},
	{"url", func(a dateline.Article) string { return a.Known.URL.Value }},
	{"body", func(a dateline.Article) string { return a.Body }},
	{"remains", func(a dateline.Article) string { return a.Remains }},
}

// TableHead returns the line of a table that names its columns (RFC 4180).
func TableHead() []byte {
	var names []string
	for _, c := range columns {
		names = append(names, c.name)
	}
	return row(names)
}

// TableRow returns the row of one article. What is not known is an empty cell.
// Cells are those of Cell, and all line ends in them are CR LF: a table is for
// spreadsheets, and does not give the article back byte for byte.
func TableRow(a dateline.Article) []byte {
	var cells []string
	for _, c := range columns {
		cells = append(cells, Cell(c.cell(a)))
	}
	return row(cells)
}

func row(cells []string) []byte {
	var buf bytes.Buffer
	w := csv.NewWriter(&buf)
	w.UseCRLF = true
	_ = w.Write(cells) // a buffer takes everything
	w.Flush()
	return buf.Bytes()
}

// Cell keeps spreadsheets from running a cell as a formula, as OWASP's page on
// CSV injection advises: an apostrophe before the signs that begin one.
func Cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(s[:min(len(s), 4)])[0]) {
		return "'" + s
	}
	return s
}
