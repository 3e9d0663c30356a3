package names

import (
	"dateline"
	"strings"
)

// takeMinistries finds ministries by their words and reads what the article calls one
// of them later: "the Armenian Defense Ministry", "Armenia's defence ministry",
// "the Ministry of Defence of Armenia", "the ministry".
func (a *article) takeMinistries() {
	var all []*ministry
	for i := range a.fields {
		f := &a.fields[i]
		for k, w := range f.words {
			if w.Exact == "ministry" && (f.owners[k] == nil) {
				if m := a.ministryAt(f, k); m != nil {
					all = append(all, m)
				}
			}
		}
	}
	var last *ministry
	for _, m := range all {
		m.complete(all, last)
		if m.portfolio != "" {
			last = m
		}
		a.addMinistry(m)
	}
}

// complete adds what the article says of the ministry elsewhere: all of it if only "the
// ministry" is said, the country if it has one ministry of that portfolio.
func (m *ministry) complete(all []*ministry, last *ministry) {
	if m.portfolio == "" {
		if last != nil && m.country == "" {
			m.portfolio, m.country, m.nation = last.portfolio, last.country, last.nation
		}
		return
	}
	if m.country != "" {
		return
	}
	for _, other := range all {
		if other.portfolio != m.portfolio || other.country == "" {
			continue
		}
		if m.country != "" && m.country != other.country {
			m.country, m.nation = "", ""
			return
		}
		m.country, m.nation = other.country, other.nation
	}
}

// addMinistry gives a ministry its words; the nationality in its name is a part of it.
func (a *article) addMinistry(m *ministry) {
	if m.portfolio == "" {
		return
	}
	for i := m.first; i < m.first+m.n; i++ {
		if p := m.field.owners[i]; p != nil {
			if p.first < m.first || p.place == nil {
				return
			}
			a.remove(p)
		}
	}
	words := strings.Fields(m.country + " " + m.portfolio + " ministry")
	g := &found{field: m.field, first: m.first, n: m.n, kind: dateline.TypeOrganisation, confidence: .9, whole: true}
	g.id = bounded(strings.ReplaceAll(strings.Join(words, "-"), "_", "-"))
	g.label = strings.TrimSpace(m.nation + " " + titled(m.portfolio) + " Ministry")
	g.bounds()
	a.add(g)
}
