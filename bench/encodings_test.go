package main

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

func TestEncodings(t *testing.T) {
	dir := t.TempDir()
	write(t, strings.Repeat("Паром ушёл в туман, и никто его больше не видел.\n", 60), dir, "ru", "a.txt")
	write(t, "nobody reads this", dir, "of-no-language", "a.txt")
	code, stdout, stderr := bench(t, t.Context(), "encodings", dir)
	if code != 0 || stderr != "" {
		t.Fatalf("code %d, %q; want 0 and no message", code, stderr)
	}
	for _, want := range []string{`koi8-r +ru +100 +2\d +0 +0\n`, `ibm866 +ru +1000 +[1-9] +0 +0\n`, `all +100 +\d+ +0 +0\n`} {
		if !regexp.MustCompile(want).MatchString(stdout) {
			t.Errorf("the output has no %s:\n%s", want, stdout)
		}
	}
}

// What is read in another encoding than it was written in is wrong, and what too few
// letters tell is refused.
func TestGuessesAreCounted(t *testing.T) {
	var g guesses
	g.count(charmap.CodePage866, []byte("\xcf\xe0\xf0\xee\xec \xf3\xf8\xb8\xeb \xe2 \xf2\xf3\xec\xe0\xed")) // it is windows-1251
	g.count(charmap.Windows1254, []byte("Erdo\xf0"))
	if g != (guesses{refused: 1, wrong: 1}) {
		t.Errorf("%+v, want one refused and one wrong", g)
	}
}

func TestEncodingsWithoutTexts(t *testing.T) {
	empty, wrong := t.TempDir(), t.TempDir()
	write(t, "caf\xe9", wrong, "fr", "a.txt")
	for dir, want := range map[string]string{empty: "no folder named by a language", wrong: "a.txt: not UTF-8: byte 0xe9 at offset 3"} {
		if code, _, stderr := bench(t, t.Context(), "encodings", dir); code != 1 || !strings.Contains(stderr, want) {
			t.Errorf("code %d, %q; want 1 and %q", code, stderr, want)
		}
	}
}
