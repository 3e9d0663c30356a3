package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainWord is what a shell takes as it is (POSIX.1-2017, 2.2).
var plainWord = regexp.MustCompile(`^[A-Za-z0-9_./:,+@%-][A-Za-z0-9_./:,+@%=~-]*$`)

// inShell writes a word of a command so that it can be pasted into a shell.
func inShell(word string) string {
	if plainWord.MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(safe(word), "'", `'\''`) + "'"
}

// hidden reports whether a terminal would act on r instead of showing it: control
// characters, escape among them; what turns the direction of writing (UAX #9); and
// the separators of lines and paragraphs.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// safe returns s with all that is hidden written as \uXXXX, and bytes that are no
// UTF-8 as \xXX, so that a text can do nothing to a terminal.
func safe(s string) string { return escaped(s, "") }

// safeText is safe for a text of several lines: line feeds and tabs stay, and a
// line may end in CR LF.
func safeText(s string) string { return escaped(strings.ReplaceAll(s, "\r\n", "\n"), "\n\t") }

// line is safe for one line: runs of white space become one blank.
func line(s string) string { return safe(strings.Join(strings.Fields(s), " ")) }

func escaped(s, keep string) string {
	var b strings.Builder
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				fmt.Fprintf(&b, `\x%02x`, s[i])
				continue
			}
		}
		if hidden(r) && !strings.ContainsRune(keep, r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// escaper makes the JSON written to it safe.
type escaper struct{ w io.Writer }

func (e escaper) Write(p []byte) (int, error) {
	_, err := io.WriteString(e.w, escaped(string(p), "\n"))
	return len(p), err
}
