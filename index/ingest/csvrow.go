package ingest

import (
	"bytes"
	"errors"
	"io"

	"dateline/index/ingest/advice"
)

// rowReader reads a table as RFC 4180 has it: cells between separators, in double
// quotes where they hold a separator, a line break or quotes, which are doubled.
// A row that is wrong is an error of its own, and the next one begins on the next
// line. Memory is bounded by most bytes for a row.
type rowReader struct {
	lines *lineReader
	comma byte
	most  int64

	at   spot  // of the latest row
	line int   // lines taken
	end  int64 // bytes taken
	text []byte
	ends []cellEnd
}

// cellEnd is a cell of the row at hand.
type cellEnd struct {
	start, end   int // in text
	line, column int // where it begins; column from 0
}

// rowError is why one row cannot be read.
type rowError struct{ reason error }

// Error returns the reason.
func (e *rowError) Error() string { return e.reason.Error() }

func rowFaultf(format string, args ...any) error { return &rowError{problem(format, args...)} }

// next returns the cells of the next row that is not blank, valid until the call
// after; io.EOF behind the last. Of a *rowError the rows behind can be read.
func (r *rowReader) next() ([]member, error) {
	line, err := r.begin()
	if err != nil {
		return nil, err
	}
	return r.row(line)
}

// begin takes the first line of a row. A byte order mark is none of its text: one stands within
// a file where files were put behind each other.
func (r *rowReader) begin() (line []byte, err error) {
	for len(bytes.TrimSpace(line)) == 0 {
		r.at = spot{line: r.line + 1, offset: r.end}
		if line, err = r.more(); err != nil {
			return nil, err
		}
		line = bytes.TrimPrefix(line, []byte(utf8BOM))
	}
	return line, nil
}

// more takes a line.
func (r *rowReader) more() ([]byte, error) {
	line, size, err := r.lines.next()
	if err != nil {
		return nil, err
	}
	r.line++
	r.end += size
	if line == nil {
		return nil, &rowError{limitError(size, r.most)}
	}
	return line, nil
}

// row reads the cells of the row whose first line is given.
func (r *rowReader) row(line []byte) ([]member, error) {
	r.text, r.ends = r.text[:0], r.ends[:0]
	for at := 0; ; {
		if len(r.ends) == maxCells {
			return nil, rowFaultf("the row has more than %d cells, the limit", maxCells)
		}
		c := cellEnd{start: len(r.text), line: r.line, column: at}
		var err error
		if at < len(line) && line[at] == '"' {
			line, at, err = r.quoted(line, at+1)
		} else {
			at, err = r.bare(line, at)
		}
		if err != nil {
			return nil, err
		}
		c.end = len(r.text)
		r.ends = append(r.ends, c)
		if at == len(line) {
			return r.cells(), nil
		}
		at++ // the separator
	}
}

func (r *rowReader) cells() []member {
	cells := make([]member, len(r.ends))
	for i, c := range r.ends {
		cells[i] = member{raw: r.text[c.start:c.end], at: c.column, line: c.line, plain: true}
	}
	return cells
}

// bare takes a cell without quotes.
func (r *rowReader) bare(line []byte, at int) (int, error) {
	cell := line[at:]
	if i := bytes.IndexByte(cell, r.comma); i >= 0 {
		cell = cell[:i]
	}
	if i := bytes.IndexByte(cell, '"'); i >= 0 {
		return 0, r.single(at + i)
	}
	r.text = append(r.text, cell...)
	return at + len(cell), nil
}

func (r *rowReader) single(at int) error {
	return rowFaultf(`a single " stands inside a cell, %s; double it, and put the cell in quotes`, locator{line: r.line, column: 1}.at(at))
}

// quoted takes a cell from behind its opening quote to its closing one. It goes
// on to the next lines, and returns the one that it ends in.
func (r *rowReader) quoted(line []byte, at int) ([]byte, int, error) {
	opened := locator{line: r.line, column: 1}.at(at - 1)
	for {
		i := bytes.IndexByte(line[at:], '"')
		if i < 0 {
			r.text = append(append(r.text, line[at:]...), '\n')
			var err error
			if line, err = r.goOn(opened); err != nil {
				return nil, 0, err
			}
			at = 0
			continue
		}
		r.text = append(r.text, line[at:at+i]...)
		at += i + 1
		switch {
		case at == len(line) || line[at] == r.comma:
			return line, at, nil
		case line[at] != '"':
			return nil, 0, r.single(at - 1)
		}
		r.text = append(r.text, '"')
		at++
	}
}

// goOn takes the next line of a quoted cell.
func (r *rowReader) goOn(opened string) ([]byte, error) {
	if int64(len(r.text)) > r.most {
		return nil, &rowError{advice.Invalidf(advice.Advice{Do: advice.CloseQuote, Limit: limitBytes}, "the quote opened %s is not closed within the limit of %d bytes", opened, r.most)}
	}
	line, err := r.more()
	if errors.Is(err, io.EOF) {
		return nil, rowFaultf("the quote opened %s is not closed", opened)
	}
	return line, err
}
