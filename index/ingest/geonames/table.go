package geonames

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// maxLine is the length in bytes of the longest row: alternate names are at most 10,000
// characters.
const maxLine = 256 << 10

const (
	columnsOfPlaces = 19
	columnsOfNames  = 8 // and two more in the later version
)

// table reads one table. What it holds is told by the number of columns of its first row.
func (r *reader) table(ctx context.Context, name string, in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	columns := 0
	for n := 1; lines.Scan(); n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		text := strings.TrimPrefix(lines.Text(), "\ufeff")
		if strings.TrimSpace(text) == "" {
			continue
		}
		f := strings.Split(text, "\t")
		if columns == 0 {
			if columns = len(f); columns != columnsOfPlaces && columns != columnsOfNames && columns != columnsOfNames+2 {
				return fmt.Errorf("%s:%d: %d columns; want a table of GeoNames, which has 19 columns of places, or 8 or 10 of names", name, n, columns)
			}
		}
		r.row(name, n, f, columns)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("%s: a line is longer than %d bytes; want a table of GeoNames", name, maxLine)
	}
	if lines.Err() != nil {
		return fmt.Errorf("%s: %w", name, lines.Err())
	}
	if columns == 0 {
		return fmt.Errorf("%s: it is empty; want a table of GeoNames", name)
	}
	return nil
}

func (r *reader) row(file string, line int, f []string, columns int) {
	at := Fault{File: file, Line: line}
	if len(f) != columns {
		at.Value, at.Want = fmt.Sprintf("%d columns", len(f)), fmt.Sprintf("%d, as in the first row", columns)
		r.dump.Faults = append(r.dump.Faults, at)
		return
	}
	for _, s := range f {
		if !utf8.ValidString(s) {
			at.Value, at.Want = strings.ToValidUTF8(s, "?"), "UTF-8"
			r.dump.Faults = append(r.dump.Faults, at)
			return
		}
	}
	if columns == columnsOfPlaces {
		r.place(cells{f, at, &r.dump.Faults, false})
	} else {
		r.name(cells{f, at, &r.dump.Faults, false})
	}
}
