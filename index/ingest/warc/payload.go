package warc

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"

	"dateline"
)

// Payload is what a record is about: the page, picture or text, without the HTTP
// around it.
type Payload struct {
	// Status is the three digits of the HTTP response, 100 to 999; 0 where the record
	// has none (resource, conversion) or it could not be read, which is a notice.
	Status int
	// Header is that of the HTTP response; nil where the record has none.
	Header Header
	// ContentType is that of the payload as the server or the record says it, with
	// its parameters; "" where neither does.
	ContentType string
	// Body is the payload with chunked and content codings undone. It ends with
	// io.EOF; with a [BreakError] where the file breaks before; or with a
	// [dateline.Error] of kind Invalid where it is damaged or larger than
	// Options.MaxPayload or MaxRatio allow. A body that only ends too early is read
	// up to its end, with a notice.
	Body io.Reader
}

// Payload reads the header of the HTTP message in the block, if there is one, and
// returns its body. It is called once, before Block is read. The body of a revisit
// is mostly empty: [Record.Referral] says where it is. An error is a
// [dateline.Error] of kind Invalid, or the file's.
func (rec *Record) Payload() (*Payload, error) {
	d := &rec.reader.http
	src := d.start(rec.Block)
	p := &Payload{ContentType: rec.ContentType}
	bound := &bounded{rec: rec, r: src, before: rec.Length, said: -1}
	p.Body = bound
	if !rec.hasResponse(src) {
		return p, nil
	}
	if err := p.readHeader(rec, src); err != nil {
		return nil, err
	}
	bound.before = rec.Block.left + int64(src.Buffered())
	bound.said = p.judgeLength(rec, bound.before)
	var err error
	if bound.r, err = d.decode(rec, p.Header, src); err != nil {
		return nil, err
	}
	return p, nil
}

// isHTTP reports that the block is an HTTP message, with a header of its own.
func (rec *Record) isHTTP() bool {
	switch media, _, _ := strings.Cut(rec.ContentType, ";"); {
	case rec.reader.arc:
		return rec.Type == Response
	case strings.TrimSpace(media) == "":
		return rec.Type == Response || rec.Type == Request || rec.Type == Revisit
	default:
		return strings.EqualFold(strings.TrimSpace(media), "application/http")
	}
}

// hasResponse reports that the block begins with the header of a response.
func (rec *Record) hasResponse(src *bufio.Reader) bool {
	if !rec.isHTTP() || rec.Type == Request {
		return false
	}
	head, _ := src.Peek(5)
	if bytes.EqualFold(head, []byte("HTTP/")) {
		return true
	}
	if len(head) > 0 {
		rec.notice("", "the block begins with %s, not with HTTP/; all of it was read as the payload", shown(head))
	}
	return false
}

// readHeader reads the header of the response, and of interim ones before it.
func (p *Payload) readHeader(rec *Record, src *bufio.Reader) error {
	for interim := 0; ; interim++ {
		if err := p.readOne(rec, src); err != nil {
			return err
		}
		head, _ := src.Peek(5)
		if p.Status < 100 || p.Status > 199 || !bytes.Equal(head, []byte("HTTP/")) {
			break
		}
		if interim == 10 {
			return dateline.Invalidf("status", "more than 10 interim responses come before the response")
		}
	}
	p.ContentType = p.Header.Get("Content-Type")
	return nil
}

func (p *Payload) readOne(rec *Record, src *bufio.Reader) error {
	r := rec.reader
	line, err := bodyLines{src}.line(r.line[:0], r.opt.MaxHeader)
	if err == nil {
		p.Status = rec.status(chomp(line))
		var odd [][]byte
		p.Header, odd, err = r.header.read(bodyLines{src}, &r.opt)
		for _, line := range odd {
			rec.notice("", "a line of the HTTP header is no field and was not read: %s; want name: value", shown(line))
		}
	}
	switch {
	case err == io.EOF:
		rec.notice("", "the block ends inside the HTTP header; there is no body")
	case rec.Block.err != nil && rec.Block.err != io.EOF:
		return rec.Block.err
	case err != nil:
		return dateline.Invalidf("header", "HTTP: %v", err)
	}
	return nil
}

// status reads "HTTP/1.1 200 OK".
func (rec *Record) status(line []byte) int {
	words := bytes.Fields(line)
	if len(words) > 1 && len(words[1]) == 3 && isDigits(string(words[1])) && words[1][0] != '0' {
		w := words[1]
		return int(w[0]-'0')*100 + int(w[1]-'0')*10 + int(w[2]-'0')
	}
	rec.notice("status", "found %s; want HTTP/1.1 and a status of three digits", shown(line))
	return 0
}

// judgeLength returns the length that HTTP gives a body without codings, or -1,
// and tells where WARC has another; the body is read to the end of the block.
func (p *Payload) judgeLength(rec *Record, left int64) int64 {
	text := p.Header.Get("Content-Length")
	bodiless := rec.Type == Revisit || p.Status == 204 || p.Status == 304 // whose length is that of another body
	if text == "" || p.Header.Get("Transfer-Encoding") != "" || bodiless {
		return -1
	}
	said, err := strconv.ParseInt(text, 10, 64)
	if err != nil || said != left {
		rec.notice("Content-Length", "the HTTP header says %s, the record leaves %d bytes for the body; it was read to the end of the record", shown([]byte(text)), left)
	}
	if err != nil || p.Header.Get("Content-Encoding") != "" {
		return -1
	}
	return said
}
