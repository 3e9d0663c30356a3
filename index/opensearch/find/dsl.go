package find

// dsl is a query of the cluster, or a part of one.
type dsl = map[string]any

// silent is a query that adds nothing to a score.
func silent(q dsl, scored bool) dsl {
	if !scored {
		return q
	}
	return dsl{"constant_score": dsl{"filter": q, "boost": 0}}
}

// boolean is a bool query of the parts that are not empty.
func boolean(parts dsl) dsl {
	for name, of := range parts {
		if queries, is := of.([]dsl); is && len(queries) == 0 {
			delete(parts, name)
		}
	}
	return dsl{"bool": parts}
}

// list is a list that is written as one where it is empty too.
func list[T any](of []T) []T {
	if of == nil {
		return []T{}
	}
	return of
}

func onlyCurrent(q dsl) dsl {
	return dsl{"bool": dsl{"filter": []dsl{q, {"term": dsl{fieldCurrent: true}}}}}
}
