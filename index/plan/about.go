package plan

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dateline"
	"dateline/index/rank"
)

// EntityTypes are the types of entities by where they are counted. Of two that as many
// articles mention the first is meant.
var EntityTypes = []struct{ Field, Of string }{
	{FieldPlace, dateline.TypePlace}, {FieldPerson, dateline.TypePerson}, {FieldOrganisation, dateline.TypeOrganisation},
}

// Entity is what an id stands for, with what gazetteers and articles say of it. What a
// gazetteer has is a place, unless a correction says otherwise.
func (l *Labels) Entity(id string) (dateline.Entity, error) {
	e := l.entities.Says.Entity(id)
	if p, ok := l.entities.Shown(e.ID); ok && e.Type == "" {
		if _, known := l.entities.Place(p.ID); known {
			e.Type = dateline.TypePlace
		}
	}
	said := e.Type
	for _, t := range EntityTypes {
		n, err := l.mentioning(t.Field, e.ID)
		if err != nil {
			return e, err
		}
		if said == t.Of || said == "" && n > e.Articles {
			e.Type, e.Articles = t.Of, n
		}
	}
	return l.described(e)
}

// described is an entity with its label, its names and its place.
func (l *Labels) described(e dateline.Entity) (dateline.Entity, error) {
	if e.Type == "" {
		return e, l.err
	}
	if p, ok := l.entities.Shown(e.ID); ok && e.Type == dateline.TypePlace {
		e.Label, e.Place = cmp.Or(e.Label, p.Label), p
		e.Place.Countries, e.Place.Names = slices.Clone(p.Countries), l.placeNames(p)
	}
	e.Label = cmp.Or(e.Label, l.Of(e.Type, e.ID))
	var err error
	if e.Names, err = l.names(e); err != nil {
		return e, err
	}
	return e, l.err
}

// placeNames are the other names that gazetteers give a place, under all ids that it has.
func (l *Labels) placeNames(p dateline.Place) (out []string) {
	add := func(names []string) {
		for _, name := range names {
			if name != p.Label && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	for _, id := range l.entities.Says.IDs(p.ID) {
		if same, ok := l.entities.Place(id); ok && l.entities.Says.Now(id) == p.ID {
			add(same.AllNames())
		}
	}
	add(l.entities.Says.GivenTo(p.ID))
	return out
}

// mentioning is how many articles mention an entity of a field, as corrections have it.
func (l *Labels) mentioning(field, id string) (int, error) {
	return l.words.Holding(rank.Range{Field: field, From: id, To: id})
}

// names are the words that articles write for an entity.
func (l *Labels) names(e dateline.Entity) (out []dateline.EntityName, err error) {
	sums := map[string]int{}
	for _, id := range l.entities.Says.IDs(e.ID) {
		counts, err := l.counted(FieldName, id+NameSeparator)
		if err != nil {
			return nil, err
		}
		for value, n := range counts {
			words := strings.TrimPrefix(value, id+NameSeparator)
			if now, _, _ := l.entities.Says.Stands(id, e.Type, words); now == e.ID {
				sums[words] += n
			}
		}
	}
	for _, words := range slices.Sorted(maps.Keys(sums)) {
		out = append(out, dateline.EntityName{Words: words, Articles: sums[words]})
	}
	slices.SortStableFunc(out, func(a, b dateline.EntityName) int { return cmp.Compare(b.Articles, a.Articles) })
	return out, nil
}
