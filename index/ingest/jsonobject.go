package ingest

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// recordFields are the names that an array of articles usually has.
var recordFields = []string{"articles", "items", "data", "results", "documents"}

// object reads the object that the stream begins with: an article, or what is
// around an array of them.
func (j *jsonFile) object() error {
	at, column := j.scan.spot(), j.scan.column()
	j.scan.keep()
	if err := j.members(0); err != nil {
		return err
	}
	j.scan.keeping = false
	j.stream.done(j.scan.at)
	if j.listed {
		return j.end()
	}
	if j.run.opt.sets.records != nil {
		return problemIn("records", "there is no field %s that holds an array", quoted(j.run.opt.Records))
	}
	return j.alone(at, column)
}

// alone takes the object as an article. If others follow, each on a line of its
// own or not, so are they.
func (j *jsonFile) alone(at spot, column int) error {
	ended := j.scan.line
	b, err := j.scan.next()
	switch {
	case errors.Is(err, io.EOF):
		j.take(at, column, "")
		return nil
	case err != nil:
		return err
	}
	j.count++
	inLines := at.line == ended && j.scan.line > ended
	if inLines {
		j.count = at.line
	}
	j.take(at, column, fmt.Sprintf("#%d", j.count))
	switch {
	case b != '{':
		return j.wrong("want nothing behind the end, or another object")
	case inLines:
		j.lines()
		return nil
	}
	for j.run.live() {
		if _, err := j.scan.next(); errors.Is(err, io.EOF) {
			return nil
		}
		if err := j.element(); err != nil {
			return err
		}
	}
	return nil
}

// lines goes on as NDJSON with the line that begins here.
func (j *jsonFile) lines() {
	n := ndjson{
		run: j.run, stream: j.stream, lines: newLineReader(j.stream.in.Reader, j.run.opt.MaxBytes), record: j.record,
		at: spot{line: j.scan.line - 1, offset: j.scan.at}, given: true,
	}
	n.read()
}

// members walks over the fields of an object, in which the path to the articles
// has got to a level.
func (j *jsonFile) members(level int) error {
	j.scan.advance(1)
	for first, text := true, false; j.run.live(); first = false {
		b, err := j.scan.next()
		switch {
		case err != nil:
			return open(err)
		case b == '}':
			j.scan.advance(1)
			return nil
		case !first && b != ',':
			return j.wrong("want a comma or } behind the value of a field")
		case !first:
			j.scan.advance(1)
			if b, err = j.scan.next(); err != nil {
				return open(err)
			}
		}
		if b != '"' {
			return j.wrong("want the name of a field in double quotes")
		}
		name, err := j.scan.name()
		if err != nil {
			return err
		}
		if j.run.opt.sets.isBody(name) {
			j.behind(name)
			text = true
		}
		if err := j.member(name, level, text); err != nil {
			return err
		}
	}
	return nil
}

// behind tells of a body that the object around the articles has itself.
func (j *jsonFile) behind(name string) {
	if j.listed && j.run.opt.sets.records == nil {
		j.run.notice(j.stream, j.scan.spot(), problem("the field %s stands behind the articles and is not read; want it before them where it is the body of one itself", quoted(name)))
	}
}

// member walks over the value of a field, which may be the array of articles or
// lead to it. Where no option says so, an object with a text is an article.
func (j *jsonFile) member(name string, level int, text bool) error {
	if b, err := j.scan.next(); err != nil || b != ':' {
		return j.wrong("want a colon behind the name of a field")
	}
	j.scan.advance(1)
	b, err := j.scan.next()
	if err != nil {
		return open(err)
	}
	path := j.run.opt.sets.records
	switch on := level < len(path) && path[level] == name; {
	case on && level == len(path)-1 && b == '[':
		return j.list(true)
	case on && level < len(path)-1 && b == '{':
		return j.members(level + 1)
	case path == nil && b == '[' && !text && slices.Contains(recordFields, name):
		return j.list(false)
	case b == ',' || b == ']' || b == '}' || b == ':':
		return j.wrong("want a value")
	}
	return j.scan.value(0)
}

// list reads the articles of an array, if it is one of objects or is said to be.
func (j *jsonFile) list(said bool) error {
	j.scan.advance(1)
	b, err := j.scan.next()
	if err != nil {
		return open(err)
	}
	if !said && b != '{' {
		return j.scan.value(1)
	}
	j.listed, j.scan.keeping = true, false
	return j.elements(true)
}
