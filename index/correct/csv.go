package correct

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline"
)

// MaxRows bounds the corrections of one table.
const MaxRows = 100_000

// Columns are those of a table of corrections, in the order in which they are written.
// words are separated by |, names of a place too; a backslash stands before a | or a
// backslash in one. Of a place, entity is the id, label its name, words its other names.
func Columns() []string {
	return []string{
		"kind", "entity", "into", "type", "label", "words", "article", "field", "occurrence", "revision",
		"place_kind", "countries", "lat", "lon", "by", "why", "at",
	}
}

// Row is a correction of a table.
type Row struct {
	Line int // of the file, from 1
	dateline.Correction
}

// InForce are the corrections that hold, as another archive would have to be told them:
// without those that were taken back, undos, and what later ones have replaced.
func InForce(all []dateline.Correction) []dateline.Correction {
	var out []dateline.Correction
	later := map[string]bool{}
	for _, c := range slices.Backward(all) {
		if c.Undone != 0 || c.Kind == dateline.CorrectUndo {
			continue
		}
		about := subject(c)
		replaced := about != "" && later[about]
		later[about] = true
		lifts := c.Kind == dateline.CorrectShow || c.Kind == dateline.CorrectSplit && len(c.Words) == 0
		if !replaced && !lifts {
			out = append(out, c)
		}
	}
	slices.Reverse(out)
	return out
}

// subject is the same for corrections of which the last one alone holds; "" if all of
// them do.
func subject(c dateline.Correction) string {
	switch c.Kind {
	case dateline.CorrectMerge:
		return "merge " + c.Entity
	case dateline.CorrectSplit:
		if len(c.Words) == 0 {
			return "merge " + c.Entity
		}
	case dateline.CorrectHide, dateline.CorrectShow:
		return "hide " + c.Entity
	case dateline.CorrectRename, dateline.CorrectRetype, dateline.CorrectPlace:
		return c.Kind + " " + c.Entity
	case dateline.CorrectMention:
		return fmt.Sprintf("%s %s %d %q", c.Article, c.Field, c.Occurrence, c.Words)
	}
	return ""
}

// WriteCSV writes corrections as a table, with a header line. Undos, and what was taken
// back, have no place in one: see InForce.
func WriteCSV(w io.Writer, all []dateline.Correction) error {
	out := csv.NewWriter(w)
	_ = out.Write(Columns()) // Error has it
	for _, c := range all {
		_ = out.Write(cells(c))
	}
	out.Flush()
	return out.Error()
}

func cells(c dateline.Correction) []string {
	words, lat, lon, at := c.Words, "", "", ""
	if c.Kind == dateline.CorrectPlace {
		c.Entity, c.Label, words = c.Place.ID, c.Place.Label, c.Place.Names
	}
	if c.Place.Located {
		lat, lon = strconv.FormatFloat(c.Place.Lat, 'f', -1, 64), strconv.FormatFloat(c.Place.Lon, 'f', -1, 64)
	}
	if !c.At.IsZero() {
		at = c.At.UTC().Format(time.RFC3339Nano)
	}
	return []string{
		c.Kind, c.Entity, c.Into, c.Type, c.Label, join(words), string(c.Article), c.Field, number(c.Occurrence), number(c.Revision),
		c.Place.Kind, join(c.Place.Countries), lat, lon, c.By, c.Why, at,
	}
}

// number writes 0 as nothing.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

