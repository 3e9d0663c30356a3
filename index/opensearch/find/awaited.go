package find

import (
	"encoding/json"
	"fmt"

	"dateline/index/correct"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
)

// While the texts of an index are not all as they are read now, the names that editors have
// given since are looked up as words: a text that has one mentions the entity. So a name is
// seen at once, however many texts have it, and by every server alike: what tells it is the
// Progress of the index, and the corrections.

// awaited is an entity with such names.
type awaited struct {
	plan.Awaited
	texts dsl    // matches those that have one of the names
	mark  string // the name of texts as a query, which tells of each text whether it has one
}

// fieldAwaited has the marks of a text, for lens.see. No document has it.
const fieldAwaited = "awaited"

// awaits are the entities with names that texts of the state may have and not be read with:
// those of corrections that not all were read with.
func (x *searching) awaits() ([]awaited, error) {
	if x.pin.read.Reading == x.entities.Fingerprint() {
		return nil, nil
	}
	before := correct.CompileTo(*x.index.corrections.Load(), x.pin.read.Said)
	var out []awaited
	for i, a := range x.entities.AwaitedSince(before) {
		texts, err := translator{}.filter(a.Plan)
		if err != nil {
			return nil, err
		}
		out = append(out, awaited{a, texts, fmt.Sprint(fieldAwaited, i)})
	}
	return out, nil
}

// lacked are those of them that a text has a name of, and not the entity: mostly few, since
// most names were given long ago.
func (x *searching) lacked(all []awaited) (out []awaited, err error) {
	for len(all) > 0 {
		some := all[:min(len(all), mostAlternatives)]
		all = all[len(some):]
		counts, err := x.lacking(some)
		if err != nil {
			return nil, err
		}
		for i, n := range counts {
			if n.Count > 0 {
				out = append(out, some[i])
			}
		}
	}
	return out, nil
}

// lacking counts the texts of each.
func (x *searching) lacking(all []awaited) ([]docs, error) {
	any, filters := make([]dsl, len(all)), make([]dsl, len(all))
	for i, a := range all {
		any[i] = a.texts
		filters[i] = dsl{"bool": dsl{"filter": []dsl{a.texts}, "must_not": []dsl{term(plan.FieldOf(a.Type), a.Entity)}}}
	}
	got, err := x.ask(dsl{
		"size": 0, "track_total_hits": false, "query": anyOf(any), "aggs": dsl{fieldAwaited: dsl{"filters": dsl{"filters": filters}}},
	})
	if err != nil {
		return nil, err
	}
	var counted struct{ Buckets []docs }
	err = decode(got.Aggregations[fieldAwaited], &counted)
	return counted.Buckets, err
}

// marking lets a query tell of each text which awaited names it has.
func (l *lens) marking(q dsl) dsl {
	if l == nil || len(l.awaited) == 0 {
		return q
	}
	marks := make([]dsl, len(l.awaited))
	for i, a := range l.awaited {
		marks[i] = dsl{"bool": dsl{"filter": []dsl{a.texts}, "_name": a.mark}}
	}
	return dsl{"bool": dsl{"filter": []dsl{q}, "should": marks}}
}

// marksOf are those of a text that was found by marking.
func marksOf(h cluster.Hit) (out []string, err error) {
	if h.MatchedQueries != nil {
		err = json.Unmarshal(h.MatchedQueries, &out)
	}
	return out, err
}
