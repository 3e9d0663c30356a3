package find

import (
	"slices"

	"dateline/index/rank"
)

// nearby matches words that stand near each other, and scores them as words: the cluster
// does not count how often they do.
func nearby(n rank.Near, scored bool) dsl {
	stems, _ := texts(n.Fields)
	var parts, each []dsl
	for i, t := range n.Terms {
		if firstLike(n.Terms, t) < i {
			continue
		}
		f := sorted([]rank.Term{t})
		if len(f.stems) == 0 {
			return noOccurrence()
		}
		parts = append(parts, timesOver(oneOf(f.stems), likes(n.Terms, t), n.Slop))
		each = append(each, synonyms(stems, f.stems, n.Boost, true))
	}
	where := parts[0]
	if len(parts) > 1 {
		where = dsl{"all_of": dsl{"ordered": false, "max_gaps": n.Slop, "intervals": parts}}
	}
	filter := dsl{"intervals": dsl{stems: where}}
	if ofBody(n.Fields) {
		filter = inBody(stems, where)
	}
	if !scored {
		return filter
	}
	return dsl{"bool": dsl{"filter": []dsl{filter}, "must": each}}
}

// oneOf is where one of some tokens stands.
func oneOf(tokens []string) dsl {
	var each []dsl
	for _, t := range tokens {
		each = append(each, dsl{"match": dsl{"query": t}})
	}
	if len(each) == 1 {
		return each[0]
	}
	return dsl{"any_of": dsl{"intervals": each}}
}

// timesOver is where something stands so many times: in order, so that no two of them are
// the same.
func timesOver(where dsl, times, slop int) dsl {
	if times == 1 {
		return where
	}
	return dsl{"all_of": dsl{"ordered": true, "max_gaps": slop, "intervals": slices.Repeat([]dsl{where}, times)}}
}

func firstLike(terms []rank.Term, t rank.Term) int {
	return slices.IndexFunc(terms, func(u rank.Term) bool { return slices.Equal(t, u) })
}

func likes(terms []rank.Term, t rank.Term) (n int) {
	for _, u := range terms {
		if slices.Equal(t, u) {
			n++
		}
	}
	return n
}
