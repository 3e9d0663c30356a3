package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

var errSurrogate = errors.New("half a surrogate pair after a backslash")

// unquote returns the text of a JSON string. Half a surrogate pair is an error:
// encoding/json would put U+FFFD in its place.
func unquote(raw []byte) (string, error) {
	inside := raw[1 : len(raw)-1]
	if bytes.IndexByte(inside, '\\') < 0 {
		return string(inside), nil
	}
	if err := checkEscapes(inside); err != nil {
		return "", err
	}
	if s, ok := unescaped(inside); ok {
		return s, nil
	}
	var s string
	err := json.Unmarshal(raw, &s)
	return s, err
}

func checkEscapes(s []byte) error {
	for i := 0; i < len(s); i++ {
		next := bytes.IndexByte(s[i:], '\\')
		if next < 0 {
			return nil
		}
		i += next + 1
		if s[i] != 'u' {
			continue
		}
		r := hexRune(s[i+1:])
		i += 4
		if !utf16.IsSurrogate(r) {
			continue
		}
		if !bytes.HasPrefix(s[i+1:], []byte(`\u`)) || utf16.DecodeRune(r, hexRune(s[i+3:])) == utf8.RuneError {
			return errSurrogate
		}
		i += 6
	}
	return nil
}

// hexRune reads the four digits of a \u escape.
func hexRune(s []byte) rune {
	n, _ := strconv.ParseUint(string(s[:4]), 16, 32) // valid JSON has them
	return rune(n)
}

// escapes are what a byte behind a backslash stands for; 0 is none, or u.
var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// unescaped is the text of a string that checkEscapes has found sound. encoding/json
// would read it twice; what is no text for this one is left to it.
func unescaped(in []byte) (text string, ok bool) {
	var out strings.Builder
	out.Grow(len(in))
	for {
		n := bytes.IndexByte(in, '\\')
		if n < 0 {
			n = len(in)
		}
		if !plainText(in[:n]) {
			return "", false
		}
		out.Write(in[:n])
		if in = in[n:]; len(in) == 0 {
			return out.String(), true
		}
		if len(in) < 2 {
			return "", false
		}
		b := escapes[in[1]]
		switch {
		case b != 0:
			out.WriteByte(b)
			in = in[2:]
		case in[1] != 'u':
			return "", false
		default:
			r, size := escapedRune(in)
			if size == 0 {
				return "", false
			}
			out.WriteRune(r)
			in = in[size:]
		}
	}
}

// escapedRune is the rune that an escape, or a pair of them, stands for, and its length; 0
// if it is none.
func escapedRune(in []byte) (r rune, size int) {
	r, ok := unicodeEscape(in)
	if !ok {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	low, ok := unicodeEscape(in[6:])
	if r = utf16.DecodeRune(r, low); !ok || r == utf8.RuneError {
		return 0, 0
	}
	return r, 12
}

// unicodeEscape reads an escape of the form \u1234.
func unicodeEscape(in []byte) (r rune, ok bool) {
	if len(in) < 6 || in[0] != '\\' || in[1] != 'u' {
		return 0, false
	}
	for _, b := range in[2:6] {
		d, is := hexDigit(b)
		if !is {
			return 0, false
		}
		r = r<<4 | d
	}
	return r, true
}

func hexDigit(b byte) (rune, bool) {
	switch {
	case '0' <= b && b <= '9':
		return rune(b - '0'), true
	case 'a' <= b|0x20 && b|0x20 <= 'f':
		return rune(b|0x20-'a') + 10, true
	}
	return 0, false
}

// plainText reports whether a part of a string may stand in JSON as it is.
func plainText(part []byte) bool {
	for _, b := range part {
		if b < ' ' || b == '"' {
			return false
		}
	}
	return utf8.Valid(part)
}
