package plan

import (
	"cmp"
	"slices"
	"strings"

	"dateline"
	"dateline/index/text"
)

// Labels says what to show for entities, as one state of the index has them: for a
// place what a gazetteer says, for people and organisations the name that most articles
// give them.
type Labels struct {
	words    Vocabulary
	entities *Entities
	known    map[string]string // of people and organisations
	all      *Called           // nil as long as they are read one by one
	keep     func(make func() (*Called, error)) (*Called, error)
	err      error // the first that reading them has met
}

// NewLabels reads labels through words when they are asked for.
func NewLabels(words Vocabulary, entities *Entities) *Labels {
	return &Labels{words: words, entities: entities, known: map[string]string{},
		keep: func(make func() (*Called, error)) (*Called, error) { return make() }}
}

// Err is the first error that reading labels has met.
func (l *Labels) Err() error { return l.err }

// Now is the id that stands for another, which was merged.
func (l *Labels) Now(id string) string { return l.entities.Says.Now(id) }

// place is the label of a place; its id where no gazetteer has it.
func (l *Labels) place(id string) string {
	if p, ok := l.entities.Shown(id); ok {
		return p.Label
	}
	return id
}

// other is the label of a person or an organisation; "" where no article names it.
func (l *Labels) other(id string) string {
	if given := l.entities.Says.Label(l.entities.Says.Now(id)); given != "" {
		return given
	}
	label, known := l.known[id]
	if !known && l.err == nil {
		for _, of := range l.entities.Says.IDs(id) {
			if label = l.called(of); label != "" {
				break
			}
		}
		if l.all == nil {
			l.known[id] = label
		}
	}
	if names := l.entities.Says.GivenTo(id); label == "" && len(names) > 0 {
		return names[0]
	}
	return label
}

// called is the name that most articles give one.
func (l *Labels) called(id string) string {
	if l.all != nil {
		return l.all.of[id].label
	}
	best, err := l.commonest(id + NameSeparator)
	l.err = cmp.Or(l.err, err)
	return best[id]
}

// severally is how many labels are read one by one in less time than all of them.
const severally = 200

// Expect says that n labels of a facet are going to be asked for.
func (l *Labels) Expect(facet string, n int) {
	if n > severally && l.all == nil && (facet == dateline.FacetPerson || facet == dateline.FacetOrganisation) {
		all, err := l.keep(l.callAll)
		l.all, l.err = all, cmp.Or(l.err, err)
	}
}

// counted are the values of a field that begin with a prefix, with how many articles
// have each.
func (l *Labels) counted(field, prefix string) (map[string]int, error) {
	counts := map[string]int{}
	err := l.words.Counted(field, prefix, func(value string, articles int) { counts[value] += articles })
	return counts, err
}

// Of is what to show for a value of a facet. Where it cannot be read, Err has why.
func (l *Labels) Of(facet, value string) string {
	switch facet {
	case dateline.FacetPlace:
		return l.place(value)
	case dateline.FacetPerson, dateline.FacetOrganisation:
		return cmp.Or(l.other(value), value)
	case dateline.FacetCountry:
		return cmp.Or(regionName(value), value)
	}
	return value
}

// OtherNames are the names beside its label that gazetteers and corrections give an
// entity.
func (l *Labels) OtherNames(facet, id string) (out []string) {
	switch facet {
	case dateline.FacetPlace:
		if p, ok := l.entities.Shown(id); ok {
			out = l.placeNames(p)
		}
	case dateline.FacetPerson, dateline.FacetOrganisation:
		label := l.other(id)
		out = slices.DeleteFunc(l.entities.Says.GivenTo(id), func(name string) bool { return name == label })
	}
	return out
}

// otherNames are OtherNames of the values of a facet that have some.
func (l *Labels) otherNames(facet string, values []dateline.Count) map[string][]string {
	out := map[string][]string{}
	for _, v := range values {
		if names := l.OtherNames(facet, v.Value); len(names) > 0 {
			out[v.Value] = names
		}
	}
	return out
}

// Labelled reports whether the values of a facet may have labels that are not they themselves.
func Labelled(facet string) bool {
	switch facet {
	case dateline.FacetPlace, dateline.FacetPerson, dateline.FacetOrganisation, dateline.FacetCountry:
		return true
	}
	return false
}

// Mentions gives mentions the labels of now. One of a place that the gazetteer no longer
// has is left out: the index is about to lose it too.
func (l *Labels) Mentions(all []dateline.Mention) ([]dateline.Mention, error) {
	out := all[:0:0]
	for _, m := range l.entities.Says.Read(all) {
		switch m.Type {
		case dateline.TypePlace, dateline.TypeNationality:
			p, ok := l.entities.Shown(m.Entity)
			if !ok {
				continue
			}
			if p.Label != p.ID {
				m.Label = p.Label
			}
		default:
			m.Label = cmp.Or(l.other(m.Entity), m.Label)
		}
		out = append(out, m)
	}
	return out, l.err
}

// named is the id of the person or the organisation that typed is the id or the name of;
// of several that which most articles name. "" is none.
func (l *Labels) named(field, typed string) (string, error) {
	ids, err := l.counted(field, strings.ToLower(typed))
	if err != nil || ids[strings.ToLower(typed)] > 0 {
		return strings.ToLower(typed), err
	}
	exact := strings.Fields(exactly(typed))
	if n, id, of := l.entities.Own.Longest(exact); n > 0 && n == len(exact) && FieldOf(of) == field {
		return id, nil
	}
	if id, err := l.keyed(field, typed); id != "" || err != nil {
		return id, err
	}
	fold, best, most := text.Fold(typed), "", 0
	names, err := l.counted(FieldLabel, "")
	for name := range names {
		id, label, _ := strings.Cut(name, NameSeparator)
		if text.Fold(label) != fold {
			continue
		}
		n, err := l.articles(field, id)
		if err != nil {
			return "", err
		}
		if n > most || n == most && n > 0 && id < best {
			best, most = id, n
		}
	}
	return best, err
}

// keyed is the id that is made of the name typed, if articles have it.
func (l *Labels) keyed(field, typed string) (best string, err error) {
	exact, most := strings.Fields(exactly(typed)), 0
	if l.entities.Named == nil {
		return "", nil
	}
	for _, naming := range l.entities.Named(exact) {
		if naming.Words < len(exact) {
			break
		}
		for _, id := range naming.IDs {
			n, err := l.articles(field, id)
			if err != nil {
				return "", err
			}
			if n > most {
				best, most = id, n
			}
		}
	}
	return best, nil
}

// articles is how many articles have a value.
func (l *Labels) articles(field, value string) (int, error) {
	counts, err := l.counted(field, value)
	return counts[value], err
}
