package find_test

import (
	"slices"
	"strings"

	"dateline"
	"dateline/index/plan"
)

// matching are the numbers of the articles that match the word and the dates of a search.
func (p *press) matching(s dateline.Search) (out []int) {
	for i, a := range p.articles {
		if s.Text != "" && !slices.Contains(strings.Fields(strings.ToLower(a.Body)), s.Text) {
			continue
		}
		first, last, dated := a.Known.Published.Value.Span()
		if from, _, is := s.From.Span(); is && (!dated || last < from) {
			continue
		}
		if _, to, is := s.To.Span(); is && (!dated || first > to) {
			continue
		}
		if s.CopyOf != "" && s.CopyOf != a.ID && !slices.Contains(p.groups.Of(string(s.CopyOf)), string(a.ID)) {
			continue
		}
		out = append(out, i)
	}
	return out
}

// has reports whether an article has a value of a facet; plan.NoValue if it has none.
func (p *press) has(i int, facet, value string) bool {
	have := p.values[i][facet]
	switch facet {
	case dateline.FacetPlace, dateline.FacetPerson, dateline.FacetOrganisation:
		if value != plan.NoValue {
			value = p.entities.Says.Now(value)
		}
	}
	return value == plan.NoValue && len(have) == 0 || slices.Contains(have, value)
}

// choices reports whether an article passes the choices of a search, without the
// inclusions of one facet and the exclusion of one value of another.
func (p *press) choices(i int, s dateline.Search, included, facet, value string) bool {
	for _, name := range dateline.FacetNames() {
		in := slices.Clone(s.Include[name])
		if slices.Contains(s.Missing, name) {
			in = append(in, plan.NoValue)
		}
		if name != included && len(in) > 0 && !slices.ContainsFunc(in, func(v string) bool { return p.has(i, name, v) }) {
			return false
		}
		for _, v := range plan.Excluded(s, name) {
			if (name != facet || v != value) && p.has(i, name, v) {
				return false
			}
		}
	}
	return true
}

// texts are the groups of some articles: each for itself unless copies are folded.
func (p *press) texts(s dateline.Search, articles []int) (out [][]int) {
	at := map[string]int{}
	for _, i := range articles {
		id := string(p.articles[i].ID)
		if of := p.groups.Of(id); of != nil && s.Copies == dateline.Fold {
			id = of[0]
		}
		if _, met := at[id]; !met {
			at[id], out = len(out), append(out, nil)
		}
		out[at[id]] = append(out[at[id]], i)
	}
	return out
}

// shown are the articles that match and pass the choices, see choices.
func (p *press) shown(s dateline.Search, included, facet, value string) (out []int) {
	for _, i := range p.matching(s) {
		if p.choices(i, s, included, facet, value) {
			out = append(out, i)
		}
	}
	return out
}

// facet counts a facet one text after the other.
func (p *press) facet(s dateline.Search, name string) dateline.Facet {
	var f dateline.Facet
	counts := map[string]int{}
	for _, group := range p.texts(s, p.shown(s, name, "", "")) {
		have := map[string]bool{}
		for _, i := range group {
			for _, v := range p.values[i][name] {
				have[v] = true
			}
			have[plan.NoValue] = have[plan.NoValue] || p.has(i, name, plan.NoValue)
		}
		for v, is := range have {
			if is {
				counts[v]++
			}
		}
	}
	f.Missing = counts[plan.NoValue]
	delete(counts, plan.NoValue)
	for v, n := range counts {
		f.Values = append(f.Values, dateline.Count{Value: v, Count: n})
	}
	mark := func(v, state string, n int) {
		now := v
		if name == dateline.FacetPlace || name == dateline.FacetPerson || name == dateline.FacetOrganisation {
			now = p.entities.Says.Now(v)
		}
		if state == "in" {
			n = counts[now]
		}
		f.Values = slices.DeleteFunc(f.Values, func(c dateline.Count) bool { return c.Value == v || c.Value == now })
		f.Values = append(f.Values, dateline.Count{Value: v, Count: n, State: state})
	}
	for _, v := range s.Include[name] {
		mark(v, "in", 0)
	}
	for _, v := range s.Exclude[name] {
		mark(v, "out", p.lifting(s, name, v))
	}
	for _, v := range f.Values {
		if v.State != "out" && v.Count > 0 {
			f.Distinct++
		}
	}
	if slices.Contains(s.Missing, name) {
		f.State = "in"
	}
	if slices.Contains(s.Present, name) {
		f.State, f.Missing = "out", p.lifting(s, name, plan.NoValue)
	}
	slices.SortFunc(f.Values, func(a, b dateline.Count) int { return strings.Compare(a.Value, b.Value) })
	return f
}

// lifting counts what lifting the exclusion of a value would bring back.
func (p *press) lifting(s dateline.Search, facet, value string) int {
	var back []int
	for _, i := range p.shown(s, "", facet, value) {
		if p.has(i, facet, value) {
			back = append(back, i)
		}
	}
	return len(p.texts(s, back))
}

// histogram counts by year: the buckets that hold something, and what has no date.
func (p *press) histogram(s dateline.Search) (years map[string]int, undated int) {
	years = map[string]int{}
	for _, group := range p.texts(s, p.shown(s, "", "", "")) {
		first := ""
		for _, i := range group {
			d := p.articles[i].Known.Published.Value.String()
			if d != "" && (first == "" || d < first) {
				first = d
			}
		}
		if first == "" {
			undated++
		} else {
			years[first[:4]]++
		}
	}
	return years, undated
}
