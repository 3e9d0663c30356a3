package ingest

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/index/ingest/warc"
)

const formWARC form = "web archive"

func warcReaders() []reader {
	return []reader{{
		form: formWARC, endings: []string{".warc", ".arc", ".warc.gz", ".arc.gz", ".warc.zst"}, types: []string{"application/warc"},
		holder: true, read: (*run).warc,
	}, {
		form: formWARC, sniff: isWARC, holder: true, read: (*run).warc,
	}}
}

// isWARC knows the line that a record of WARC begins with, and the version block
// of ARC. What is packed is seen when it is unpacked.
func isWARC(head []byte) bool {
	return startsWith("WARC/0.", "WARC/1.", "filedesc://")(bytes.TrimLeft(head, "\r\n"))
}

// crawled reports whether the stream is a record of a web archive, which holds
// what came, an article or not.
func (s *stream) crawled() bool { return s.member && s.web.contentType != "" }

// warc reads the records of a web archive.
func (r *run) warc(s *stream) {
	w := warcFile{
		run: r, stream: s, reader: warc.NewReader(s.in.Reader, warc.Options{Verify: true}),
		earlier: newPayloads(),
	}
	w.read()
}

// warcFile is the reading of one web archive.
type warcFile struct {
	run     *run
	stream  *stream
	reader  *warc.Reader
	count   int // records begun
	earlier *payloads
	broken  *damage
}

func (w *warcFile) read() {
	for w.run.live() {
		rec, err := w.reader.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			w.run.reject(w.stream, spot{}, cannotRead(w.fault(err)))
			return
		}
		w.count++
		w.record(rec)
	}
	if w.count == 0 {
		w.run.reject(w.stream, spot{}, problem("holds no record"))
	}
}

// fault makes the damage of where the archive breaks. It is the same for all that
// meet it, so that it is told once.
func (w *warcFile) fault(err error) error {
	var own *damage
	var broken *warc.BreakError
	if errors.As(err, &own) || !errors.As(err, &broken) {
		return err
	}
	if w.broken == nil {
		at := w.stream.offset(broken.Offset)
		if at == 0 {
			at = w.stream.file.read
		}
		w.broken = &damage{reason: problem("breaks off at %s", oneLine(broken.Error())), at: at}
	}
	return w.broken
}

// Reasons for what is not read. There are very many of them in a web archive.
var (
	errRequest  = problem("a request: what was asked for, not what came")
	errAbout    = problem("a record about the crawl or about another record")
	errSegment  = problem("a part of a record that was cut in several; they are not put together")
	errOddType  = problem("a record of a type that is not read")
	errRobots   = problem("robots.txt: it speaks to crawlers")
	errNoLength = problem("its payload is empty")
)

// record takes one record.
func (w *warcFile) record(rec *warc.Record) {
	m := w.member(rec, rec.Target)
	if rec.Type == warc.Resource && strings.HasPrefix(rec.Target, "metadata:") { // what wget keeps of itself
		w.run.ignore(m, spot{}, errAbout)
		return
	}
	switch rec.Type {
	case warc.Response, warc.Resource, warc.Conversion:
		if rec.Segment().Number > 0 {
			w.run.reject(m, spot{}, errSegment)
			return
		}
		if payload, is := w.payload(m, rec); is {
			w.take(m, payload, rec.Length)
			w.earlier.add(rec)
			w.finish(m, rec)
		}
	case warc.Revisit:
		w.revisit(m, rec)
	case warc.Request:
		w.run.ignore(m, spot{}, errRequest)
	case warc.Warcinfo, warc.Metadata:
		w.run.ignore(m, spot{}, errAbout)
	case warc.Continuation:
		w.run.ignore(m, spot{}, errSegment)
	default:
		w.run.ignore(m, spot{}, errOddType)
	}
}

// finish tells what is wrong with a record and was read all the same.
func (w *warcFile) finish(m *stream, rec *warc.Record) {
	if err := rec.Finish(); err != nil {
		return // the next record's error
	}
	for _, n := range rec.Notices {
		w.run.notice(m, spot{}, problemIn(n.Field, "%s", n.Message))
	}
	if cut := rec.Truncated(); cut != "" {
		w.run.notice(m, spot{}, problem("what came was cut short (%s); it is read as it is", oneLine(strings.ToValidUTF8(cut, "?"))))
	}
}

// member is the stream of a record. It is known by its address, or else by its
// number in the file.
func (w *warcFile) member(rec *warc.Record, target string) *stream {
	m := w.stream.memberOf(strconv.Itoa(w.count), nil, 0) // most are not read: no buffer yet
	m.name = ""
	m.web = webFacts{captured: rec.Date}
	if canonical, err := CanonicalURL(target); err == nil {
		m.web.address, m.rel = strings.TrimSpace(target), ""
		if !utf8.ValidString(target) {
			m.web.address = canonical // has such bytes as %XX
		}
		if u, err := url.Parse(canonical); err == nil {
			m.name = path.Base(u.Path)
		}
	}
	at := rec.Offset
	m.stored = func(int64) (int64, bool) {
		if w.stream.stored == nil {
			return 0, false
		}
		return w.stream.stored(at)
	}
	return m
}
