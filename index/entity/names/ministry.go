package names

import (
	"strings"

	"dateline"
)

// ministry is one as it is called at one place.
type ministry struct {
	field     *field
	first, n  int
	country   string // an id, "" where it is not said
	nation    string // the words that say it
	portfolio string // "" of a ministry that is only called so
}

// ministryAt returns the ministry that word k names.
func (a *article) ministryAt(f *field, k int) *ministry {
	m := &ministry{field: f, first: k, n: 1}
	if k+2 < len(f.words) && (f.words[k+1].Exact == "of" || f.words[k+1].Exact == "for") && f.gap(k+2) == " " {
		m.behind()
	}
	if m.portfolio == "" {
		m.before()
	}
	m.nationBefore()
	if m.portfolio == "" && (m.n > 1 || f.capital(k) || k == 0 || f.words[k-1].Exact != "the") {
		return nil
	}
	return m
}

// behind reads "of Foreign Affairs of Armenia" behind the word.
func (m *ministry) behind() {
	f, at := m.field, m.first+2
	var portfolio []string
	end := at
	for ; at < len(f.words) && at < m.first+8; at++ {
		w := f.words[at].Exact
		if p := f.owners[at]; p != nil && p.place != nil || at > m.first+2 && !simple(f.gap(at)) {
			break
		}
		switch {
		case w == "the" || w == "and" && at > m.first+2:
			continue
		case f.capital(at) && w != "of" || portfolios[w]:
			portfolio = append(portfolio, w)
			end = at + 1
			continue
		}
		break
	}
	if len(portfolio) == 0 {
		return
	}
	m.portfolio, m.n = portfolioOf(portfolio), end-m.first
	if at = end; at+1 < len(f.words) && f.words[at].Exact == "of" {
		for at++; at < len(f.words) && (f.words[at].Exact == "the" || f.words[at].Exact == "republic" || f.words[at].Exact == "of"); at++ {
		}
		if at < len(f.words) {
			if p := f.owners[at]; p != nil && p.place != nil && p.place.Type == dateline.TypePlace {
				m.nationFrom(p)
				if p.confidence < curated {
					m.n = p.first + p.n - m.first
				}
			}
		}
	}
}

func simple(gap string) bool { return gap == " " || gap == ", " || gap == "\n" || gap == "-" }

// before reads "Foreign Affairs" before the word.
func (m *ministry) before() {
	f := m.field
	var portfolio []string
	at := m.first
	for i := at - 1; i >= 0 && at-i < 8 && simple(f.gap(i+1)) && f.owners[i] == nil && !f.owner(i); i-- {
		w := f.words[i].Exact
		if portfolios[w] {
			portfolio = append([]string{w}, portfolio...)
			m.first = i
		} else if w != "and" && w != "of" {
			break
		}
	}
	m.n += at - m.first
	m.portfolio = portfolioOf(portfolio)
}

// nationBefore reads "Armenian" or "Armenia's" before the ministry.
func (m *ministry) nationBefore() {
	f := m.field
	if m.first == 0 {
		return
	}
	p := f.owners[m.first-1]
	if p == nil || p.place == nil || m.country != "" || f.gap(m.first) != " " {
		return
	}
	nationality := p.place.Type == dateline.TypeNationality
	if !nationality && !f.owner(m.first-1) && !f.capital(m.first) {
		return
	}
	m.nationFrom(p)
	if nationality || !f.owner(m.first-1) && p.confidence < curated {
		m.n += p.n
		m.first = p.first
	}
}

func (m *ministry) nationFrom(p *found) {
	m.country = withoutNumber(p.place.Entity)
	m.nation = p.place.Label
}

// withoutNumber returns the id of a place of the world without its number, so that it is
// the same as a curated one.
func withoutNumber(id string) string {
	if at := strings.LastIndexByte(id, '-'); at > 0 && strings.Trim(id[at+1:], "0123456789") == "" {
		return id[:at]
	}
	return id
}
