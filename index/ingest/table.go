package ingest

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"dateline"
)

// table is a file of comma separated values with a header line.
type table struct {
	columns map[string]int // by name in lower case
	names   []string       // the header, in its order
	rows    []tableRow
	notices []error // about the header
}

// tableRow is one row. Its cells may be fewer or more than the columns.
type tableRow struct {
	line  int // of its first cell, from 1
	cells []string
}

// parseTable reads a table in RFC 4180 (quotes doubled inside quotes), separated
// by commas, or by semicolons or tabs if the header line has more of these.
func parseTable(s string, required, known []string) (*table, int, error) {
	r := csv.NewReader(strings.NewReader(s))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = separator(s), -1, false
	if line, err := checkWidth(s, r.Comma); err != nil {
		return nil, line, err
	}
	header, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, 0, problem("it is empty; want a header line with the column %s", quotedList(required))
	}
	if err != nil {
		return nil, lineOf(err), csvFault(err)
	}
	t := &table{columns: map[string]int{}}
	if err := t.readHeader(header, required, known); err != nil {
		return nil, 1, err
	}
	line, err := t.readRows(r)
	return t, line, err
}

func (t *table) readRows(r *csv.Reader) (line int, err error) {
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return 0, nil
		}
		if err != nil {
			return lineOf(err), csvFault(err)
		}
		blank := true
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
			blank = blank && cells[i] == ""
		}
		if !blank {
			line, _ := r.FieldPos(0)
			if len(t.rows) == maxRows {
				return line, problem("it has more than %d rows, the limit", maxRows)
			}
			t.rows = append(t.rows, tableRow{line: line, cells: cells})
		}
	}
}

func (t *table) readHeader(header, required, known []string) error {
	for i, cell := range header {
		name := strings.ToLower(strings.TrimSpace(cell))
		t.names = append(t.names, name)
		if _, twice := t.columns[name]; twice && name != "" {
			return problem("the header line names the column %s twice", quoted(name))
		}
		t.columns[name] = i
		switch {
		case name == "":
			t.notices = append(t.notices, problem("column %d has no name; it is not read", i+1))
		case !slices.Contains(known, name):
			t.notices = append(t.notices, problemIn(name, "not a column that is read; %s", nearest(name, known)))
		}
	}
	for _, name := range required {
		if _, is := t.columns[name]; !is {
			return problem("it has no column %s; its header line names %s", quotedList([]string{name}), quoted(strings.Join(t.names, ", ")))
		}
	}
	return nil
}

// cell returns the cell of a row; stated is false if there is no such column or
// the row ends before it.
func (t *table) cell(row tableRow, column string) (value string, stated bool) {
	i, is := t.columns[column]
	if !is || i >= len(row.cells) {
		return "", false
	}
	return row.cells[i], true
}

// width checks that a row has as many cells as there are columns.
func (t *table) width(row tableRow) error {
	if len(row.cells) != len(t.names) {
		return problem("the row has %d cells and the header line %d; quote a cell that holds the separator", len(row.cells), len(t.names))
	}
	return nil
}

// separator returns what the header line is separated by.
func separator(s string) rune {
	line, _, _ := strings.Cut(s, "\n")
	best, most := ',', 0
	for _, sep := range []rune{',', ';', '\t'} {
		if n := countUnquoted(line, sep); n > most {
			best, most = sep, n
		}
	}
	return best
}

func countUnquoted(line string, sep rune) (n int) {
	inside := false
	for _, r := range line {
		switch {
		case r == '"':
			inside = !inside
		case r == sep && !inside:
			n++
		}
	}
	return n
}

func lineOf(err error) int {
	var p *csv.ParseError
	if errors.As(err, &p) {
		return p.Line
	}
	return 0
}

func csvFault(err error) *dateline.Error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return problem("not a table: %v", err)
	}
	what := p.Err.Error()
	switch {
	case errors.Is(err, csv.ErrQuote) && p.StartLine != p.Line:
		what = fmt.Sprintf("the quote opened in the row of line %d is not closed, or a single quote stands inside", p.StartLine)
	case errors.Is(err, csv.ErrQuote), errors.Is(err, csv.ErrBareQuote):
		what = `a single " stands inside a cell; double it, and put the cell in quotes`
	}
	return problem("not a table: %s, at column %d", what, p.Column)
}

func quotedList(names []string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = quoted(n)
	}
	return strings.Join(q, " and ")
}