var escape = strings.NewReplacer(`\`, `\\`, `|`, `\|`)

func join(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = escape.Replace(s)
	}
	return strings.Join(out, "|")
}

// parts undoes join. A backslash before anything else stands for itself.
func parts(s string) (out []string) {
	if s == "" {
		return nil
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && (s[i+1] == '|' || s[i+1] == '\\'):
			i++
			b.WriteByte(s[i])
		case s[i] == '|':
			out = append(out, b.String())
			b.Reset()
		default:
			b.WriteByte(s[i])
		}
	}
	return append(out, b.String())
}

// ReadCSV reads a table of corrections. Columns may stand in any order, and all but kind
// may be missing. What is not such a table is Invalid as a whole, naming the line and the
// column; whether a correction can hold is for the archive to say.
func ReadCSV(r io.Reader) (out []Row, err error) {
	in := csv.NewReader(r)
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, dateline.Invalidf("", "the table is empty; want a header line with %s", strings.Join(Columns(), ", "))
	}
	if err != nil {
		return nil, badCSV(err)
	}
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	if err := checkHeader(header); err != nil {
		return nil, err
	}
	for {
		values, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, badCSV(err)
		}
		line, _ := in.FieldPos(0)
		c, err := readRow(header, values, line)
		if err != nil {
			return nil, err
		}
		if len(out) == MaxRows {
			return nil, dateline.Invalidf("", "line %d: the table has more than %d corrections; want it in parts", line, MaxRows)
		}
		out = append(out, Row{line, c})
	}
}

// badCSV words what is no table; a failure of the reader itself is passed on.
func badCSV(err error) error {
	var e *csv.ParseError
	if !errors.As(err, &e) {
		return fmt.Errorf("read the table: %w", err)
	}
	if errors.Is(e.Err, csv.ErrFieldCount) {
		return dateline.Invalidf("", "line %d: the row has not as many cells as the header line; quote a cell that holds a comma", e.Line)
	}
	return dateline.Invalidf("", "line %d: %v; want a table with commas, as dateline entity corrections --export writes it", e.Line, e.Err)
}

func checkHeader(header []string) error {
	seen := map[string]bool{}
	for _, name := range header {
		switch {
		case seen[name]:
			return dateline.Invalidf("", "line 1: the column %q stands there twice", clip(name))
		case !slices.Contains(Columns(), name):
			return dateline.Invalidf("", "line 1: there is no column %q; want some of %s", clip(name), strings.Join(Columns(), ", "))
		}
		seen[name] = true
	}
	if !seen["kind"] {
		return dateline.Invalidf("", "line 1: the column kind is missing")
	}
	return nil
}

// readRow reads a row, whose cells are as many as those of the header.
func readRow(header, values []string, line int) (c dateline.Correction, err error) {
	cell := func(column string) string {
		if i := slices.Index(header, column); i >= 0 {
			return values[i]
		}
		return ""
	}
	fault := func(column, format string, args ...any) {
		if err == nil {
			err = dateline.Invalidf(column, "line %d: %s", line, fmt.Sprintf(format, args...))
		}
	}
	whole := func(column string) int {
		n, bad := strconv.Atoi(cell(column))
		if cell(column) != "" && (bad != nil || n <= 0) {
			fault(column, "%q is no number; want 1 and up, or nothing", clip(cell(column)))
		}
		return n
	}
	c = dateline.Correction{
		Kind: cell("kind"), Entity: cell("entity"), Into: cell("into"), Type: cell("type"), Label: cell("label"), Words: parts(cell("words")),
		Article: dateline.ID(cell("article")), Field: cell("field"), Occurrence: whole("occurrence"), Revision: whole("revision"),
		By: cell("by"), Why: cell("why"),
	}
	if at := cell("at"); at != "" {
		var bad error
		if c.At, bad = time.Parse(time.RFC3339, at); bad != nil {
			fault("at", "%q is no time; want one as 2023-09-01T10:30:00Z", clip(at))
		}
		c.At = c.At.UTC().Truncate(time.Millisecond)
	}
	place := dateline.Place{Kind: cell("place_kind"), Countries: parts(cell("countries"))}
	if lat, lon := cell("lat"), cell("lon"); lat != "" || lon != "" {
		place.Lat, place.Lon, place.Located = degrees(lat, "lat", fault), degrees(lon, "lon", fault), true
	}
	if c.Kind == dateline.CorrectPlace {
		place.ID, place.Label, place.Names = c.Entity, c.Label, c.Words
		c.Label, c.Words = "", nil
	}
	c.Place = place
	return c, err
}

func degrees(s, column string, fault func(column, format string, args ...any)) float64 {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n != n || n-n != 0 {
		fault(column, "%q is no number of degrees; want one as 40.11, in lat and lon both", clip(s))
	}
	return n
}
