package export

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// Table is the columns of a table, from left to right.
type Table[T any] []Column[T]

// Column is one of a table: its name, and what stands in it.
type Column[T any] struct {
	Name string
	Cell func(T) string // "" for what is not known
}

// Head returns the line of a table that names its columns (RFC 4180).
func (t Table[T]) Head() []byte {
	var names []string
	for _, c := range t {
		names = append(names, c.Name)
	}
	return row(names)
}

// Row returns the line of one thing. Cells are those of Cell, and all line ends in
// them are CR LF: a table is for spreadsheets, and does not give what it holds back
// byte for byte.
func (t Table[T]) Row(of T) []byte {
	var cells []string
	for _, c := range t {
		cells = append(cells, Cell(c.Cell(of)))
	}
	return row(cells)
}

// Articles is the table of articles.
var Articles = Table[dateline.Article]{
	{Name: "id", Cell: func(a dateline.Article) string { return string(a.ID) }},
	{Name: "revision", Cell: func(a dateline.Article) string { return strconv.Itoa(a.Revision) }},
	{Name: "seen", Cell: func(a dateline.Article) string { return a.Seen.UTC().Format(time.RFC3339Nano) }},
	{Name: "title", Cell: func(a dateline.Article) string { return a.Title }},
	{Name: "publication", Cell: func(a dateline.Article) string { return a.Known.Publication.Value }},
	{Name: "published", Cell: func(a dateline.Article) string { return a.Known.Published.Value.String() }},
	{Name: "dateline", Cell: func(a dateline.Article) string { return a.Known.Dateline.Value }},
	{Name: "language", Cell: func(a dateline.Article) string { return a.Known.Language.Value }},
	{Name: "url", Cell: func(a dateline.Article) string { return a.Known.URL.Value }},
	{Name: "body", Cell: func(a dateline.Article) string { return a.Body }},
	{Name: "remains", Cell: func(a dateline.Article) string { return a.Remains }},
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
