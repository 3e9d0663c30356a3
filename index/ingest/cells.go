package ingest

import (
	"fmt"

	"dateline"
)

// cells reads the cells of one row of metadata.csv and gathers what is wrong.
type cells struct {
	table  *table
	row    tableRow
	faults []error
}

// fault keeps an error as that of a column; nil is none.
func (c *cells) fault(column string, err error) {
	if err != nil {
		c.faults = append(c.faults, problemIn(column, "%s", fieldless(err)))
	}
}

// about reads what the row says.
func (c *cells) about() about {
	a := about{id: value(c, "id", readID), seen: value(c, "seen", readSeen)}
	a.known = dateline.Known{
		Publication: sourced(c, "publication", readLine),
		URL:         sourced(c, "url", readURL),
		Language:    sourced(c, "language", readLanguage),
		Dateline:    sourced(c, "dateline", readLine),
		Published:   sourced(c, "published", readDate),
	}
	title := sourced(c, "title", readLine)
	a.title, a.titleFrom = title.Value, title.From
	if a.known.URL.Value != "" {
		a.url, _ = CanonicalURL(a.known.URL.Value) // checked by readURL
	}
	return a
}

// value reads a cell; an empty one is the zero value.
func value[T any](c *cells, column string, read func(string) (T, error)) (v T) {
	cell, _ := c.table.cell(c.row, column)
	if cell == "" {
		return v
	}
	v, err := read(cell)
	c.fault(column, err)
	return v
}

// sourced reads a cell and where its value is from. An absent column says
// nothing, an empty cell that the value is unknown.
func sourced[T comparable](c *cells, column string, read func(string) (T, error)) (s dateline.Sourced[T]) {
	if _, stated := c.table.cell(c.row, column); !stated {
		return s
	}
	s.Value = value(c, column, read)
	if s.From = value(c, column+fromSuffix, readOrigin); s.From == "" {
		s.From = dateline.FromMetadata
	}
	return s
}

func readID(s string) (dateline.ID, error) {
	if id := dateline.ID(s); id.Valid() {
		return id, nil
	}
	return "", fmt.Errorf("%s is not an id; want 1 to 64 of A-Z a-z 0-9 _ and -", quoted(s))
}
