package names

import (
	"dateline"
)

// honorifics are titles that a person's name follows for sure.
var honorifics = set("mr mrs ms messrs")

// longestTitled is the number of words that a name behind an honorific has at most.
const longestTitled = 3

// takeTitled reads what follows Mr. and the like as a person where nothing else has it.
func (a *article) takeTitled() {
	for i := range a.fields {
		f := &a.fields[i]
		for k := range f.words {
			if !f.capital(k) || !honorifics[f.words[k].Exact] {
				continue
			}
			n := 0
			for n < longestTitled && f.titled(k+1+n, n == 0) {
				n++
			}
			if n > 0 {
				g := &found{field: f, first: k + 1, n: n, kind: dateline.TypePerson, confidence: joined}
				g.bounds()
				a.add(g)
			}
		}
	}
}

// titled reports whether word k belongs to a name that began behind an honorific.
func (f *field) titled(k int, first bool) bool {
	if k >= len(f.words) || f.owners[k] != nil || !f.capital(k) {
		return false
	}
	gap := f.gap(k)
	return gap == " " && (first || !f.owner(k-1)) || first && gap == ". "
}
