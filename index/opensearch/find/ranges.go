package find

import (
	"fmt"
	"strconv"
	"strings"

	"dateline/index/plan"
	"dateline/index/rank"
)

// values matches a range of whole values.
func (t translator) values(n rank.Range) (dsl, error) {
	if n.Field == plan.FieldArticle { // it has the id of the article, of earlier revisions only
		return dsl{"bool": dsl{"filter": []dsl{{"term": dsl{fieldID: n.From}}}, "must_not": []dsl{{"term": dsl{fieldCurrent: true}}}}}, nil
	}
	if t.seen != nil && n.From == n.To {
		if q := t.seen(n.Field, n.From); q != nil {
			return q, nil
		}
	}
	field := named(n.Field)
	if n.From == "" && n.To == "" {
		return dsl{"exists": dsl{"field": field}}, nil
	}
	from, to, err := bounds(n)
	if err != nil {
		return nil, err
	}
	if n.From == n.To {
		return dsl{"term": dsl{field: from}}, nil
	}
	within := dsl{}
	if n.From != "" {
		within["gte"] = from
	}
	if n.To != "" {
		within["lte"] = to
	}
	return dsl{"range": dsl{field: within}}, nil
}

// bounds are the ends of a range as its field has them.
func bounds(n rank.Range) (from, to any, err error) {
	if !isDay(n.Field) {
		return n.From, n.To, nil
	}
	if from, err = day(n.From); err == nil {
		to, err = day(n.To)
	}
	return from, to, err
}

// day is a day as documents have it; "" is none.
func day(s string) (any, error) {
	if s == "" {
		return nil, nil
	}
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return nil, fmt.Errorf("%q is no day of a plan: %w", s, err)
	}
	return n, nil
}
