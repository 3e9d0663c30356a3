package ingest

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline"
	"dateline/index/ingest/advice"
)

const formSGML form = "Reuters SGML"

func sgmlReaders() []reader {
	return []reader{{form: formSGML, endings: []string{".sgm", ".sgml"}, types: []string{"text/sgml"}, read: (*run).sgml}}
}

// sgml reads the files of the collection Reuters-21578, an article in each
// element REUTERS.
func (r *run) sgml(s *stream) {
	g := sgmlFile{run: r, stream: s, lines: newLineReader(s.in.Reader, r.opt.MaxBytes), preset: reutersPreset()}
	g.read()
}

func reutersPreset() *preset {
	p, _ := presetOf(PresetReuters) // it is one of them
	return p
}

// sgmlFile is the reading of one stream.
type sgmlFile struct {
	run    *run
	stream *stream
	lines  *lineReader
	preset *preset
	text   []byte // of the element at hand
	open   bool   // an element began and has not ended
	at     spot   // of the element
	line   int
	end    int64
	given  bool // an item was handed out
	told   []advice.Notice
}

func (g *sgmlFile) read() {
	for g.run.live() {
		line, size, err := g.lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		g.line++
		if err != nil {
			g.reject(spot{line: g.line}, cannotRead(err))
			return
		}
		g.take(line, size)
		g.end += size
		g.stream.done(g.end)
	}
	switch {
	case g.open:
		g.reject(g.at, problem("it is cut off: <REUTERS has no </REUTERS> behind it"))
	case !g.given:
		g.reject(spot{}, problem("holds no article: it has no element REUTERS; of SGML the collection Reuters-21578 is read"))
	}
}

var sgmlBegin, sgmlEnd = []byte("<REUTERS"), []byte("</REUTERS>")

// take adds a line to the element at hand; what lies between two elements is not
// read. An element begins on a line of its own, as all of the collection do.
func (g *sgmlFile) take(line []byte, size int64) {
	if begin := bytes.Index(line, sgmlBegin); begin >= 0 {
		if g.open {
			g.reject(g.at, problem("it is cut off: another <REUTERS begins at line %d", g.line))
		}
		g.open, g.text, g.at = true, g.text[:0], spot{line: g.line, offset: g.end + int64(begin)}
		line = line[begin:]
	}
	if !g.open {
		return
	}
	if line == nil || int64(len(g.text)+len(line)) > g.run.opt.MaxBytes {
		g.open = false
		g.reject(g.at, limitError(int64(len(g.text))+size, g.run.opt.MaxBytes))
		return
	}
	g.text = append(append(g.text, line...), '\n')
	if end := bytes.Index(g.text, sgmlEnd); end >= 0 {
		g.open = false
		g.element(g.text[:end])
	}
}

func (g *sgmlFile) reject(at spot, reason error) {
	g.given = true
	g.run.reject(g.stream, at, reason)
}

// element makes an article of one element.
func (g *sgmlFile) element(raw []byte) {
	g.given = true
	text, err := g.decode(raw)
	if err != nil {
		g.run.reject(g.stream, g.at, err)
		return
	}
	a, err := g.article(text)
	if err != nil {
		g.run.reject(g.stream, g.at, err)
		return
	}
	g.run.article(g.stream, g.at, a)
}

// decode reads the bytes of an element. Three articles of the collection hold bytes
// of the wire's own, of which nothing is declared. A notice that holds for all
// elements is told at the first.
func (g *sgmlFile) decode(raw []byte) (string, error) {
	h := g.stream.hints(g.run.opt)
	if h.Fallback == "" && h.Declared[0].Name == "" && !utf8.Valid(raw) {
		g.run.notice(g.stream, g.at, problem("it holds bytes that are not UTF-8; they are read as ISO-8859-1"))
		return latin1(raw), nil
	}
	text, notices, err := decode(raw, h)
	for _, n := range notices {
		if !slices.Contains(g.told, n) {
			g.told = append(g.told, n)
			g.run.notice(g.stream, g.at, n.Reason())
		}
	}
	return text, err
}

func (g *sgmlFile) article(text string) (a dateline.Article, err error) {
	head, rest, _ := strings.Cut(text, ">")
	content := inTag(rest, "TEXT")
	a.Title = oneLine(g.preset.clean(inTag(content, "TITLE")))
	a.Body = trimLines(g.preset.clean(bodyOf(content)))
	if a.Title != "" {
		a.Known.TitleFrom = dateline.FromMetadata
	}
	a.Known.Publication = dateline.Sourced[string]{Value: g.preset.publication, From: dateline.FromMetadata}
	if place := filedFrom(g.preset.clean(inTag(content, "DATELINE"))); place != "" {
		if _, err := readLine(place); err != nil {
			return a, problemIn("DATELINE", "%s", err)
		}
		a.Known.Dateline = dateline.Sourced[string]{Value: place, From: dateline.FromText}
	}
	if a.Known.Published, err = g.published(inTag(rest, "DATE")); err != nil {
		return a, err
	}
	return a, g.name(&a, attribute(head, "NEWID"))
}

// published reads the date. A few have a note that somebody added it as a guess.
func (g *sgmlFile) published(s string) (v dateline.Sourced[dateline.Date], err error) {
	given, note, guessed := strings.Cut(g.preset.clean(s), "#")
	if given = oneLine(given); given == "" {
		return v, nil
	}
	if guessed {
		g.run.notice(g.stream, g.at, problemIn("DATE", "it says of itself: %s", oneLine(note)))
	}
	date, err := readDate(given)
	if err != nil {
		return v, problemIn("DATE", "%s", fieldless(err))
	}
	return dateline.Sourced[dateline.Date]{Value: date, From: dateline.FromMetadata}, nil
}

// name gives an article the number that the collection has for it.
func (g *sgmlFile) name(a *dateline.Article, number string) error {
	if number == "" {
		if g.stream.rel != "" {
			a.Keys = []dateline.Key{g.stream.key("#" + strconv.Itoa(g.at.line))}
		}
		return nil
	}
	if _, err := readLine(number); err != nil {
		return problemIn("NEWID", "%s", err)
	}
	a.Keys = []dateline.Key{{Kind: dateline.KeyOwn, Source: g.stream.file.entry.source, Value: number}}
	if id := dateline.ID(number); id.Valid() {
		a.ID = id
	}
	return nil
}
