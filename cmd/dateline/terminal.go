package main

import (
	"io"
	"os"
	"strings"

	"github.com/rivo/uniseg"
	"golang.org/x/term"
)

// plainWidth is how wide lines are where there is no terminal to ask.
const plainWidth = 80

// isTerminal reports whether w shows what is written to it to a person, and knows
// how to go back on a line.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// widthOf is the columns of w's terminal.
func widthOf(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			return width
		}
	}
	return plainWidth
}

// wrap breaks s between words into lines of at most width columns, each behind
// indent blanks. A longer word stands alone on its line.
func wrap(s string, width, indent int) string {
	var b strings.Builder
	pad, at := strings.Repeat(" ", indent), 0
	for word := range strings.FieldsSeq(s) {
		n := uniseg.StringWidth(word)
		switch {
		case at == 0:
			b.WriteString(pad)
			at = indent
		case at+1+n > width:
			b.WriteString("\n" + pad)
			at = indent
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += n
	}
	return b.String()
}
