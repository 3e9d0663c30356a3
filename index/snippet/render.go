package snippet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

const ellipsis = '…'

// snippet returns p as it is shown.
func (p *passage) snippet(d *desk) dateline.Snippet {
	d.marks = d.marks[:0]
	for i := range p.matches {
		d.marks = p.matches[i].marks(d.marks)
	}
	w := &writer{marks: merged(d.marks)}
	if len(w.marks) > 0 {
		w.out = make([][2]int, 0, len(w.marks))
	}
	w.text.Grow(p.End - p.Start + 2*len(string(ellipsis)))
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
		if n := plain(s[i:w.border(i, len(s))]); n > 0 {
			w.begin(i, first)
			w.text.WriteString(s[i : i+n])
			w.n += n
			i += n
			w.close(i)
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			w.blank = true
		case !hidden(r):
			w.begin(i, first)
			w.write(r)
		}
		i += size
		w.close(i)
	}
}

// begin writes the blank before a letter or sign at byte i, and opens the mark that it
// is in. first is what had been written before the text.
func (w *writer) begin(i, first int) {
	if w.blank && w.n > first {
		w.write(' ')
	}
	w.blank = false
	w.open(i)
}

// border is where the next mark begins behind i, or where the one ends that i is in; at
// most end.
func (w *writer) border(i, end int) int {
	switch {
	case len(w.marks) == 0:
		return end
	case w.marks[0].Start > i:
		return min(end, w.marks[0].Start)
	}
	return max(i, min(end, w.marks[0].End))
}

// plain is how many bytes at the beginning of s are written as they are: letters and signs
// of ASCII with single blanks between them.
func plain(s string) int {
	i, before := plainBlocks(s)
	n := i - before
	for ; i < len(s); i++ {
		switch b := s[i]; {
		case isSign(b):
			n = i + 1
		case b != ' ' || n < i || i == 0:
			return n
		}
	}
	return n
}

// plainBlocks is how many bytes in blocks of eight are such, and how many blanks are the last
// of them, 0 or 1.
func plainBlocks(s string) (end, last int) {
	before := uint64(0x80) // as if a blank stood before s
	for ; end+8 <= len(s); end += 8 {
		v := load(s, end)
		gaps := blankBytes(v)
		if oddBytes(v)|gaps&(gaps<<8|before) != 0 {
			break
		}
		before = gaps >> 56
	}
	if end == 0 {
		return 0, 0
	}
	return end, int(before >> 7)
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
