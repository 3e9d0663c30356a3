package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
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

// parseTable reads a table as rowReader does. Where one row is wrong all of it is, and line
// says which.
func parseTable(s string, required, known []string) (t *table, line int, err error) {
	most := int64(len(s)) // it is in memory already
	r := rowReader{lines: newLineReader(bufio.NewReader(strings.NewReader(s)), most), most: most}
	names, err := r.columns()
	if errors.Is(err, io.EOF) {
		return nil, 0, problem("it is empty; want a header line with the column %s", quotedList(required))
	}
	if err != nil {
		return nil, r.at.line, err
	}
	t = &table{columns: map[string]int{}, names: names}
	if err := t.readHeader(required, known); err != nil {
		return nil, r.at.line, err
	}
	line, err = t.readRows(&r)
	return t, line, err
}

func (t *table) readRows(r *rowReader) (line int, err error) {
	for {
		cells, err := r.next()
		if errors.Is(err, io.EOF) {
			return 0, nil
		}
		if err != nil {
			return r.at.line, rowFaultOf(err)
		}
		row, blank := tableRow{line: r.at.line, cells: make([]string, len(cells))}, true
		for i, c := range cells {
			row.cells[i] = string(bytes.TrimSpace(c.raw))
			blank = blank && row.cells[i] == ""
		}
		if blank {
			continue
		}
		if len(t.rows) == maxRows {
			return row.line, problem("it has more than %d rows, the limit", maxRows)
		}
		t.rows = append(t.rows, row)
	}
}

func (t *table) readHeader(required, known []string) error {
	for i, name := range t.names {
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

func quotedList(names []string) string {
	q := make([]string, len(names))
	for i, n := range names {
		q[i] = quoted(n)
	}
	return strings.Join(q, " and ")
}
