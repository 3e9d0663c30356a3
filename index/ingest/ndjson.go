package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"
)

// ndjson reads a file of JSON objects, one in each line.
func (r *run) ndjson(e *entry) {
	f, info, err := e.open()
	if err != nil {
		r.drop(e, KindRejected, err)
		return
	}
	defer f.Close()
	n := ndjson{
		run: r, entry: e,
		lines:  newLineReader(f, r.opt.MaxBytes),
		record: record{fields: r.opt.Fields, source: e.source, seen: info.ModTime().UTC().Truncate(time.Second)},
	}
	if n.lines.isUTF16() {
		r.drop(e, KindRejected, problem("not UTF-8 but UTF-16; convert it, for example with iconv -f UTF-16 -t UTF-8"))
		return
	}
	n.read()
}

// ndjson is the reading of one file. An item is held back until the next one is
// there, so that blank lines behind the last are counted with it.
type ndjson struct {
	run    *run
	entry  *entry
	lines  *lineReader
	record record

	line   int
	offset int64 // where the line begins
	bytes  int64 // read and not yet counted in an item
	held   *Item
}

func (n *ndjson) read() {
	for n.run.live() {
		line, size, err := n.lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		n.line++
		n.bytes += size
		if err != nil {
			n.reject(cannotRead(err))
			break
		}
		n.take(line, size)
		n.offset += size
	}
	n.finish()
}

// take makes an item of one line; a blank one is none.
func (n *ndjson) take(line []byte, size int64) {
	if line == nil {
		n.reject(limitError(size, n.run.opt.MaxBytes))
		return
	}
	if n.line == 1 {
		line = bytes.TrimPrefix(line, []byte(utf8BOM))
	}
	if len(bytes.TrimSpace(line)) == 0 {
		return
	}
	n.record.place = fmt.Sprintf("%s#%d", n.entry.rel, n.line)
	article, err := n.record.article(line)
	if err != nil {
		n.reject(err)
		return
	}
	n.hold(Item{Kind: KindArticle, Article: article})
}

func (n *ndjson) reject(reason error) { n.hold(Item{Kind: KindRejected, Reason: reason}) }

func (n *ndjson) hold(it Item) {
	n.flush()
	it.Path, it.Line, it.Offset = n.entry.path, n.line, n.offset
	n.held = &it
	n.held.Bytes, n.bytes = n.bytes, 0
}

func (n *ndjson) flush() {
	if n.held != nil {
		n.run.put(*n.held)
		n.held = nil
	}
}

// finish hands out the last item with the blank lines behind it.
func (n *ndjson) finish() {
	if n.held == nil {
		n.run.put(Item{Kind: KindRejected, Path: n.entry.path, Bytes: n.bytes, Reason: problem("holds no article: it has no line that is not blank")})
		return
	}
	n.held.Bytes += n.bytes
	n.flush()
}
