package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline"
)

// acronyms returns the acronyms that the article gives in brackets behind a name, or with
// the name in brackets behind them, by the long name that they stand for, and adds what
// nobody found of them: "the Collective Security Treaty Organization (CSTO)".
func (a *article) acronyms() map[string]*found {
	known := map[string]*found{}
	for i := range a.fields {
		f := &a.fields[i]
		for k := 1; k < len(f.words); k++ {
			if gap := f.gap(k); gap == " " || strings.TrimSpace(gap) != "(" || !isAcronym(f.surface(k)) || k+1 < len(f.words) && !strings.HasPrefix(f.gap(k+1), ")") {
				continue
			}
			if long := a.longForm(f, k); long != nil {
				short := a.owned(f, k, long.kind)
				known[short.key] = long
			}
		}
	}
	return known
}

// isAcronym reports whether a word is written as one: two to eight letters, most of them
// capitals.
func isAcronym(surface string) bool {
	capitals, all := 0, 0
	for _, r := range strings.ReplaceAll(surface, ".", "") {
		all++
		if unicode.IsUpper(r) {
			capitals++
		} else if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return all >= 2 && all <= 8 && 2*capitals > all
}

// longForm returns the organisation that ends before the bracket at word k and whose words
// begin with the letters of the acronym there; nil if there is none.
func (a *article) longForm(f *field, k int) *found {
	if g := f.owners[k-1]; g != nil && g.n > 1 && (g.whole || g.kind == dateline.TypeOrganisation && f.fits(g.first, k)) {
		return g
	}
	letters := len([]rune(strings.ReplaceAll(f.surface(k), ".", "")))
	for first := max(0, k-2*letters); first < k-1; first++ {
		if !f.capital(first) || !f.fits(first, k) || joinsNames(f.words[first].Exact) {
			continue
		}
		g := &found{field: f, first: first, n: k - first, kind: dateline.TypeOrganisation, confidence: joined}
		for i := first; i < k; i++ {
			if p := f.owners[i]; p != nil {
				if p.first < first || p.place != nil && p.confidence >= curated {
					return nil
				}
				a.remove(p)
			}
		}
		g.bounds()
		a.add(g)
		return g
	}
	return nil
}

// fits reports whether the acronym at word k is made of the first letters of words first
// to k-1, small words and what follows a hyphen taken or left out.
func (f *field) fits(first, k int) bool {
	want := []rune(strings.ToLower(strings.ReplaceAll(f.surface(k), ".", "")))
	if f.letter(first) != want[0] {
		return false
	}
	made := uint(1) // bit n: the words until now may make n letters
	for i := first; i < k; i++ {
		var next uint
		for n := range len(want) + 1 {
			if made>>n&1 == 0 {
				continue
			}
			if n < len(want) && f.letter(i) == want[n] {
				next |= 2 << n
			}
			if i > first && (joinsNames(f.words[i].Exact) || f.gap(i) == "-") {
				next |= 1 << n
			}
		}
		made = next
	}
	return made>>len(want)&1 == 1
}

// letter returns the first letter of word i as it is folded.
func (f *field) letter(i int) rune {
	r, _ := utf8.DecodeRuneInString(f.words[i].Exact)
	return r
}

// owned returns what holds word k, and makes a mention of that kind if nothing does or if
// it is no place of the archive's own.
func (a *article) owned(f *field, k int, kind string) *found {
	if g := f.owners[k]; g != nil {
		if g.n == 1 && (g.place == nil || g.confidence < curated) {
			g.kind, g.place = kind, nil
		}
		return g
	}
	g := &found{field: f, first: k, n: 1, kind: kind, confidence: joined}
	g.bounds()
	a.add(g)
	return g
}
