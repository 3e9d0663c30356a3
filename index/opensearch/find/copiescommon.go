package find

import (
	"maps"
	"slices"

	"dateline/index/copies"
	"dateline/index/opensearch/cluster"
)

// surely is how many texts are counted at most: so many more than make a key common that it
// stays so for a while.
const surely = 2_000

// findCrowds finds the keys of the batch that become common, and those that cease to be.
func (r *regrouping) findCrowds() error {
	for key, left := range r.crowds {
		if left -= len(r.stale); left <= 0 {
			delete(r.crowds, key)
		} else {
			r.crowds[key] = left
		}
	}
	keys := map[uint32]bool{}
	for id, s := range r.came {
		if r.isNew(id) {
			addKeys(keys, s)
		}
	}
	for id := range r.stale {
		addKeys(keys, r.old[id].sketch)
	}
	return r.crowdsOf(slices.Sorted(maps.Keys(keys)))
}

func addKeys(keys map[uint32]bool, s copies.Sketch) {
	for _, key := range s.Keys() {
		keys[key] = true
	}
}

// keysAtOnce is how many keys are counted at once.
const keysAtOnce = 10_000

// crowdsOf finds out which of some keys are common with the batch, and were without.
func (r *regrouping) crowdsOf(keys []uint32) error {
	keys = slices.DeleteFunc(keys, func(key uint32) bool {
		if _, sure := r.crowds[key]; sure {
			r.common[key] = true
		}
		_, known := r.common[key]
		return known
	})
	for page := range slices.Chunk(keys, keysAtOnce) {
		many, err := r.many(page)
		if err != nil {
			return err
		}
		for _, key := range page {
			r.common[key] = false
		}
		if err := r.countTexts(many); err != nil {
			return err
		}
	}
	return nil
}

// many are those keys of so many articles that they may be common.
func (r *regrouping) many(keys []uint32) (out []uint32, err error) {
	runs := runsOf(keys)
	got, err := r.client.Search(r.ctx, r.index, nil, dsl{
		"size": 0, "track_total_hits": false, "query": allOf(term(fieldCurrent, true), dsl{"terms": dsl{fieldRuns: runs}}),
		"aggs": dsl{"runs": dsl{"terms": dsl{"field": fieldRuns, "include": runs, "size": len(runs)}}},
	})
	if err != nil {
		return nil, err
	}
	counts, _, err := termsOf(got.Aggregations["runs"])
	if err != nil {
		return nil, err
	}
	for _, c := range counts {
		key, err := keyOf(c.value)
		if err != nil {
			return nil, err
		}
		if copies.Common(c.texts + len(r.came)) {
			out = append(out, key)
		}
	}
	return out, nil
}

// countTexts counts the texts that have each of some keys: equal ones are one.
func (r *regrouping) countTexts(keys []uint32) error {
	stale := list(slices.Sorted(maps.Keys(r.stale)))
	qs := make([]cluster.Question, len(keys))
	for i, key := range keys {
		qs[i] = cluster.Question{Index: r.index, Body: dsl{
			"size": 0, "track_total_hits": false,
			"query": dsl{"bool": dsl{"filter": []dsl{term(fieldCurrent, true), term(fieldRuns, runOf(key))}, "must_not": dsl{"terms": dsl{fieldID: stale}}}},
			"aggs":  dsl{"texts": dsl{"terms": dsl{"field": fieldSame, "size": surely}}},
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
