package ingest

import (
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

const formJSON form = "json"

func jsonReaders() []reader {
	return []reader{{
		form: formJSON, endings: []string{".json"}, types: []string{"application/json", "application/ld+json"}, read: (*run).json,
	}}
}

// json reads one object, an array of objects, an object with an array of
// articles in one of its fields, or objects behind each other.
func (r *run) json(s *stream) {
	j := jsonFile{run: r, stream: s, scan: newJSONScan(s.in.Reader, r.opt.MaxBytes), record: r.newRecord(s)}
	if newLineReader(s.in.Reader, 0).isUTF16() {
		r.reject(s, spot{}, errUTF16)
		return
	}
	if mark, _ := s.in.Peek(len(utf8BOM)); string(mark) == utf8BOM {
		j.scan.advance(len(utf8BOM))
		j.scan.lineStart = j.scan.at
	}
	if err := j.read(); err != nil {
		j.broken(err)
	}
}

var errUTF16 = problem("not UTF-8 but UTF-16; convert it, for example with iconv -f UTF-16 -t UTF-8")

// jsonFile is the reading of one stream.
type jsonFile struct {
	run    *run
	stream *stream
	scan   *jsonScan
	record record
	count  int  // of articles begun
	listed bool // the array of articles was found
	given  bool // an item was handed out
}

func (j *jsonFile) read() error {
	first, err := j.scan.next()
	switch {
	case errors.Is(err, io.EOF):
		return problem("holds no article: it is empty")
	case err != nil:
		return err
	case first == '[':
		if err := j.array(); err != nil {
			return err
		}
		return j.end()
	case first == '{':
		return j.object()
	}
	return j.wrong("want an object of one article, or an array of such objects")
}

// end checks that nothing follows.
func (j *jsonFile) end() error {
	if _, err := j.scan.next(); !errors.Is(err, io.EOF) {
		if err != nil {
			return err
		}
		return j.wrong("want nothing behind the end")
	}
	if !j.given {
		return problem("holds no article: its array is empty")
	}
	return nil
}

// wrong is a fault at the next byte.
func (j *jsonFile) wrong(want string) error {
	buf, err := j.scan.more()
	if err != nil {
		return open(err)
	}
	found, _ := utf8.DecodeRune(buf)
	return problem("not JSON as it is read: found %q at line %d, column %d; %s", found, j.scan.line, j.scan.column(), want)
}

// broken hands out why the rest is not read.
func (j *jsonFile) broken(err error) {
	at := j.scan.spot()
	switch {
	case !j.run.live():
		return
	case errors.Is(err, errOpen):
		err = problem("not JSON: %s, at line %d, column %d", err, at.line, j.scan.column())
	case !j.given && at.offset == 0:
		at = spot{}
	}
	j.run.reject(j.stream, at, cannotRead(err))
}

// array reads the articles of the array that begins here.
func (j *jsonFile) array() error {
	j.scan.advance(1)
	return j.elements(true)
}

// elements reads articles up to the end of the array; first says that none was
// read yet.
func (j *jsonFile) elements(first bool) error {
	for ; j.run.live(); first = false {
		b, err := j.scan.next()
		switch {
		case err != nil:
			return open(err)
		case b == ']':
			j.scan.advance(1)
			return nil
		case !first && b != ',':
			return j.wrong("want a comma or ] behind an article of the array")
		case !first:
			j.scan.advance(1)
		}
		if err := j.element(); err != nil {
			return err
		}
	}
	return nil
}

// element reads the article that begins here.
func (j *jsonFile) element() error {
	if b, err := j.scan.next(); err != nil || b == ',' || b == ']' || b == '}' || b == ':' {
		return j.wrong("want an object")
	}
	j.scan.keep()
	at, column := j.scan.spot(), j.scan.column()
	err := j.scan.value(0)
	j.scan.keeping = false
	if err != nil {
		return err
	}
	j.stream.done(j.scan.at)
	j.count++
	j.take(at, column, fmt.Sprintf("#%d", j.count))
	return nil
}

// take makes an item of what was kept.
func (j *jsonFile) take(at spot, column int, place string) {
	j.given = true
	if j.scan.over {
		j.run.reject(j.stream, at, limitError(-1, j.run.opt.MaxBytes))
		return
	}
	j.record.place = j.stream.place(place)
	a, err := j.record.article(locator{text: j.scan.kept, line: at.line, column: column})
	switch {
	case err == nil:
		j.run.article(j.stream, at, a)
	case j.record.noText && j.stream.crawled():
		j.run.ignore(j.stream, at, err)
	default:
		j.run.reject(j.stream, at, err)
	}
}
