package names

import (
	"strings"
	"unicode/utf8"

	"dateline"
)

// parts cuts what a tagger takes for one name where no name goes on: at brackets, dashes,
// colons, semicolons and empty lines, and a person's at words in lower case, as "said".
func (f *field) parts(first, n int, kind string) (out [][2]int) {
	from := first
	for i := first; i < first+n; i++ {
		verb := kind == dateline.TypePerson && i > from && f.isVerb(i)
		if i > from && (verb || parted(f.gap(i))) {
			out = append(out, [2]int{from, i - from})
			from = i
		}
		if verb {
			from++
		}
	}
	if from < first+n {
		out = append(out, [2]int{from, first + n - from})
	}
	return out
}

func parted(gap string) bool {
	return gap != " " && (strings.Count(gap, "\n") > 1 || strings.ContainsAny(gap, ";:()[]—") || strings.Contains(gap, "--") || strings.Contains(gap, " – "))
}

// isVerb reports whether word i is none that a person's name or a role before it has.
func (f *field) isVerb(i int) bool {
	w := f.words[i].Exact
	return !f.capital(i) && !particles[w] && !roles[w] && !titles[w] && utf8.RuneCountInString(w) > 1
}

// cut returns what is the name of words that a tagger takes for one: "the" is not, nor are
// titles and roles before a person's name.
func (f *field) cut(first, n int, kind string) (int, int) {
	for n > 0 && isArticle(f.words[first].Exact) && (n == 1 || !f.belongs(first)) {
		first, n = first+1, n-1
	}
	if kind == dateline.TypePerson {
		first, n = f.cutRoles(first, n)
	}
	for n > 0 && kind != dateline.TypePerson && joinsNames(f.words[first+n-1].Exact) && !f.capital(first+n-1) {
		n--
	}
	return first, n
}

// belongs reports whether the article at word i is a part of the name behind it: it has a
// capital within a sentence, as in The Hague or The Hockey News.
func (f *field) belongs(i int) bool {
	return f.capital(i) && i > 0 && f.name != dateline.FieldTitle && !strings.ContainsAny(f.gap(i), ".!?:\n\"“")
}

func isArticle(exact string) bool { return exact == "the" || exact == "a" || exact == "an" }

func joinsNames(exact string) bool {
	switch exact {
	case "of", "and", "for", "in", "at", "on", "the", "de", "with":
		return true
	}
	return false
}

// cutRoles cuts all up to the last role or title of a person's name, if words are left: the
// Kremlin spokesman Dmitry Peskov is Dmitry Peskov.
func (f *field) cutRoles(first, n int) (int, int) {
	cut := 0
	for i := range n - 1 {
		w := f.words[first+i]
		if titles[w.Exact] || roles[w.Exact] || f.owner(first+i) && i == 0 {
			cut = i + 1
		}
	}
	first, n = first+cut, n-cut
	for n > 0 && !f.capital(first) && !particles[f.words[first].Exact] {
		first, n = first+1, n-1
	}
	if n == 1 && titles[f.words[first].Exact] && !f.capital(first) {
		return first, 0
	}
	return first, n
}

// owner reports whether word i ends with a possessive, as Armenia's does.
func (f *field) owner(i int) bool {
	s := f.surface(i)
	return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s")
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var (
	titles = set(`mr mrs ms miss mx dr sen rep gov lt sgt capt col gen maj adm cmdr prof professor president sir lord lady
		dame king queen prince princess pope rev reverend judge justice senator congressman congresswoman mayor sheriff
		officer detective sheikh shaikh ayatollah imam rabbi cardinal archbishop bishop patriarch catholicos general colonel
		lieutenant sergeant captain major admiral commander corporal private emperor sultan emir baron count duke mp
		ambassador minister premier chancellor governor chairman secretary director spokesman spokeswoman representative`)
	roles = set(`prime vice deputy foreign defence defense interior finance chief acting former ex speaker leader head
		spokesperson commissioner adviser advisor aide envoy chairwoman chair coach manager analyst ceo kremlin ombudsman
		presidential parliamentary opposition activist journalist lawyer historian economist midfielder striker
		goalkeeper defender singer actor actress author writer founder editor reporter`)
	particles = set(`al el ad an ar as ash at az ed es de da di do dos das du del della der den des van von ten ter la le
		los las ibn bin bint ben abu e y oglu ogly qizi kizi i ul ud ur af av zu st san`)
)
