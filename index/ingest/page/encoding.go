package page

import (
	"bytes"
	"cmp"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// Encoding is the encoding that a page was read in.
type Encoding struct {
	Name string // by the WHATWG: "utf-8", "windows-1251"
	From string // why: "byte order mark", "header", "meta element", "bytes" (they are valid UTF-8), "default" (nothing said it)
}

// decode returns a page in UTF-8. A notice says what did not fit.
func decode(src []byte, contentType string) (text []byte, e Encoding, notice string) {
	coder, e, notice := encodingOf(src, contentType)
	if e.Name == "utf-8" {
		text = bytes.TrimPrefix(src, []byte("\ufeff"))
		if !utf8.Valid(text) {
			notice = joined(notice, "some bytes are not UTF-8, which its "+e.From+" says; they are shown as U+FFFD")
			text = bytes.ToValidUTF8(text, []byte("\ufffd"))
		}
		return text, e, notice
	}
	text, err := coder.NewDecoder().Bytes(src)
	if err != nil {
		return bytes.ToValidUTF8(src, []byte("\ufffd")), e, joined(notice, fmt.Sprintf("it cannot be read as %s: %v", e.Name, err))
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if n := bytes.Count(text, []byte("\ufffd")); n > 0 {
		notice = joined(notice, fmt.Sprintf("%d characters do not fit %s, which its %s says; they are shown as U+FFFD", n, e.Name, e.From))
	}
	return text, e, notice
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

// encodingOf decides in the order of the HTML standard, section 13.2.3: byte
// order mark, header, meta element. Where none is there it is UTF-8 if the bytes
// are, else windows-1252. Bytes beyond ASCII that are valid UTF-8 overrule another
// encoding than UTF-8 that is declared: by chance that is next to impossible.
func encodingOf(src []byte, contentType string) (encoding.Encoding, Encoding, string) {
	coder, name, from, unknown := declared(src, contentType)
	notice := ""
	if unknown != "" {
		notice = fmt.Sprintf("the encoding %.60q that it names is not known; want one such as utf-8 or windows-1251", unknown)
	}
	switch plain := isASCII(src); {
	case from == "byte order mark", name == "utf-8":
	case bytes.IndexByte(src, 0x1b) < 0 && !plain && utf8.Valid(src):
		if from != "" {
			notice = joined(notice, fmt.Sprintf("its %s says %s, and its bytes are UTF-8; it is read as UTF-8", from, name))
		}
		return encoding.Nop, Encoding{"utf-8", "bytes"}, notice
	case from == "" && plain:
		return encoding.Nop, Encoding{"utf-8", "bytes"}, notice
	case from == "":
		coder, name = charset.Lookup("windows-1252")
		return coder, Encoding{name, "default"}, joined(notice, "nothing says its encoding, and it is not UTF-8; it is read as windows-1252")
	}
	return coder, Encoding{name, from}, notice
}

func isASCII(src []byte) bool {
	for _, c := range src {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// declared returns the encoding that a page is said to be in, and the first name
// that is none.
func declared(src []byte, contentType string) (coder encoding.Encoding, name, from, unknown string) {
	for _, mark := range []struct{ bytes, name string }{{"\xef\xbb\xbf", "utf-8"}, {"\xfe\xff", "utf-16be"}, {"\xff\xfe", "utf-16le"}} {
		if bytes.HasPrefix(src, []byte(mark.bytes)) {
			coder, name = charset.Lookup(mark.name)
			return coder, name, "byte order mark", ""
		}
	}
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		if coder, name = charset.Lookup(params["charset"]); coder != nil {
			return coder, name, "header", ""
		}
		unknown = params["charset"]
	}
	named := metaCharset(src)
	if coder, name = charset.Lookup(named); coder == nil {
		return nil, "", "", cmp.Or(unknown, named)
	}
	if strings.HasPrefix(name, "utf-16") {
		coder, name = charset.Lookup("utf-8") // the element could not have been read
	}
	return coder, name, "meta element", unknown
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
