package find

import (
	"slices"
	"strings"

	"dateline/index/plan"
)

// newLens looks up which of the ids that corrections speak of texts have, and which of the
// names that are awaited. It is nil where all is as it was extracted.
func newLens(x *searching) (*lens, error) {
	says, with := x.entities.Says, x.entities.Fingerprint()
	if says.Plain() && x.pin.read.Reading == with {
		return nil, nil
	}
	return kept(x.pin.cache, key("lens", says.Steps(), with), func() (*lens, error) { return readLens(x) })
}

func readLens(x *searching) (*lens, error) {
	await, err := x.awaits()
	if err == nil {
		await, err = x.lacked(await)
	}
	if err != nil || x.entities.Says.Plain() && len(await) == 0 {
		return nil, err
	}
	l := emptyLens(x.entities)
	for _, a := range await {
		l.await(a)
	}
	if x.entities.Says.Plain() {
		return l, nil
	}
	there, err := x.having(x.entities.Says.Touched())
	if err != nil {
		return nil, err
	}
	for i, of := range plan.EntityTypes {
		for _, id := range there[i] {
			if err := l.readWords(x, id); err != nil {
				return nil, err
			}
			l.add(of.Field, of.Of, id)
		}
	}
	l.order()
	return l, nil
}

// emptyLens knows of no text that has any of the ids.
func emptyLens(e *plan.Entities) *lens {
	l := &lens{
		entities: e, touched: map[string]bool{}, words: map[string][]string{},
		comes: map[string]map[string][]atom{}, lost: map[string][]string{}, drawn: map[string][]string{}, waits: map[string]map[string][]dsl{},
	}
	for _, id := range e.Says.Touched() {
		l.touched[id] = true
	}
	return l
}

// order puts the lists in order.
func (l *lens) order() {
	for _, lists := range []map[string][]string{l.lost, l.drawn} {
		for key, ids := range lists {
			lists[key] = ordered(ids)
		}
	}
}

// having are those of some ids that documents have, by plan.EntityTypes.
func (x *searching) having(ids []string) ([][]string, error) {
	aggs := dsl{}
	for _, of := range plan.EntityTypes {
		aggs[of.Field] = dsl{"terms": dsl{"field": of.Field, "include": ids, "size": len(ids)}}
	}
	got, err := x.ask(dsl{"size": 0, "track_total_hits": false, "aggs": aggs})
	if err != nil {
		return nil, err
	}
	out := make([][]string, len(plan.EntityTypes))
	for i, of := range plan.EntityTypes {
		values, _, err := termsOf(got.Aggregations[of.Field])
		if err != nil {
			return nil, err
		}
		for _, v := range values {
			out[i] = append(out[i], v.value)
		}
	}
	return out, nil
}

// readWords reads what texts call an id, if it stands for several entities.
func (l *lens) readWords(x *searching, id string) error {
	if l.words[id] != nil || !l.entities.Says.Splits(id) {
		return nil
	}
	names, err := x.counted(dsl{"term": dsl{fieldLive: true}}, plan.FieldName, id+plan.NameSeparator)
	for _, n := range names {
		l.words[id] = append(l.words[id], strings.TrimPrefix(n.value, id+plan.NameSeparator))
	}
	return err
}

// add says what texts have that have an id in a field.
func (l *lens) add(field, of, id string) {
	words, split := []string{""}, l.entities.Says.Splits(id)
	if split {
		words = l.words[id]
	}
	for _, w := range words {
		a := atom{field: field, id: id}
		if split {
			a.name = id + plan.NameSeparator + w
		}
		for _, shown := range shownFields {
			l.addTo(shown, a, of, w)
		}
	}
	if field != plan.FieldPlace {
		return
	}
	p, _ := l.entities.Place(id)
	for _, code := range p.Countries {
		l.drawn[code] = append(l.drawn[code], id)
	}
}

func (l *lens) addTo(shown string, a atom, of, words string) {
	to := l.entities.Seen(nil, shown, a.id, of, words)
	if len(to) == 0 && (shown == a.field || shown == plan.FieldCountry && a.field == plan.FieldPlace) {
		l.lost[shown] = append(l.lost[shown], a.id)
	}
	for _, value := range to {
		if l.comes[shown] == nil {
			l.comes[shown] = map[string][]atom{}
		}
		if !slices.Contains(l.comes[shown][value], a) {
			l.comes[shown][value] = append(l.comes[shown][value], a)
		}
	}
}
