package find

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dateline/index/plan"
)

// most clauses of one query are 1024, unless a cluster has been told otherwise; beyond this
// number of values a script takes them out, which looks at every text.
const maxBetween = 500

func term(field string, value any) dsl { return dsl{"term": dsl{field: value}} }

// anyOf matches what one of some queries matches.
func anyOf(queries []dsl) dsl {
	switch len(queries) {
	case 0:
		return dsl{"match_none": dsl{}}
	case 1:
		return queries[0]
	}
	return dsl{"bool": dsl{"should": queries, "minimum_should_match": 1}}
}

// allOf matches what all queries match.
func allOf(queries ...dsl) dsl {
	if len(queries) == 1 {
		return queries[0]
	}
	return dsl{"bool": dsl{"filter": queries}}
}

// atomsOf are the queries for atoms, as few as they can be.
func atomsOf(atoms []atom) (out []dsl) {
	ids, names := map[string][]string{}, map[atom][]string{}
	for _, a := range atoms {
		if a.name == "" {
			ids[a.field] = append(ids[a.field], a.id)
		} else {
			of := atom{field: a.field, id: a.id}
			names[of] = append(names[of], a.name)
		}
	}
	for _, field := range slices.Sorted(maps.Keys(ids)) {
		out = append(out, dsl{"terms": dsl{field: ordered(ids[field])}})
	}
	keys := slices.SortedFunc(maps.Keys(names), cmpAtoms)
	for _, of := range keys {
		out = append(out, allOf(term(of.field, of.id), dsl{"terms": dsl{plan.FieldName: ordered(names[of])}}))
	}
	return out
}

func ordered(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// otherThan matches the texts that have a value of a field which begins with prefix and is
// none of points, which are in the order of bytes: one that lies between two of them.
func otherThan(field, prefix string, points []string) dsl {
	if len(points) > maxBetween {
		return scripted(field, prefix, points)
	}
	var between []dsl
	within := dsl{}
	if prefix != "" {
		within["gte"] = prefix
	}
	for _, p := range points {
		within["lt"] = p
		between = append(between, dsl{"range": dsl{field: within}})
		within = dsl{"gt": p}
	}
	if prefix != "" {
		within["lt"] = prefix[:len(prefix)-1] + string(rune(prefix[len(prefix)-1]+1))
	}
	return anyOf(append(between, dsl{"range": dsl{field: within}}))
}

// scripted is otherThan where the values are many.
func scripted(field, prefix string, points []string) dsl {
	not := make(map[string]bool, len(points))
	for _, p := range points {
		not[p] = true
	}
	return dsl{"script": dsl{"script": dsl{
		"lang":   "painless",
		"source": "for (def v : doc[params.field]) { if (v.startsWith(params.prefix) && !params.not.containsKey(v)) { return true } } return false",
		"params": dsl{"field": field, "prefix": prefix, "not": not},
	}}}
}

func cmpAtoms(a, b atom) int {
	return cmp.Or(strings.Compare(a.field, b.field), strings.Compare(a.id, b.id))
}
