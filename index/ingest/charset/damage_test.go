package charset_test

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest/advice"
	"dateline/index/ingest/charset"
)

// One byte that the code page does not hold is told with its place; the text is still
// taken for what its letters say.
func TestDamagedBytes(t *testing.T) {
	for name, bad := range map[string]byte{"windows-1251": 0x98, "windows-1252": 0x81, "windows-1250": 0x81, "iso-8859-2": 0x90, "windows-1253": 0xd2} {
		i := slices.IndexFunc(sentences, func(c struct{ in, language, text string }) bool { return c.in == name })
		src := encoded(t, name, sentences[i].text)
		at := len(src) / 2
		src[at] = bad
		got, err := charset.Decode(src, charset.Hints{})
		if err != nil || got.Name != name || got.From != "guess" || got.Lost != 1 || !strings.Contains(string(got.UTF8), "\ufffd") {
			t.Errorf("%s: %v, %d lost, %v: %.60s", name, got.Encoding, got.Lost, err, got.UTF8)
			continue
		}
		if where := place(bad, at); dateline.KindOf(got.Fault) != dateline.Invalid || !strings.Contains(got.Fault.Error(), where) || !strings.Contains(got.Fault.Error(), name) {
			t.Errorf("%s: fault %v, want %q", name, got.Fault, where)
		}
	}
}

func place(b byte, at int) string { return fmt.Sprintf("byte 0x%02x at offset %d", b, at) }

// Zero bytes tell UTF-16 only where there are two or more, on one side, and what is
// read so has no control characters.
func TestZeroBytes(t *testing.T) {
	for src, want := range map[string]string{
		"f\x00o\x00g\x00s\x00":             "utf-16le",
		"\x00f\x00o\x00g\x00s":             "utf-16be",
		"f\x00o\x00g\x00s\x00!":            "utf-8", // of odd length
		"f\x00oggy s":                      "utf-8",
		"f\x00\x00ogs, s":                  "utf-8",
		"\x01\x00\x02\x00\x03\x00\x04\x00": "utf-8",
	} {
		if got, err := charset.Decode([]byte(src), charset.Hints{}); err != nil || got.Name != want {
			t.Errorf("%q: %s, %v; want %s", src, got.Name, err, want)
		}
	}
}

// What is UTF-8 stays so where the window ends inside a character.
func TestCutByTheWindow(t *testing.T) {
	const size = 64 << 10
	src := "é" + strings.Repeat("x", size-3) + "é"
	r := charset.NewReader(bufio.NewReaderSize(strings.NewReader(src), size), charset.Hints{Fallback: "koi8-r"}, func(advice.Notice) {})
	if got, err := io.ReadAll(r); err != nil || string(got) != src || r.Encoding().Name != "utf-8" {
		t.Errorf("%s, %v, %d bytes", r.Encoding().Name, err, len(got))
	}
}
