package charset

import (
	"fmt"
	"slices"

	"dateline/index/ingest/advice"
)

// latin1 is what servers and pages say of all that they have, by the name iso-8859-1, as they
// say utf-8.
const latin1 = "windows-1252"

// otherLetters reports a text of which no western language can be: with words of four letters
// and more beyond ASCII.
func otherLetters(text []byte) bool {
	const long, some = 4, 5
	words, run := 0, 0
	for _, b := range text {
		if b < 0xc0 {
			run = 0
			continue
		}
		if run++; run == long {
			words++
		}
	}
	return words >= some
}

// untrue settles a text that is not in the encoding which is declared. Another claim counts
// then, or what is given. What cannot be guessed stays what it is declared to be.
func (s *settled) untrue(how string, head []byte, before int64, h Hints) {
	why := fmt.Sprintf("its %s says %s, %s", s.From, s.Name, how)
	other := settled{notices: s.notices}
	for _, c := range append(slices.Clone(h.Declared), Claim{h.Fallback, given}) {
		if other.by(c.Name, c.By); other.Name != "" && other.Name != s.Name {
			other.guessed("%s; it is read as %s, %s", why, other.Name, other.By())
			*s = other
			return
		}
	}
	if other.by("", ""); other.guess(head, before, why) == nil && other.Name != s.Name {
		*s = other
	}
}

// undeclared settles a text that is not UTF-8 and does not say what else.
func (s *settled) undeclared(head []byte, before int64, fallback string) error {
	if fallback != "" {
		s.by(fallback, given)
		return nil
	}
	if mostlyUTF8(head) {
		s.by("utf-8", "bytes")
		return nil
	}
	return s.guess(head, before, "nothing says its encoding, and it is not UTF-8")
}

// otherwise says that a guess can be put right.
var otherwise = advice.Advice{Do: advice.OtherEncoding}

// guess takes the encoding that the letters fit; why says that there is need to.
func (s *settled) guess(head []byte, before int64, why string) error {
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
	s.guessed("%s; it is read as %s, in which its letters are those of %s", why, g.Name, g.Language)
	return nil
}

func refusal(message string) error {
	return advice.Invalidf(advice.Advice{Do: advice.SayEncoding}, "%s", message)
}
