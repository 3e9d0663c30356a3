package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"dateline/index/ingest/advice"
	"dateline/index/ingest/charset"
)

const formTable form = "table"

func tableReaders() []reader {
	return []reader{{
		form: formTable, endings: []string{".csv", ".tsv"}, types: []string{"text/csv", "text/tab-separated-values"}, read: (*run).table,
	}}
}

// table reads a table of articles: a header line, and one article in each row.
func (r *run) table(s *stream) {
	for _, name := range []string{metadataFile, placesFile} {
		if strings.EqualFold(path.Base(s.name), name) {
			r.notice(s, spot{}, problem("its name is not written %s, and it is read as a table of articles", name))
		}
	}
	s, from := r.decoded(s)
	t := tableFile{run: r, stream: s, from: from, rows: rowReader{lines: newLineReader(s.in.Reader, r.opt.MaxBytes), most: r.opt.MaxBytes}, record: r.newRecord(s)}
	t.record.table = true
	if err := t.header(); err != nil {
		r.reject(s, spot{line: t.rows.at.line}, cannotRead(err))
		return
	}
	t.read()
}

// tableFile is the reading of one stream.
type tableFile struct {
	run    *run
	stream *stream
	from   *charset.Reader
	rows   rowReader
	record record
	names  []string // of the columns, in lower case
	given  bool     // an item was handed out
}

// header reads the names of the columns and finds the separator.
func (t *tableFile) header() error {
	names, err := t.rows.columns()
	if errors.Is(err, io.EOF) {
		return problem("holds no article: it is empty; want a header line that names the columns")
	}
	if err != nil {
		return err
	}
	t.names = names
	cells := map[string]member{}
	for _, name := range names {
		cells[name] = member{plain: true}
	}
	return t.readable(cells)
}

// readable checks that there is a column of text. What the rows hold does not
// matter: presets are recognised in a table by the names of its columns.
func (t *tableFile) readable(cells map[string]member) error {
	t.record.object = cells
	t.record.fields = t.run.opt.sets.of(cells)
	for _, list := range [][]fieldPath{t.record.fields.title, t.record.fields.body} {
		for _, p := range list {
			if _, is := t.record.find(p); is {
				return nil
			}
		}
	}
	_, err := t.record.finish()
	return advice.Invalidf(advice.Advice{Do: advice.NameFields}, "%s; its columns are %s", err, quoted(strings.Join(t.names, ", ")))
}

func (t *tableFile) read() {
	for t.run.live() {
		cells, err := t.rows.next()
		if errors.Is(err, io.EOF) {
			break
		}
		t.stream.done(t.rows.end)
		var fault *rowError
		switch {
		case err != nil && !errors.As(err, &fault):
			t.reject(cannotRead(err))
			return
		case err != nil:
			t.reject(fault.reason)
		default:
			t.take(cells)
		}
	}
	if !t.given {
		t.run.reject(t.stream, spot{}, problem("holds no article: it has no row below its header line"))
	}
}

// take makes an item of one row.
func (t *tableFile) take(cells []member) {
	if len(cells) != len(t.names) {
		t.reject(problem("the row has %d cells and the header line %d; quote a cell that holds the separator", len(cells), len(t.names)))
		return
	}
	if t.headerAgain(cells) {
		t.run.ignore(t.stream, t.rows.at, problem("the header line once more, as tables have it that were put behind each other"))
		return
	}
	clear(t.record.object)
	for i, c := range cells {
		if err := t.from.Check(c.raw); err != nil {
			t.reject(advice.In(t.names[i], "", err))
			return
		}
		if t.names[i] != "" {
			t.record.object[t.names[i]] = c
		}
	}
	t.record.place = t.stream.place(fmt.Sprintf("#%d", t.rows.at.line))
	a, err := t.record.finish()
	if err != nil {
		t.reject(err)
		return
	}
	t.given = true
	t.run.article(t.stream, t.rows.at, a)
}

// headerAgain reports a row that is the header line. Of one column it may be a title.
func (t *tableFile) headerAgain(cells []member) bool {
	for i, c := range cells {
		if !bytes.EqualFold(bytes.TrimSpace(c.raw), []byte(t.names[i])) {
			return false
		}
	}
	return len(cells) > 1
}

func (t *tableFile) reject(reason error) {
	t.given = true
	t.run.reject(t.stream, t.rows.at, reason)
}
