package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

const formNDJSON form = "ndjson"

func ndjsonReaders() []reader {
	return []reader{{
		form: formNDJSON, endings: []string{".ndjson", ".jsonl"},
		types: []string{"application/x-ndjson", "application/ndjson", "application/jsonl"}, flows: true, read: (*run).ndjson,
	}}
}

// ndjson reads JSON objects, one in each line.
func (r *run) ndjson(s *stream) {
	n := ndjson{
		run: r, stream: s, lines: newLineReader(s.in.Reader, r.opt.MaxBytes),
		record: r.newRecord(s),
	}
	if n.lines.isUTF16() {
		r.reject(s, spot{}, errUTF16)
		return
	}
	n.read()
}

// ndjson is the reading of one stream.
type ndjson struct {
	run    *run
	stream *stream
	lines  *lineReader
	record record
	at     spot // of the line
	given  bool // an item was handed out
}

func (n *ndjson) read() {
	for n.run.live() {
		line, size, err := n.lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		n.at.line++
		n.stream.done(n.at.offset + size)
		if err != nil {
			n.reject(cannotRead(err))
			break
		}
		n.take(line, size)
		n.at.offset += size
	}
	if !n.given {
		n.run.reject(n.stream, spot{}, problem("holds no article: it has no line that is not blank"))
	}
}

// take makes an item of one line; a blank one is none.
func (n *ndjson) take(line []byte, size int64) {
	if line == nil {
		n.reject(limitError(size, n.run.opt.MaxBytes))
		return
	}
	line = bytes.TrimPrefix(line, []byte(utf8BOM)) // one within a file is of files put behind each other
	if len(bytes.TrimSpace(line)) == 0 {
		return
	}
	n.record.place = n.stream.place(fmt.Sprintf("#%d", n.at.line))
	article, err := n.record.article(locator{text: line})
	if err != nil {
		n.reject(err)
		return
	}
	n.given = true
	n.run.article(n.stream, n.at, article)
}

func (n *ndjson) reject(reason error) {
	n.given = true
	n.run.reject(n.stream, n.at, reason)
}
