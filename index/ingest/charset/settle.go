package charset

import (
	"bytes"
	"cmp"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"

	"dateline"
)

// Encoding is the encoding that a text was read in.
type Encoding struct {
	Name string // by the WHATWG: "utf-8", "windows-1251"
	// From is why: "byte order mark", what declared it ([Claim.By]), "bytes" (they are
	// valid UTF-8, or UTF-16), "--encoding" (the fallback), "guess".
	From string
}

// Claim is an encoding that a text is said to be in. Name may be unknown; "" is no
// claim.
type Claim struct{ Name, By string }

// Header is the claim of a content type.
func Header(contentType string) Claim {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		params = nil
	}
	return Claim{params["charset"], "header"}
}

// Inside is the claim of a text about itself. It can be read before the encoding is
// known, so that the text is not UTF-16 whatever it says: then UTF-8 is meant.
func Inside(name, by string) Claim {
	if _, known := lookup(name); strings.HasPrefix(known, "utf-16") {
		name = "utf-8"
	}
	return Claim{name, by}
}

// Hints are what is known of a text besides its bytes. The zero Hints are nothing.
type Hints struct {
	Declared []Claim // the first that is known counts
	// Fallback is the encoding of a text that neither declares nor proves its own;
	// one that [Known] accepts, or "" to guess.
	Fallback string
}

// settled is the encoding that a text is in.
type settled struct {
	Encoding
	coder   encoding.Encoding // nil of UTF-8 and of a guess
	page    *table            // of a guess
	mark    int               // bytes of the byte order mark
	notices []string
}

var marks = []struct{ bytes, name string }{{"\xef\xbb\xbf", "utf-8"}, {"\xfe\xff", "utf-16be"}, {"\xff\xfe", "utf-16le"}}

// settle decides by the first bytes of a text, or those behind before bytes of
// ASCII; whole says that they are all. An error names the encodings that it may be in.
func settle(head []byte, whole bool, before int64, h Hints) (s settled, err error) {
	for _, m := range marks {
		if bytes.HasPrefix(head, []byte(m.bytes)) {
			s.by(m.name, "byte order mark")
			s.mark = len(m.bytes)
			return s, nil
		}
	}
	s.declared(h.Declared)
	_, isUTF8 := scan(head, whole)
	utf16 := guessUTF16(head, whole) // all of it may be ASCII
	switch {
	case s.Name == "utf-8":
	case s.Name == "" && utf16 != "":
		s.by(utf16, "bytes")
		s.notice("nothing says its encoding; it is read as %s, by where its zero bytes stand; %s", utf16, Otherwise)
	case isUTF8 && !plain(head):
		s.overruled()
	case s.Name != "":
	case isUTF8:
		s.by("utf-8", "bytes")
	default:
		return s, s.undeclared(head, before, h.Fallback)
	}
	return s, nil
}

func (s *settled) by(name, from string) {
	s.coder, s.Name = lookup(name)
	s.From = from
	if s.Name == "utf-8" {
		s.coder = nil
	}
}

func (s *settled) notice(format string, args ...any) {
	s.notices = append(s.notices, fmt.Sprintf(format, args...))
}

// declared takes the first claim that is known.
func (s *settled) declared(claims []Claim) {
	unknown := ""
	for _, c := range claims {
		if s.by(c.Name, c.By); s.Name != "" {
			break
		}
		unknown = cmp.Or(unknown, c.Name)
	}
	if unknown != "" {
		s.notice("the encoding %.60q that it names is not known; want one such as utf-8 or windows-1251", unknown)
	}
}

func (s *settled) overruled() {
	if s.Name != "" {
		s.notice("its %s says %s, and its bytes are UTF-8; it is read as UTF-8", s.From, s.Name)
	}
	s.by("utf-8", "bytes")
}

// undeclared settles a text that is not UTF-8 and does not say what else.
func (s *settled) undeclared(head []byte, before int64, fallback string) error {
	if fallback != "" {
		s.by(fallback, "--encoding")
		return nil
	}
	if mostlyUTF8(head) {
		s.by("utf-8", "bytes")
		return nil
	}
	return s.guess(head, before)
}

// Otherwise says how to give an encoding.
const Otherwise = "--encoding, or charset in the Content-Type of what is posted, says another"

func (s *settled) guess(head []byte, before int64) error {
	at, _ := scan(head, true)
	not := fmt.Sprintf("not UTF-8: byte 0x%02x at offset %d", head[at], before+int64(at))
	if i := control(head); i >= 0 {
		return refusal(fmt.Sprintf("%s; and no text in another encoding: it holds the control character 0x%02x at offset %d", not, head[i], before+int64(i)))
	}
	g := GuessOf(head)
	switch {
	case g.Name == "":
		return refusal(not + "; and its letters fit none of the encodings that are guessed")
	case g.Or != "":
		return refusal(fmt.Sprintf("%s; it may be %s or %s, and has too few letters to tell", not, g.Name, g.Or))
	}
	s.Encoding, s.page = Encoding{g.Name, "guess"}, g.page
	s.notice("nothing says its encoding, and it is not UTF-8; it is read as %s, in which its letters are those of %s; %s", g.Name, g.Language, Otherwise)
	return nil
}

func refusal(message string) error {
	return &dateline.Error{
		Kind: dateline.Invalid, Message: message,
		Hint: "say which with --encoding, or with charset in the Content-Type of what is posted, or convert it, for example with iconv -f WINDOWS-1252 -t UTF-8",
	}
}

// control returns where a control character is that no text has; -1 if nowhere.
func control(text []byte) int {
	for i, b := range text {
		switch {
		case b == '\t', b == '\n', b == '\v', b == '\f', b == '\r', b == 0x1a && i == len(text)-1: // the end of a text in DOS
		case b < ' ', b == 0x7f:
			return i
		}
	}
	return -1
}

// plain reports text that is the same in nearly every encoding. ESC is not: it
// begins the signs of ISO-2022-JP.
func plain(text []byte) bool { return firstFar(text) == len(text) || bytes.IndexByte(text, 0x1b) >= 0 }

// scan returns where the first byte is that is not UTF-8, and false; or true. Of a
// text that goes on, the last character may be cut.
func scan(text []byte, whole bool) (at int, valid bool) {
	if utf8.Valid(text) {
		return len(text), true
	}
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			return at, !whole && !utf8.FullRune(text[at:])
		}
		at += size
	}
	return at, true
}

// mostlyUTF8 reports a text with so many bytes of UTF-8 that the few which are none
// are a damage. Of texts in the code pages and in GBK, EUC and Shift_JIS, 100 bytes
// and longer, none had twice as many.
func mostlyUTF8(text []byte) bool {
	const times = 4
	good, bad := 0, 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good += size
		}
		at += size
	}
	return good >= times*bad
}
