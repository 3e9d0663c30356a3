package page

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"dateline/index/ingest/advice"
	"dateline/index/ingest/charset"
)

// decode returns a page in UTF-8. Notices say how its encoding was guessed, and what
// did not fit.
func decode(src []byte, contentType, fallback string) ([]byte, charset.Encoding, []advice.Notice, error) {
	h := charset.Hints{Declared: []charset.Claim{charset.Header(contentType), charset.Inside(xmlCharset(src), "XML declaration"), charset.Inside(metaCharset(src), "meta element")}, Fallback: fallback}
	t, err := charset.Decode(src, h)
	if err != nil {
		return nil, t.Encoding, t.Notices, err
	}
	if t.Lost > 0 {
		t.Notices = append(t.Notices, advice.Notice{
			Message: fmt.Sprintf("%d characters do not fit %s, %s; they are shown as U+FFFD", t.Lost, t.Name, t.By()), Advice: t.Otherwise(),
		})
	}
	if n := bytes.Count(t.UTF8, []byte{0}); n > 0 {
		t.Notices = append(t.Notices, advice.Notice{Message: fmt.Sprintf("%d NUL characters are left out, which no text has", n)})
		t.UTF8 = bytes.ReplaceAll(t.UTF8, []byte{0}, nil)
	}
	return t.UTF8, t.Encoding, t.Notices, nil
}

// xmlDeclaration is what XHTML begins with.
var xmlDeclaration = regexp.MustCompile(`^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)`)

func xmlCharset(src []byte) string {
	if m := xmlDeclaration.FindSubmatch(src[:min(sniffed, len(src))]); m != nil {
		return string(m[1])
	}
	return ""
}

// sniffed is how many bytes are looked through for a meta element: the HTML
// standard wants it within 1024, and browsers look further.
const sniffed = 4096

// metaCharset returns the encoding that a meta element names, "" if none does.
func metaCharset(src []byte) string {
	tokens := html.NewTokenizer(bytes.NewReader(src[:min(sniffed, len(src))]))
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			if t := tokens.Token(); t.Data == "meta" {
				if name := charsetOf(t.Attr); name != "" {
					return name
				}
			}
		}
	}
}

func charsetOf(attrs []html.Attribute) string {
	if name, ok := attribute(attrs, "charset"); ok {
		return strings.TrimSpace(name)
	}
	if kind, _ := attribute(attrs, "http-equiv"); !strings.EqualFold(kind, "content-type") {
		return ""
	}
	content, _ := attribute(attrs, "content")
	_, name, _ := strings.Cut(strings.ToLower(content), "charset=")
	return strings.Trim(name, " \"'")
}
