package snippet

import (
	"strings"
	"unicode/utf8"

	"dateline"
	"dateline/index/text"
)

// anchor is the word of a clause that a long text is scanned for, its longest.
// Every match of the clause holds one of its anchors.
type anchor struct {
	clause int
	form   form
}

// anchors is what all clauses are scanned for, by the forms of words.
type anchors struct {
	all    []anchor
	stems  map[string][]int // clauses
	exacts map[string][]int
	loose  []anchor
	filter *filter
}

func (m *Matcher) newAnchors() *anchors {
	a := &anchors{stems: map[string][]int{}, exacts: map[string][]int{}}
	for i := range m.clauses {
		c := &m.clauses[i]
		switch {
		case !c.in(dateline.FieldBody):
		case len(c.forms) > 0:
			a.add(anchor{i, longest(c.forms)})
		default:
			for _, name := range c.place.AllNames() {
				if forms := formsOf(exact, name); len(forms) > 0 {
					a.add(anchor{i, longest(forms)})
				}
			}
		}
	}
	a.filter = newFilter(a.all)
	return a
}

func (a *anchors) add(x anchor) {
	a.all = append(a.all, x)
	switch x.form.kind {
	case stem:
		a.stems[x.form.text] = append(a.stems[x.form.text], x.clause)
	case exact:
		a.exacts[x.form.text] = append(a.exacts[x.form.text], x.clause)
	default:
		a.loose = append(a.loose, x)
	}
}

func longest(forms []form) form {
	best := forms[0]
	for _, f := range forms[1:] {
		if len(f.text) > len(best.text) {
			best = f
		}
	}
	return best
}

// clausesOf calls each for every clause that w may belong to.
func (a *anchors) clausesOf(w *text.Word, each func(clause int)) {
	for _, c := range a.stems[w.Stem] {
		each(c)
	}
	for _, c := range a.exacts[w.Exact] {
		each(c)
	}
	for _, x := range a.loose {
		if x.form.matches(w) {
			each(x.clause)
		}
	}
}

// needles returns bytes in lower case, at least one of which a word in ASCII begins
// with if it meets f; none if no such word does.
func (f *form) needles() []string {
	if f.text[0] >= utf8.RuneSelf {
		return nil
	}
	if f.kind != stem {
		return []string{plainStart(f.text)}
	}
	return stemNeedles(f.text)
}

// stemNeedles knows how the stemmer changes words: a stem is what its words begin
// with, but for a last letter e, i, l or y and for dying, lying and tying (so it was for
// 2.6 million words, made of 46,000 and 57 endings); acronyms lose their points
// and numbers the commas of their groups.
func stemNeedles(s string) []string {
	start := plainStart(s)
	if isDigit(s[0]) {
		list := []string{start}
		for i := 1; i <= 3 && i < len(start); i++ {
			list = append(list, start[:i]+",")
		}
		return list
	}
	if start == s && len(s) > 2 && strings.IndexByte("eily", s[len(s)-1]) >= 0 {
		start = s[:len(s)-1]
	}
	list := []string{start}
	if len(s) > 1 && len(s) == len(plainStart(s)) {
		list = append(list, strings.Join(strings.Split(s, ""), "."))
	}
	if len(s) == 3 && strings.HasSuffix(s, "ie") {
		list = append(list, s[:1]+"y")
	}
	return list
}

// plainStart returns the letters, digits, points and commas that s begins with.
func plainStart(s string) string {
	i := 0
	for i < len(s) && (isLetter(s[i]) || isDigit(s[i]) || s[i] == '.' || s[i] == ',') {
		i++
	}
	return s[:i]
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isDigit(b byte) bool  { return '0' <= b && b <= '9' }

// pieces cuts a fuzzy word into one part more than it may have edits: one part
// stays as it is. It returns nil for words so short that the parts say nothing.
func (f *form) pieces() []string {
	n := f.distance + 1
	if len(f.text) < 2*n || plainStart(f.text) != f.text {
		return nil
	}
	var out []string
	for i := range n {
		out = append(out, f.text[i*len(f.text)/n:(i+1)*len(f.text)/n])
	}
	return out
}
