package names

import (
	"strings"

	"dateline"
	"dateline/index/text"
)

// identify gives people and organisations their ids and labels.
func (a *article) identify(acronyms map[string]*found) {
	people := a.people()
	for _, f := range a.found {
		switch {
		case f.place != nil || f.whole:
		case f.kind == dateline.TypePerson:
			full := f
			if p := people[f.key]; p != nil {
				full = p
			}
			if full.place != nil {
				f.id = full.place.Entity
				continue
			}
			f.id, f.label = id(dateline.TypePerson, full.text()), full.text()
		case f.kind == dateline.TypeOrganisation:
			full := f
			if long := acronyms[f.key]; long != nil {
				full = long
			}
			if full.whole {
				f.id, f.label = full.id, full.label
				continue
			}
			if full.place != nil {
				f.id = full.place.Entity
				continue
			}
			name := full.label
			if name == "" || full != f && full.id == "" {
				name = full.text()
			}
			f.id, f.label = id(dateline.TypeOrganisation, name), name
		}
	}
}

// text returns a name as written, on one line, with a capital for each word if all of it is
// in capitals, and without the possessive of its last word.
func (f *found) text() string {
	s := f.field.s[f.start:f.end]
	if f.n > 1 {
		s = strings.Join(strings.Fields(s), " ")
	}
	if f.kind == dateline.TypePerson && len(s) > 4 && !hasSmall(s) && strings.ToUpper(s) == s {
		return capitalised(s)
	}
	return s
}

// hasSmall reports whether s has one of the letters a to z.
func hasSmall(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return 'a' <= r && r <= 'z' }) >= 0
}

func capitalised(s string) string {
	b := []byte(strings.ToLower(s))
	for _, w := range text.Words(string(b)) {
		if c := b[w.Start]; 'a' <= c && c <= 'z' {
			b[w.Start] = c - 'a' + 'A'
		}
	}
	return string(b)
}

// people returns the fullest names of people by the shorter ones that the article also uses
// for them: by the surname, the first name, or both without what stands between. A short
// name that may be two people's is not among them. Names that were given to a person count
// as well.
func (a *article) people() map[string]*found {
	short := map[string]*found{}
	ids := map[*found]string{}
	for _, f := range a.found {
		if f.kind != dateline.TypePerson || f.n == 1 {
			continue
		}
		if f.place != nil {
			ids[f] = f.place.Entity
		} else {
			ids[f] = id(dateline.TypePerson, f.text())
		}
		for _, s := range f.shorter() {
			switch other, taken := short[s]; {
			case !taken, other != nil && ids[other] != ids[f] && sameButMiddle(other, f) && f.n > other.n:
				short[s] = f
			case other != nil && ids[other] != ids[f] && !sameButMiddle(other, f):
				short[s] = nil
			}
		}
	}
	return short
}

// shorter returns the keys by which f may be called.
func (f *found) shorter() []string {
	words := strings.Fields(f.key)
	last := len(words) - 1
	for last > 1 && generations[words[last]] {
		last--
	}
	out := []string{words[last], words[0]}
	if last > 1 {
		out = append(out, words[0]+" "+words[last])
		if articles[words[last-1]] {
			out = append(out, words[last-1]+" "+words[last])
		}
	}
	return out
}

// sameButMiddle reports whether two names agree in their first word and their last: Donald
// Trump and Donald J. Trump, in one article, are one.
func sameButMiddle(a, b *found) bool {
	x, y := strings.Fields(a.key), strings.Fields(b.key)
	return x[0] == y[0] && x[len(x)-1] == y[len(y)-1] && (len(x) == 2 || len(y) == 2)
}
