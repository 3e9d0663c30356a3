package snippet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

const ellipsis = '…'

// snippet returns p as it is shown.
func (p *passage) snippet() dateline.Snippet {
	var marks []Span
	for _, m := range p.matches {
		marks = m.marks(marks)
	}
	w := &writer{marks: merged(marks)}
	if p.cut {
		w.write(ellipsis)
	}
	w.fold(p.area.text[:p.End], p.Start)
	if p.cuts {
		w.write(ellipsis)
	}
	return dateline.Snippet{Text: w.text.String(), Marks: w.out}
}

// writer writes a text for a page: white space and control characters as single
// blanks, without what garbles the text around it, and counts code points.
type writer struct {
	text  strings.Builder
	n     int // code points written
	blank bool
	marks []Span // of the text that is read, merged
	out   [][2]int
	start int // of the mark that is open, -1 before its first letter
}

func (w *writer) write(r rune) {
	w.text.WriteRune(r)
	w.n++
}

// fold writes s from byte i on.
func (w *writer) fold(s string, i int) {
	w.start = -1
	first := w.n
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			w.blank = true
		case !hidden(r):
			if w.blank && w.n > first {
				w.write(' ')
			}
			w.blank = false
			w.open(i)
			w.write(r)
		}
		i += size
		w.close(i)
	}
}

// open begins the mark that byte i is in.
func (w *writer) open(i int) {
	if w.start < 0 && len(w.marks) > 0 && w.marks[0].Start <= i {
		w.start = w.n
	}
}

// close ends the mark that ends at byte i.
func (w *writer) close(i int) {
	if len(w.marks) > 0 && w.marks[0].End <= i {
		if w.start >= 0 {
			w.out = append(w.out, [2]int{w.start, w.n})
		}
		w.marks, w.start = w.marks[1:], -1
	}
}

// hidden reports whether r is left out: soft hyphens, and the controls that turn
// the direction of what follows, which would reach beyond the snippet.
func hidden(r rune) bool {
	switch {
	case r == 0x00AD:
		return true
	case 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}
