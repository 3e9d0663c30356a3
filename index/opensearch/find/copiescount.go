package find

import (
	"maps"
	"slices"

	"dateline/index/copies"
	"dateline/index/opensearch/cluster"
)

// countArticles counts the articles in the index that have each of some keys. Values are
// looked at as they are met: to number all that an index has, as the cluster does for
// aggregations otherwise, takes the longer the more articles there are.
func (r *regrouping) countArticles(keys []uint32) error {
	runs := runsOf(keys)
	got, err := r.client.Search(r.ctx, r.index, nil, dsl{
		"size": 0, "track_total_hits": false, "query": allOf(term(fieldCurrent, true), dsl{"terms": dsl{fieldRuns: runs}}),
		"aggs": dsl{"runs": dsl{"terms": dsl{"field": fieldRuns, "include": runs, "size": len(runs), "execution_hint": "map"}}},
	})
	if err != nil {
		return err
	}
	counts, _, err := termsOf(got.Aggregations["runs"])
	if err != nil {
		return err
	}
	for _, c := range counts {
		key, err := keyOf(c.value)
		if err != nil {
			return err
		}
		r.indexed[key] = c.texts
	}
	return nil
}

// surely is how many texts are counted at most: so many more than make a key common that it
// stays so for a while.
const surely = 2_000

// countTexts counts the texts that have each of some keys: equal ones are one.
func (r *regrouping) countTexts(keys []uint32) error {
	stale := list(slices.Sorted(maps.Keys(r.stale)))
	qs := make([]cluster.Question, len(keys))
	for i, key := range keys {
		qs[i] = cluster.Question{Index: r.index, Body: dsl{
			"size": 0, "track_total_hits": false,
			"query": dsl{"bool": dsl{"filter": []dsl{term(fieldCurrent, true), term(fieldRuns, runOf(key))}, "must_not": dsl{"terms": dsl{fieldID: stale}}}},
			"aggs":  dsl{"texts": dsl{"terms": dsl{"field": fieldSame, "size": surely, "execution_hint": "map"}}},
		}}
	}
	got, err := r.client.MSearch(r.ctx, qs)
	if err != nil {
		return err
	}
	for i, key := range keys {
		texts, whole, err := termsOf(got[i].Aggregations["texts"])
		if err != nil {
			return err
		}
		if !whole {
			r.common[key], r.crowds[key] = true, surely/2
			continue
		}
		r.compare(key, texts)
	}
	return nil
}

// compare says of a key that the texts have which are in the index and stay whether it is
// common with those that come, and was with those that go.
func (r *regrouping) compare(key uint32, texts []count) {
	stay := map[string]bool{}
	for _, t := range texts {
		stay[t.value] = true
	}
	after, before := maps.Clone(stay), stay
	for id, s := range r.came {
		if r.isNew(id) && slices.Contains(s.Keys(), key) {
			after[sameOf(s)] = true
		}
	}
	for id := range r.stale {
		if s := r.old[id].sketch; slices.Contains(s.Keys(), key) {
			before[sameOf(s)] = true
		}
	}
	is, was := copies.Common(len(after)), copies.Common(len(before))
	r.common[key] = is
	switch {
	case is && !was:
		r.crowded = append(r.crowded, key)
	case was && !is:
		r.freed = append(r.freed, key)
	}
}
