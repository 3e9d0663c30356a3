package warc

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"time"
)

// readWARC reads the header behind the version line.
func (rec *Record) readWARC(version []byte) error {
	rec.reader.arc = false
	rec.Version = strings.TrimSpace(string(version))
	if err := rec.judgeVersion(); err != nil {
		return err
	}
	header, odd, err := rec.reader.header.read(rec.reader.s, &rec.reader.opt)
	if err != nil {
		return rec.headerBreak(err)
	}
	for _, line := range odd {
		rec.notice("", "a line of the header is no field and was not read: %s; want name: value", shown(line))
	}
	rec.Header = header
	rec.fill()
	if err := rec.measure(header.Values("Content-Length")); err != nil {
		return err
	}
	if rec.reader.opt.Verify {
		rec.check = newCheck(rec)
	}
	return nil
}

// judgeVersion refuses versions that nobody has described.
func (rec *Record) judgeVersion() error {
	switch rec.Version {
	case "WARC/0.18", "WARC/1.0", "WARC/1.1":
		return nil
	}
	minor, known := strings.CutPrefix(rec.Version, "WARC/0.")
	if !known {
		minor, known = strings.CutPrefix(rec.Version, "WARC/1.")
	}
	if !known || !isDigits(minor) {
		return breakAt(rec.Position, "the version is %s; want WARC/0.18 to WARC/1.1", shown([]byte(rec.Version)))
	}
	rec.notice("", "the version is %q and was read as WARC/1.1", rec.Version)
	return nil
}

func (rec *Record) headerBreak(err error) error {
	var b *BreakError
	switch s := rec.reader.s; {
	case err == io.EOF:
		return breakAt(Position{Offset: s.file.offset()}, "the file ends inside the header of the record that begins at %s", rec.Position)
	case errors.As(err, &b) || s.file.under.err != nil:
		return err
	}
	return breakAt(rec.Position, "%v", err)
}

// fill takes what all records say.
func (rec *Record) fill() {
	h := rec.Header
	rec.Type = Type(strings.ToLower(h.Get("WARC-Type")))
	if rec.Type == "" {
		rec.notice("WARC-Type", "absent; want one of warcinfo, response, resource, request, metadata, revisit, conversion, continuation")
	}
	rec.Target = unbracket(h.Get("WARC-Target-URI"))
	rec.ID = unbracket(h.Get("WARC-Record-ID"))
	rec.ContentType = h.Get("Content-Type")
	rec.Date = rec.date("WARC-Date")
	rec.date("WARC-Refers-To-Date")
	rec.PayloadDigest = rec.digest("WARC-Payload-Digest")
	rec.BlockDigest = rec.digest("WARC-Block-Digest")
}

func (rec *Record) date(field string) time.Time {
	t, err := parseDate(rec.Header.Get(field))
	if err != nil {
		rec.notice(field, "%v", err)
	}
	return t
}

func (rec *Record) digest(field string) Digest {
	d, err := ParseDigest(rec.Header.Get(field))
	if err != nil {
		rec.notice(field, "%v", err)
	}
	return d
}

// measure takes the length of the block, without which its end is not known.
func (rec *Record) measure(said []string) error {
	if len(said) == 0 {
		return breakAt(rec.Position, "the record has no Content-Length, so its end is not known")
	}
	for _, s := range said[1:] {
		if s != said[0] {
			return breakAt(rec.Position, "the record has two values of Content-Length, %s and %s; want one", shown([]byte(said[0])), shown([]byte(s)))
		}
	}
	return rec.setLength("Content-Length", said[0])
}

func (rec *Record) setLength(field, said string) error {
	n, err := strconv.ParseInt(said, 10, 64)
	switch limit := rec.reader.opt.MaxRecord; {
	case !isDigits(said):
		return breakAt(rec.Position, "%s is %s; want a number of bytes", field, shown([]byte(said)))
	case err != nil || n > limit:
		return breakAt(rec.Position, "%s is %s; want at most %d bytes", field, shown([]byte(said)), limit)
	}
	rec.Length, rec.Block.left = n, n
	return nil
}
