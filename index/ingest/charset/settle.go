package charset

import (
	"bytes"
	"cmp"
	"fmt"
	"mime"
	"strings"

	"golang.org/x/text/encoding"

	"dateline/index/ingest/advice"
)

// Encoding is the encoding that a text was read in.
type Encoding struct {
	Name string // by the WHATWG: "utf-8", "windows-1251"
	// From is why: "byte order mark", what declared it ([Claim.By]), "bytes" (they are
	// valid UTF-8, or UTF-16), "given" ([Hints.Fallback]), "guess".
	From string
}

// given is the From of a fallback.
const given = "given"

// By says why the encoding was taken, as a part of a sentence behind its name.
func (e Encoding) By() string {
	switch e.From {
	case given:
		return "which was given for it"
	case "bytes":
		return "which it seems to be in"
	}
	return "which its " + e.From + " says"
}

// Otherwise is what helps against a wrong encoding: another can be given in place of one that
// was given or guessed, and what declares one cannot be overruled.
func (e Encoding) Otherwise() advice.Advice {
	if e.From == given || e.From == "guess" {
		return otherwise
	}
	return advice.Advice{}
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
	notices []advice.Notice
}

var marks = []struct{ bytes, name string }{{"\xef\xbb\xbf", "utf-8"}, {"\xfe\xff", "utf-16be"}, {"\xff\xfe", "utf-16le"}}

// settle decides by the first bytes of a text, or those behind before bytes of
// ASCII; whole says that they are all. An error names the encodings that it may be in.
func settle(head []byte, whole bool, before int64, h Hints) (s settled, err error) {
	if before == 0 && (bytes.HasPrefix(head, []byte("\xff\xfe\x00\x00")) || bytes.HasPrefix(head, []byte("\x00\x00\xfe\xff"))) {
		return s, faultf("in UTF-32, by its byte order mark, which is not read; convert it, for example with iconv -f UTF-32 -t UTF-8")
	}
	for _, m := range marks {
		if bytes.HasPrefix(head, []byte(m.bytes)) && (before == 0 || m.name == "utf-8") { // within a text those of UTF-16 are letters
			s.by(m.name, "byte order mark")
			s.mark = len(m.bytes)
			return s, nil
		}
	}
	s.declared(h.Declared)
	_, isUTF8 := scan(head, whole)
	utf16 := guessUTF16(head, whole) // all of it may be ASCII
	switch {
	case s.Name == "utf-8" && !isUTF8 && !mostlyUTF8(head):
		s.untrue("and it is not UTF-8", head, before, h)
	case s.Name == latin1 && !isUTF8 && otherLetters(head):
		s.untrue("whose letters do not stand together so", head, before, h)
	case s.Name == "utf-8":
	case s.Name == "" && utf16 != "":
		s.by(utf16, "bytes")
		s.guessed("nothing says its encoding; it is read as %s, by where its zero bytes stand", utf16)
	case s.Name == "" && bytes.Contains(head, []byte("\x1b$B")):
		s.by("iso-2022-jp", "bytes")
		s.guessed("nothing says its encoding; it is read as iso-2022-jp, by its escapes")
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
	s.notices = append(s.notices, advice.Notice{Message: fmt.Sprintf(format, args...)})
}

func (s *settled) guessed(format string, args ...any) {
	s.notices = append(s.notices, advice.Notice{Message: fmt.Sprintf(format, args...), Advice: otherwise})
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
