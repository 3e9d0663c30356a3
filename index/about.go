package index

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dateline"
	"dateline/index/rank"
)

// entityTypes are the types of entities by where they are counted. Of two that as many
// articles mention the first is meant.
var entityTypes = []struct{ field, of string }{
	{fieldPlace, dateline.TypePlace}, {fieldPerson, dateline.TypePerson}, {fieldOrganisation, dateline.TypeOrganisation},
}

// entity is what an id stands for, with what gazetteers and articles say of it. What a
// gazetteer has is a place, unless a correction says otherwise.
func (l *labels) entity(id string) (dateline.Entity, error) {
	e := l.places.says.Entity(id)
	if p, ok := l.places.shown(e.ID); ok && e.Type == "" {
		if _, known := l.places.Place(p.ID); known {
			e.Type = dateline.TypePlace
		}
	}
	said := e.Type
	for _, t := range entityTypes {
		n, err := l.mentioning(t.field, e.ID)
		if err != nil {
			return e, err
		}
		if said == t.of || said == "" && n > e.Articles {
			e.Type, e.Articles = t.of, n
		}
	}
	return l.described(e)
}

// described is an entity with its label, its names and its place.
func (l *labels) described(e dateline.Entity) (dateline.Entity, error) {
	if e.Type == "" {
		return e, l.err
	}
	if p, ok := l.places.shown(e.ID); ok && e.Type == dateline.TypePlace {
		e.Label, e.Place = cmp.Or(e.Label, p.Label), p
		e.Place.Countries, e.Place.Names = slices.Clone(p.Countries), l.placeNames(p)
	}
	e.Label = cmp.Or(e.Label, l.of(e.Type, e.ID))
	var err error
	if e.Names, err = l.names(e); err != nil {
		return e, err
	}
	return e, l.err
}

// placeNames are the other names that gazetteers give a place, under all ids that it has.
func (l *labels) placeNames(p dateline.Place) (out []string) {
	for _, id := range l.places.says.IDs(p.ID) {
		same, ok := l.places.Place(id)
		if !ok || l.places.says.Now(id) != p.ID {
			continue
		}
		for _, name := range same.AllNames() {
			if name != p.Label && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// mentioning is how many articles mention an entity of a field, as corrections have it.
func (l *labels) mentioning(field, id string) (n int, err error) {
	for _, at := range l.shelves {
		set, err := at.view.Matches(rank.Range{Field: field, From: id, To: id})
		if err != nil {
			return 0, err
		}
		n += set.Len()
	}
	return n, nil
}

// names are the words that articles write for an entity.
func (l *labels) names(e dateline.Entity) (out []dateline.EntityName, err error) {
	sums := map[string]int{}
	for _, id := range l.places.says.IDs(e.ID) {
		counts, err := l.counted(fieldName, id+nameSeparator)
		if err != nil {
			return nil, err
		}
		for value, n := range counts {
			words := strings.TrimPrefix(value, id+nameSeparator)
			if now, _, _ := l.places.says.Stands(id, e.Type, words); now == e.ID {
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
