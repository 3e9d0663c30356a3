package charset_test

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest/advice"
	"dateline/index/ingest/charset"
)

func TestKnownNames(t *testing.T) {
	for _, name := range append(charset.Names(), charset.Guessed()...) {
		if known, err := charset.Known(name); err != nil || known != name {
			t.Errorf("%s: %q, %v", name, known, err)
		}
	}
	for alias, want := range map[string]string{"latin1": "windows-1252", "ISO-8859-9": "windows-1254", " CP1251 ": "windows-1251", "UTF8": "utf-8"} {
		if known, err := charset.Known(alias); err != nil || known != want {
			t.Errorf("%s: %q, %v; want %s", alias, known, err, want)
		}
	}
	for _, name := range []string{"", "cp99", "replacement", "x-user-defined"} {
		if _, err := charset.Known(name); dateline.KindOf(err) != dateline.Invalid || !strings.Contains(err.Error(), "koi8-r") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// Two that read the same letters are no doubt: the first is taken.
func TestReadAlike(t *testing.T) {
	for text, want := range map[string]string{
		"Un caf\xe9 \x93noir\x94, \x80 2.": "Un café “noir”, € 2.",
		"It\x92s \xa35m for Mr Andr\xe9.":  "It’s £5m for Mr André.",
	} {
		got, err := charset.Decode([]byte(text), charset.Hints{})
		if err != nil || string(got.UTF8) != want || got.Name != "windows-1252" {
			t.Errorf("%q: %s %q, %v", text, got.Name, got.UTF8, err)
		}
	}
}

// What is decided does not depend on how the bytes come, nor on what is behind.
func TestReaderSettlesOnce(t *testing.T) {
	latin := strings.Repeat("The ferry left. ", 8192)
	for name, c := range map[string]struct{ src, want, encoding string }{
		"UTF-8 cut by the window":     {strings.Repeat("x", 64<<10-1) + "éé\xff", strings.Repeat("x", 64<<10-1) + "éé\xff", "utf-8"},
		"a mark of UTF-16 is letters": {latin + string(encoded(t, "windows-1251", "яю "+sentences[1].text)), latin + "яю " + sentences[1].text, "windows-1251"},
		"late":                        {latin + string(encoded(t, "koi8-r", sentences[1].text)), latin + sentences[1].text, "koi8-r"},
		"ASCII":                       {latin, latin, ""},
		"empty":                       {"", "", ""},
		"mark":                        {"\ufeffx", "x", "utf-8"},
	} {
		var told []advice.Notice
		r := charset.NewReader(bufio.NewReaderSize(bytes.NewReader([]byte(c.src)), 64<<10), charset.Hints{}, func(n advice.Notice) { told = append(told, n) })
		got, err := io.ReadAll(r)
		if err != nil || string(got) != c.want || r.Encoding().Name != c.encoding {
			t.Errorf("%s: %s, %v, %d bytes, want %d", name, r.Encoding().Name, err, len(got), len(c.want))
		}
		if guessed := r.Encoding().From == "guess"; guessed != (len(told) == 1) {
			t.Errorf("%s: told %q", name, told)
		}
	}
}

// BenchmarkGuess is the cost of a guess alone: that of a page is some milliseconds.
func BenchmarkGuess(b *testing.B) {
	for _, i := range []int{0, slices.IndexFunc(sentences, isFrench)} {
		c := sentences[i]
		text := bytes.Repeat(encoded(b, c.in, c.text+"\n"), 40)
		b.Run(c.language, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				charset.GuessOf(text)
			}
		})
	}
}

func isFrench(c struct{ in, language, text string }) bool { return c.language == "French" }

// ISO-8859-1 is said of all kinds of texts; it is not believed of letters that are not Latin.
func TestWesternThatIsNot(t *testing.T) {
	said := charset.Hints{Declared: []charset.Claim{{Name: "iso-8859-1", By: "header"}}}
	notices := map[string]int{"windows-1251": 1, "koi8-r": 1, "koi8-u": 1, "iso-8859-5": 1, "windows-1252": 0}
	for _, c := range sentences {
		want, tried := notices[c.in]
		if !tried {
			continue
		}
		if got, err := charset.Decode(encoded(t, c.in, c.text), said); err != nil || got.Name != c.in || len(got.Notices) != want {
			t.Errorf("%s, %s: read as %s, notices %q, %v", c.in, c.language, got.Name, got.Notices, err)
		}
	}
}
