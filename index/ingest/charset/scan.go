package charset

import (
	"bytes"
	"unicode/utf8"
)

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
