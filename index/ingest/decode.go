package ingest

import (
	"bytes"
	"strings"
	"unicode/utf16"

	"dateline/index/ingest/advice"
	"dateline/index/ingest/charset"
)

// decode returns a text in UTF-8, and how its encoding was found where nothing says
// it. What does not fit it is an error.
func decode(data []byte, h charset.Hints) (text string, notices []advice.Notice, err error) {
	t, err := charset.Decode(data, h)
	if err == nil {
		err = t.Fault
	}
	if err == nil {
		err = checkZero(t)
	}
	return string(t.UTF8), t.Notices, err
}

// checkZero finds a NUL, which no text has.
func checkZero(t charset.Text) error {
	if i := bytes.IndexByte(t.UTF8, 0); i >= 0 {
		if strings.HasPrefix(t.Name, "utf-16") {
			return problem("not a text: it holds a NUL character at offset %d", 2+2*len(utf16.Encode([]rune(string(t.UTF8[:i])))))
		}
		return problem("not a text: it holds a NUL byte at offset %d", i)
	}
	return nil
}

// tellAll hands out notices about all of a stream.
func (r *run) tellAll(s *stream, notices []advice.Notice) {
	for _, n := range notices {
		r.notice(s, spot{}, n.Reason())
	}
}

// hints are what is known of the encoding of a stream besides its bytes.
func (s *stream) hints(opt Options) charset.Hints {
	return charset.Hints{Declared: []charset.Claim{charset.Header(s.web.contentType)}, Fallback: opt.Charset}
}

// decoded returns the stream in UTF-8. In another encoding nothing is known of where
// in the file its bytes stand.
func (r *run) decoded(s *stream) (*stream, *charset.Reader) {
	in := charset.NewReader(s.in.Reader, s.hints(r.opt), func(n advice.Notice) { r.notice(s, spot{}, n.Reason()) })
	out := *s
	out.in, out.stored = newSource(in, s.size), nil
	if s.stored != nil {
		out.stored = func(at int64) (int64, bool) {
			if in.Encoding().Name != "" && in.Encoding().Name != "utf-8" {
				return 0, false
			}
			return s.stored(at)
		}
	}
	return &out, in
}

const utf8BOM = "\ufeff"
