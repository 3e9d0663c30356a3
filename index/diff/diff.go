// Package diff says what changed between two texts, by words: what was taken
// out, what was put in, and what stayed. It keeps every byte of both texts.
//
// A word is one of UAX #29, so that texts in all scripts are compared by what
// their readers take for words. The differences are found by Myers' algorithm
// ("An O(ND) Difference Algorithm and Its Variations", 1986) in the form that
// needs memory for the words only, with a bound on the work: two texts that have
// little in common are cut where the search got furthest, as GNU diff does, so
// that the answer may then be longer than the shortest.
package diff

import (
	"strings"
	"unicode"
)

// Kind says what became of a part of the texts.
type Kind uint8

// Kinds of a Part.
const (
	Same    Kind = iota // in both texts
	Removed             // in the first text only
	Added               // in the second text only
)

var kindNames = [...]string{"same", "removed", "added"}

// String returns the word that answers use: same, removed or added.
func (k Kind) String() string { return kindNames[k] }

// Part is a run of text with one Kind.
type Part struct {
	Kind Kind
	Text string // not empty
}

// Texts returns what changed from one text to another. The parts that are not
// Added make up from, those that are not Removed make up to, byte for byte. Two
// parts that follow each other differ in Kind, and of a change what is Removed
// stands first. Two empty texts have no parts. Texts of more than 4 MiB or about two
// million words together are compared by lines, and those of more lines than that by
// several at once.
func Texts(from, to string) []Part {
	a, b := pieces(from, to)
	m := newMatch(a, b)
	m.compare(0, len(a), 0, len(b))
	m.x, m.y, m.forth, m.back = nil, nil, nil, nil
	return joined(m.parts(from, to, a, b))
}

// joined makes one change of two with nothing but blanks between them: words that
// were replaced one by one are read as one passage.
func joined(parts []Part) (out []Part) {
	var removed, added strings.Builder
	end := func() {
		if removed.Len() > 0 {
			out = append(out, Part{Removed, removed.String()})
		}
		if added.Len() > 0 {
			out = append(out, Part{Added, added.String()})
		}
		removed.Reset()
		added.Reset()
	}
	for i, p := range parts {
		replaces := removed.Len() > 0 && added.Len() > 0
		switch {
		case p.Kind == Removed:
			removed.WriteString(p.Text)
		case p.Kind == Added:
			added.WriteString(p.Text)
		case replaces && blank(p.Text) && replacesNext(parts[i+1:]):
			removed.WriteString(p.Text)
			added.WriteString(p.Text)
		default:
			end()
			out = append(out, p)
		}
	}
	end()
	return out
}

// replacesNext reports whether what follows takes something out and puts
// something in.
func replacesNext(parts []Part) bool {
	return len(parts) > 1 && parts[0].Kind == Removed && parts[1].Kind == Added
}

// blank reports white space within a line.
func blank(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsSpace(r) || r == '\n' || r == '\r' })
}
