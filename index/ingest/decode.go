package ingest

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decode returns the text of a file: UTF-8 without its byte order mark, or
// UTF-16 that has one.
func decode(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return decodeUTF16(data, binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return decodeUTF16(data, binary.BigEndian)
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return "", problem("not a text: it holds a NUL byte at offset %d; UTF-16 needs a byte order mark", i)
	}
	if err := checkUTF8(data); err != nil {
		return "", err
	}
	return string(bytes.TrimPrefix(data, []byte(utf8BOM))), nil
}

const utf8BOM = "\ufeff"

func checkUTF8(data []byte) error {
	if utf8.Valid(data) {
		return nil
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size <= 1 {
			return problem("not UTF-8: byte 0x%02x at offset %d; convert it, for example with iconv -f WINDOWS-1252 -t UTF-8", data[at], at)
		}
		at += size
	}
}

func decodeUTF16(data []byte, order binary.ByteOrder) (string, error) {
	if len(data)%2 != 0 {
		return "", problem("not UTF-16: it is %d bytes long, and each character has two or four", len(data))
	}
	var b strings.Builder
	b.Grow(len(data))
	for at := 2; at < len(data); at += 2 {
		r := rune(order.Uint16(data[at:]))
		switch {
		case r == 0:
			return "", problem("not a text: it holds a NUL character at offset %d", at)
		case utf16.IsSurrogate(r):
			var low rune
			if at+3 < len(data) {
				low = rune(order.Uint16(data[at+2:]))
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				return "", problem("not UTF-16: half a surrogate pair at offset %d", at)
			}
			at += 2
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}
