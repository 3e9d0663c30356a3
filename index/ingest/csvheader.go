package ingest

import (
	"bytes"
	"errors"
	"slices"
	"strings"
)

// columns reads the header line and returns the names in it in lower case, "" where one has
// none.
func (r *rowReader) columns() (names []string, err error) {
	cells, err := r.header()
	for _, c := range cells {
		name := strings.ToLower(string(bytes.TrimSpace(c.raw)))
		if name != "" && slices.Contains(names, name) {
			return nil, problem("the header line names the column %s twice", quoted(name))
		}
		names = append(names, name)
	}
	return names, rowFaultOf(err)
}

// header reads the first row, whose line shows the separator where none is said above it.
func (r *rowReader) header() ([]member, error) {
	if r.lines.ofOldMac() {
		r.lines.end = '\r'
	}
	line, err := r.begin()
	if err != nil {
		return nil, err
	}
	comma, said := saysSeparator(line)
	if !said {
		comma = byte(separator(string(line)))
	} else if line, err = r.begin(); err != nil {
		return nil, err
	}
	r.comma = comma
	return r.row(line)
}

// rowFaultOf takes what is wrong with a row for what is wrong with all.
func rowFaultOf(err error) error {
	var fault *rowError
	if errors.As(err, &fault) {
		return fault.reason
	}
	return err
}

// separators are what cells are separated by; the first of those that a header line has
// most of is its own.
const separators = ",;\t"

// separator returns what the header line is separated by.
func separator(s string) rune {
	line, _, _ := strings.Cut(s, "\n")
	best, most := ',', 0
	for _, sep := range separators {
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

// saysSeparator reads the line sep=; that Excel has above the header line, as it is
// written and read there.
func saysSeparator(line []byte) (separator byte, says bool) {
	const word = "sep="
	line = bytes.TrimRight(line, "\r")
	if len(line) != len(word)+1 || !strings.EqualFold(string(line[:len(word)]), word) || !strings.ContainsRune(separators+"|", rune(line[len(word)])) {
		return 0, false
	}
	return line[len(word)], true
}
