package ingest

import (
	"bytes"
	"regexp"

	"dateline/index/ingest/charset"
)

// xmlEncoding is the encoding that an XML declaration names.
var xmlEncoding = regexp.MustCompile(`(?i)^(\s*<\?xml[^>]*?\sencoding\s*=\s*["'])([^"'>]*)`)

// feedText returns a feed in UTF-8, whose declaration says so. Where HTTP says the
// encoding that goes before the declaration (RFC 7303, section 3). JSON has to be
// UTF-8.
func (r *run) feedText(s *stream, data []byte) ([]byte, error) {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
		return data, charset.CheckUTF8(data)
	}
	h := s.hints(r.opt)
	if m := xmlEncoding.FindSubmatch(data); m != nil {
		h.Declared = append(h.Declared, charset.Inside(string(m[2]), "XML declaration"))
	}
	t, err := charset.Decode(data, h)
	r.tellAll(s, t.Notices)
	if err == nil {
		err = t.Fault
	}
	return xmlEncoding.ReplaceAll(t.UTF8, []byte("${1}UTF-8")), err
}
