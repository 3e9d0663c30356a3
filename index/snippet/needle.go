package snippet

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

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
	stems  map[string][]int // clauses; nil if there are few anchors
	exacts map[string][]int
	loose  []anchor

	filters sync.Map // *filter by the clauses looked for, as bytes of 0 and 1
}

// filter returns what finds the clauses that are live; nil if none is.
func (a *anchors) filter(live []bool) *filter {
	key := make([]byte, len(live))
	var list []anchor
	for _, x := range a.all {
		if live[x.clause] {
			key[x.clause] = 1
			list = append(list, x)
		}
	}
	if len(list) == 0 {
		return nil
	}
	f, ok := a.filters.Load(string(key))
	if !ok {
		f, _ = a.filters.LoadOrStore(string(key), newFilter(list))
	}
	return f.(*filter)
}

// newAnchors is of the clauses that look into a field, "" for all.
func (m *Matcher) newAnchors(field string) *anchors {
	a := &anchors{all: make([]anchor, 0, len(m.clauses))}
	for i := range m.clauses {
		c := &m.clauses[i]
		switch {
		case field != "" && !c.in(field):
		case len(c.forms) > 0:
			a.all = append(a.all, anchor{i, longest(c.forms)})
		}
	}
	if len(a.all) > fewAnchors {
		a.stems, a.exacts = map[string][]int{}, map[string][]int{}
		for _, x := range a.all {
			a.add(x)
		}
	}
	return a
}

// fewAnchors is how many are held against a word one by one.
const fewAnchors = 8

func (a *anchors) add(x anchor) {
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
	if a.stems == nil {
		eachOf(a.all, w, each)
		return
	}
	for _, c := range a.stems[w.Stem] {
		each(c)
	}
	for _, c := range a.exacts[w.Exact] {
		each(c)
	}
	eachOf(a.loose, w, each)
}

func eachOf(list []anchor, w *text.Word, each func(clause int)) {
	for i := range list {
		if list[i].form.matches(w) {
			each(list[i].clause)
		}
	}
}

// needles returns letters in lower case, with one of which a word of tame letters begins
// if it meets f; none if words that meet f begin with a letter that is not tame.
func (f *form) needles() []string {
	if first, _ := utf8.DecodeRuneInString(f.text); first >= utf8.RuneSelf && !isTame(first) {
		return nil
	}
	if f.kind != stem {
		return []string{tameStart(f.text)}
	}
	return stemNeedles(f.text)
}

// stemNeedles returns what the words with a stem begin with, none of it with another.
func stemNeedles(s string) (list []string) {
	whole, prefixes := text.Forms(s)
	var all []string
	for _, word := range append(whole, prefixes...) {
		all = append(all, tameStart(word))
	}
	slices.Sort(all)
	for _, n := range all {
		if len(list) == 0 || !strings.HasPrefix(n, list[len(list)-1]) {
			list = append(list, n)
		}
	}
	return list
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
