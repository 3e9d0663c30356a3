package charset_test

import (
	"bufio"
	"bytes"
	"io"
	"reflect"
	"testing"
	"unicode/utf8"

	"dateline/index/ingest/advice"
	"dateline/index/ingest/charset"
)

// Whatever the bytes, the text is UTF-8; what is UTF-8 stays as it is; a stream gives
// the same as the whole where its encoding can be told.
func FuzzDecode(f *testing.F) {
	for _, c := range sentences {
		f.Add(encoded(f, c.in, c.text), c.in, false)
		f.Add([]byte(c.text), "", true)
	}
	f.Add([]byte("a\x00b\x00c\x00d\x00"), "", false)
	f.Add([]byte("\xff\xfe\x00\xd8"), "iso-2022-jp", true)
	f.Fuzz(func(t *testing.T, src []byte, name string, declared bool) {
		h := charset.Hints{}
		known, err := charset.Known(name)
		switch {
		case declared:
			h.Declared = []charset.Claim{{Name: name, By: "header"}}
		case err == nil:
			h.Fallback = known
		}
		text, err := charset.Decode(src, h)
		again, _ := charset.Decode(src, h)
		if !reflect.DeepEqual(text.UTF8, again.UTF8) || text.Encoding != again.Encoding {
			t.Fatalf("%+v, then %+v", text, again)
		}
		if !utf8.Valid(text.UTF8) || (text.Fault == nil) != (text.Lost == 0) {
			t.Fatalf("%q: fault %v, %d lost", text.UTF8, text.Fault, text.Lost)
		}
		if utf8.Valid(src) && !bytes.ContainsAny(src, "\x00\x1b") && (!declared || !ascii(src)) && text.Name != "utf-8" {
			t.Fatalf("valid UTF-8 is read as %s", text.Name)
		}
		if err == nil && text.Name == "utf-8" && utf8.Valid(src) && !bytes.Equal(text.UTF8, bytes.TrimPrefix(src, []byte("\ufeff"))) {
			t.Fatalf("%q became %q", src, text.UTF8)
		}
		small := charset.NewReader(bufio.NewReaderSize(bytes.NewReader(src), 16), h, func(advice.Notice) {})
		if _, readErr := io.ReadAll(small); readErr != nil && len(src) == 0 {
			t.Fatal(readErr)
		}
		large := charset.NewReader(bufio.NewReaderSize(bytes.NewReader(src), len(src)+16), h, func(advice.Notice) {})
		got, readErr := io.ReadAll(large)
		if (text.Name == "utf-8" || text.From == "guess") && text.Fault == nil && (err == nil) != (readErr == nil) {
			t.Fatalf("as a stream %v, as a whole %v", readErr, err)
		}
		if err == nil && (text.Name == "utf-8" || text.From == "guess") && text.Fault == nil && !bytes.Equal(got, text.UTF8) {
			t.Fatalf("as a stream %q, as a whole %q", got, text.UTF8)
		}
	})
}

func ascii(s []byte) bool {
	for _, b := range s {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
