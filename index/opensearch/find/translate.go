package find

import (
	"dateline"
	"dateline/index/rank"
)

// translator turns plans of index/rank into queries of the cluster.
type translator struct {
	// seen is how corrections have a value of a field of entities, or any value where it
	// is ""; nil where the field is to be searched as it stands. nil looks at no corrections.
	seen func(field, value string) dsl
}

// filter matches what a plan matches, and scores nothing.
func (t translator) filter(n rank.Node) (dsl, error) { return t.node(n, false) }

// scored matches what a plan matches, and scores it as it says.
func (t translator) scored(n rank.Node) (dsl, error) { return t.node(n, true) }

func (t translator) node(n rank.Node, scored bool) (dsl, error) {
	switch n := n.(type) {
	case rank.All:
		return silent(dsl{"match_all": dsl{}}, scored), nil
	case rank.IDs:
		return silent(onlyCurrent(dsl{"terms": dsl{fieldID: list([]string(n))}}), scored), nil
	case rank.Range:
		q, err := t.values(n)
		return silent(q, scored), err
	case rank.And:
		return t.and(n, scored)
	case rank.Or:
		return t.or(n, scored)
	case rank.Max:
		return t.max(n, scored)
	case rank.Without:
		return t.without(n, scored)
	case rank.Words:
		return words(n, scored), nil
	case rank.Phrase:
		return phrase(n, scored), nil
	case rank.Near:
		return nearby(n, scored), nil
	}
	return nil, dateline.Errorf(dateline.Internal, "a plan has a %T, which a cluster cannot search", n)
}

// unscored reports whether a node only matches.
func unscored(n rank.Node) bool {
	switch n.(type) {
	case rank.All, rank.IDs, rank.Range:
		return true
	}
	return false
}

func (t translator) and(nodes rank.And, scored bool) (dsl, error) {
	var must, filter []dsl
	for _, n := range nodes {
		counts := scored && !unscored(n)
		q, err := t.node(n, counts)
		if err != nil {
			return nil, err
		}
		if counts {
			must = append(must, q)
		} else {
			filter = append(filter, q)
		}
	}
	return boolean(dsl{"must": list(must), "filter": list(filter)}), nil
}

func (t translator) or(nodes rank.Or, scored bool) (dsl, error) {
	if len(nodes) == 0 {
		return noOccurrence(), nil // a bool query of nothing matches all
	}
	should, err := t.all(nodes, scored)
	return dsl{"bool": dsl{"should": should, "minimum_should_match": 1}}, err
}

func (t translator) max(nodes rank.Max, scored bool) (dsl, error) {
	if !scored || len(nodes) == 0 {
		return t.or(rank.Or(nodes), false)
	}
	queries, err := t.all(nodes, true)
	return dsl{"dis_max": dsl{"queries": queries}}, err
}

func (t translator) all(nodes []rank.Node, scored bool) ([]dsl, error) {
	out := make([]dsl, len(nodes))
	for i, n := range nodes {
		var err error
		if out[i], err = t.node(n, scored); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (t translator) without(n rank.Without, scored bool) (dsl, error) {
	yes, err := t.node(n.Node, scored)
	if err != nil {
		return nil, err
	}
	no, err := t.node(n.Not, false)
	if scored {
		return boolean(dsl{"must": []dsl{yes}, "must_not": []dsl{no}}), err
	}
	return boolean(dsl{"filter": []dsl{yes}, "must_not": []dsl{no}}), err
}
