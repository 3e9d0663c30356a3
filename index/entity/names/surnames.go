package names

import (
	"dateline"
	"dateline/index/entity/lists"
	"strings"
	"unicode/utf8"
)

// shortestSurname is the number of letters that a surname must have to be joined to a full
// name: shorter ones are words too often.
const shortestSurname = 3

// unsure is the confidence below which a place with the surname of a person of the article
// is that person.
const unsure = 0.9

// joinSurnames reads surnames of the article's people as people, also where the tagger saw
// none.
func (a *article) joinSurnames() {
	surnames := map[string]bool{}
	for _, f := range a.found {
		if f.kind == dateline.TypePerson && f.n > 1 {
			last := f.first + f.n - 1
			if w := f.field.words[last].Exact; utf8.RuneCountInString(w) >= shortestSurname && f.field.capital(last) && !generations[w] {
				surnames[w] = true
			}
		}
	}
	if len(surnames) == 0 {
		return
	}
	for _, f := range a.found {
		if f.n == 1 && surnames[f.key] && !f.whole && (f.place == nil || f.place.Type == dateline.TypePlace && f.confidence < unsure) {
			f.kind, f.place = dateline.TypePerson, nil
		}
	}
	for i := range a.fields {
		f := &a.fields[i]
		for k, w := range f.words {
			if f.capital(k) && surnames[w.Exact] && f.owners[k] == nil && !f.inName(k) {
				g := &found{field: f, first: k, n: 1, kind: dateline.TypePerson, confidence: joined}
				g.bounds()
				a.add(g)
			}
		}
	}
}

// joined is the confidence of mentions that only a full name elsewhere in the article
// makes known.
const joined = 0.7

// inName reports whether a capitalised word of a name that nobody found stands beside word
// k, so that k may be a part of it: "the Pashinyan Foundation", "Anna Hakobyan". Behind it
// that says nothing in a title, where each word may have a capital.
func (f *field) inName(k int) bool {
	if k > 0 && f.gap(k) == " " && f.capital(k-1) && f.owners[k-1] == nil && !titles[f.words[k-1].Exact] && !roles[f.words[k-1].Exact] && !f.mayBegin(k-1) {
		return true
	}
	return k+1 < len(f.words) && f.gap(k+1) == " " && f.capital(k+1) && f.owners[k+1] == nil && !f.owner(k) && f.name != dateline.FieldTitle
}

// mayBegin reports whether word k has its capital of the beginning of a sentence.
func (f *field) mayBegin(k int) bool {
	return k == 0 || strings.ContainsAny(f.gap(k), ".!?:\n\"“") || lists.Of(f.words[k].Exact).Lower >= 6
}

var generations = set("jr sr ii iii iv")
