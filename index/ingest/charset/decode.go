package charset

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"dateline"
	"dateline/index/ingest/advice"
)

// Text is a text in UTF-8.
type Text struct {
	UTF8 []byte // without a byte order mark; what does not fit the encoding is U+FFFD
	Encoding
	// Fault is the first that does not fit, with its offset; nil if all does. Lost is
	// how many characters do not.
	Fault error
	Lost  int
	// Notices say what is worth knowing about the encoding: that it was guessed, and
	// what was declared and is not so.
	Notices []advice.Notice
}

// Decode reads a text. An error, of kind Invalid, says why its encoding cannot be
// told, and which it may be. The same bytes give the same text; what is valid UTF-8
// with characters beyond ASCII, and not marked as another encoding, is read as it is.
func Decode(src []byte, h Hints) (Text, error) {
	s, err := settle(src, true, 0, h)
	t := Text{Encoding: s.Encoding, Notices: s.notices}
	if err != nil {
		return t, err
	}
	src = src[s.mark:]
	switch {
	case s.page != nil:
		t.UTF8, t.Lost = s.page.decode(make([]byte, 0, 2*len(src)), src)
		if t.Lost > 0 {
			at := slices.IndexFunc(src, func(b byte) bool { return s.page.signs[b].char == unicode.ReplacementChar })
			t.Fault = advice.Invalidf(otherwise, "byte 0x%02x at offset %d is no character of %s, which all before it was read as", src[at], at, s.Name)
		}
	case s.coder == nil:
		t.readUTF8(src, s.mark)
	default:
		t.readCoded(src, s)
	}
	return t, nil
}

func faultf(format string, args ...any) error { return dateline.Invalidf("", format, args...) }

func (t *Text) readUTF8(src []byte, mark int) {
	t.UTF8 = src
	at, valid := scan(src, true)
	if valid {
		return
	}
	t.Fault = NotUTF8(src[at], at+mark)
	t.UTF8 = bytes.ToValidUTF8(src, []byte("\ufffd"))
	t.Lost = bytes.Count(t.UTF8, []byte("\ufffd")) - bytes.Count(src, []byte("\ufffd"))
}

// NotUTF8 is the error of a byte that is not UTF-8.
func NotUTF8(b byte, at int) error {
	return faultf("not UTF-8: byte 0x%02x at offset %d; %s", b, at, advice.Convert)
}

// CheckUTF8 returns [NotUTF8] of the first byte that is not UTF-8; nil if all are.
func CheckUTF8(src []byte) error {
	if at, valid := scan(src, true); !valid {
		return NotUTF8(src[at], at)
	}
	return nil
}

func (t *Text) readCoded(src []byte, s settled) {
	text, err := s.coder.NewDecoder().Bytes(src)
	if err != nil {
		t.Fault = faultf("it cannot be read as %s: %v", s.Name, err)
		t.UTF8, t.Lost = bytes.ToValidUTF8(src, []byte("\ufffd")), 1
		return
	}
	t.UTF8 = bytes.TrimPrefix(text, []byte("\ufeff"))
	if strings.HasPrefix(s.Name, "utf-16") {
		t.Fault = faultUTF16(src, s)
	} else if n := bytes.Count(t.UTF8, []byte("\ufffd")); n > 0 {
		t.Lost = n
		t.Fault = advice.Invalidf(s.Otherwise(), "%d characters do not fit %s, %s", n, s.Name, s.By())
	}
	if t.Fault != nil {
		t.Lost = max(1, bytes.Count(t.UTF8, []byte("\ufffd")))
	}
}

// faultUTF16 says what is no UTF-16; nil if all is.
func faultUTF16(src []byte, s settled) error {
	var order binary.ByteOrder = binary.LittleEndian
	if s.Name == "utf-16be" {
		order = binary.BigEndian
	}
	if len(src)%2 != 0 {
		return faultf("not UTF-16: it is %d bytes long, and each character has two or four", len(src)+s.mark)
	}
	for at := 0; at < len(src); at += 2 {
		r := rune(order.Uint16(src[at:]))
		if !utf16.IsSurrogate(r) {
			continue
		}
		if at+2 >= len(src) || utf16.DecodeRune(r, rune(order.Uint16(src[at+2:]))) == utf8.RuneError {
			return faultf("not UTF-16: half a surrogate pair at offset %d", at+s.mark)
		}
		at += 2
	}
	return nil
}
