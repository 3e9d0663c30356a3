package find

import (
	"slices"

	"dateline/index/copies"
	"dateline/index/opensearch/cluster"
)

// Most clauses of a query are 1024, see maxBetween. Some queries go in one request, which the
// nodes answer at the same time.
const (
	nearClauses  = 800
	nearTogether = 8
)

// nearTo are the texts in the index that one of some texts may be linked to, by their
// hashes.
func (r *regrouping) nearTo(list []*node) (map[string]*neighbour, error) {
	found := map[string]*neighbour{}
	fields := []string{fieldID, fieldGroup, fieldCopied, fieldSame, fieldRuns}
	for some := range slices.Chunk(r.nearQueries(list), nearTogether) {
		asked := make([]cluster.Question, len(some))
		for i, q := range some {
			asked[i] = cluster.Question{Index: r.index, Body: currentOnes(q, fields)}
		}
		answers, err := r.client.MSearch(r.ctx, asked)
		if err != nil {
			return nil, err
		}
		for i, a := range answers {
			for h, err := range r.hitsFrom(a, asked[i].Body.(dsl)) {
				if err == nil {
					err = r.addNear(found, h)
				}
				if err != nil {
					return nil, err
				}
			}
		}
	}
	return found, nil
}

// nearQueries are queries for the texts that some may be linked to: those with the same
// hash, and those with enough of the same keys.
func (r *regrouping) nearQueries(list []*node) (out []dsl) {
	var same []string
	var any []dsl
	clauses := 0
	for _, n := range list {
		same = append(same, sameOf(n.sketch))
		q, takes := r.near(n.sketch)
		if takes == 0 {
			continue
		}
		if clauses+takes > nearClauses {
			out, any, clauses = append(out, anyOf(any)), nil, 0
		}
		any, clauses = append(any, q), clauses+takes
	}
	if len(any) > 0 {
		out = append(out, anyOf(any))
	}
	for page := range slices.Chunk(same, atOnce) {
		out = append(out, dsl{"terms": dsl{fieldSame: page}})
	}
	return out
}

// near is a query for the texts that one may be linked to by its keys, and how many clauses
// it takes: none where the index has too few of them. Most texts of a batch have few keys of
// others, and to look for keys that there are not takes as long as for others.
func (r *regrouping) near(s copies.Sketch) (q dsl, clauses int) {
	var there, rare []uint32
	for _, key := range s.Keys() {
		switch {
		case r.common[key]:
			there = append(there, key)
		case r.indexed[key] > 0:
			there, rare = append(there, key), append(rare, key)
		}
	}
	if len(rare) == 0 || len(there) < copies.MinShared {
		return nil, 0
	}
	shared := dsl{"minimum_should_match": copies.MinShared}
	var should []dsl
	for _, key := range there {
		should = append(should, term(fieldRuns, runOf(key)))
	}
	shared["should"] = should
	if len(rare) < len(there) {
		shared["filter"] = dsl{"terms": dsl{fieldRuns: runsOf(rare)}}
	}
	return dsl{"bool": shared}, len(there) + 2
}
