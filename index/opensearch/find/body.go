package find

// inBody matches where something stands in the body: behind the token that stands before it.
func inBody(field string, where dsl) dsl {
	behind := dsl{"after": dsl{"match": dsl{"query": start, "use_field": fieldBegin}}}
	return dsl{"intervals": dsl{field: dsl{"all_of": dsl{"intervals": []dsl{where}, "filter": behind}}}}
}

// bodyHas matches any of some forms in the body. What the cluster looks up by itself has to
// be looked up among the words of bodies, since it bounds how many it tells the places of.
func bodyHas(f forms) dsl {
	var any []dsl
	if len(f.stems) > 0 {
		any = append(any, inBody(fieldText, oneOf(f.stems)))
	}
	if len(f.mentions) > 0 {
		any = append(any, synonyms(fieldMention, f.mentions, 1, false))
	}
	if len(f.exact) > 0 {
		any = append(any, synonyms(fieldBodyHas, f.exact, 1, false))
	}
	return anyOf(append(any, looked(fieldBodyHas, f, 1, false)...))
}
