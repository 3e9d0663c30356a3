package main

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

func TestSafe(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"Kəlbəcər “ok” 👩‍🚒", "Kəlbəcər “ok” 👩‍🚒"},
		{"\x1b[31mred\x07", `\u001b[31mred\u0007`},
		{"a\u202eb\u2066c\u200f", `a\u202eb\u2066c\u200f`},
		{"c1 \u009b31m", `c1 \u009b31m`},
		{"line\nfeed\u2028", `line\u000afeed\u2028`},
		{"\xffraw", `\xffraw`},
		{"real \ufffd", "real \ufffd"},
	} {
		if got := safe(tc.in); got != tc.want {
			t.Errorf("safe(%q) = %q, want %q", tc.in, got, tc.want)
		}
	}
	if got := safeText("a\r\n\tb\rc\x1b"); got != "a\n\tb\\u000dc\\u001b" {
		t.Errorf("safeText: %q", got)
	}
}

// What is told to be typed can be pasted into a shell.
func TestInShell(t *testing.T) {
	for word, want := range map[string]string{
		"news/2024": "news/2024", "opensearch+https://es1:9200,es2:9200/news": "opensearch+https://es1:9200,es2:9200/news", "a~": "a~",
		"my archive": "'my archive'", "it's": `'it'\''s'`, "~root": "'~root'", "$(reboot)": "'$(reboot)'", "": "''", "a\x1bb": `'a\u001bb'`,
	} {
		if got := inShell(word); got != want {
			t.Errorf("%q becomes %s, want %s", word, got, want)
		}
	}
}

// Escaped JSON means the same as before.
func TestEscaperKeepsTheMeaning(t *testing.T) {
	want := "a\u202e\u009b\x7f\x1b\n“”"
	raw, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if _, err := (escaper{&out}).Write(raw); err != nil {
		t.Fatal(err)
	}
	var got string
	if err := json.Unmarshal([]byte(out.String()), &got); err != nil || got != want {
		t.Errorf("%q became %q, %v", want, got, err)
	}
	if strings.ContainsFunc(out.String(), hidden) {
		t.Errorf("%q is not safe", out.String())
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("\x1b]0;x\x07\u202e\xff\n")
	f.Fuzz(func(t *testing.T, s string) {
		got := safe(s)
		if strings.ContainsFunc(got, hidden) || !utf8.ValidString(got) {
			t.Errorf("safe(%q) = %q", s, got)
		}
	})
}

func FuzzWrap(f *testing.F) {
	f.Add("one two three Kəlbəcər 喀爾巴賈爾", 12, 3)
	f.Fuzz(func(t *testing.T, s string, width, indent int) {
		width, indent = 1+abs(width)%200, abs(indent)%20
		got := wrap(s, width, indent)
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(s), " ") {
			t.Errorf("wrap(%q) changed the words: %q", s, got)
		}
		for text := range strings.SplitSeq(got, "\n") {
			if uniseg.StringWidth(text) > width && len(strings.Fields(text)) > 1 {
				t.Errorf("wrap(%q, %d): %q is too wide", s, width, text)
			}
		}
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}
