package find

import (
	"maps"

	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
)

// roomForValues is how many values all facets of a search have together in one answer: a
// cluster refuses one of more than 65,535 (search.max_buckets), unless it has been told
// otherwise.
const roomForValues = 40_000

// Names of aggregations in that of a view, each before the name of a facet.
const (
	aggValues = "values-" // values as they stand in documents
	aggNone   = "none-"   // texts without a value
	aggSeen   = "seen-"   // values that the lens shows otherwise
	aggCopied = "copied"
)

// countAlone counts all texts that match, or under fold those that have no copies.
func (c *counting) countAlone() error {
	aggs := dsl{}
	for i, v := range c.views {
		own, err := c.aggsOf(i)
		if err != nil {
			return err
		}
		aggs[v.name] = dsl{"filter": c.alone(v.match), "aggs": own}
	}
	if c.x.folds() {
		aggs[aggCopied] = dsl{"filter": allOf(term(fieldCopied, true), anyOf(c.matches()))}
	}
	q, err := c.x.filter(c.x.wanted)
	if err != nil {
		return err
	}
	got, err := c.x.ask(dsl{"size": 0, "track_total_hits": false, "query": q, "aggs": aggs})
	if err != nil {
		return err
	}
	for i, v := range c.views {
		if err := c.readView(i, got.Aggregations[v.name]); err != nil {
			return err
		}
	}
	return c.readCopied(got)
}

// alone leaves out what has copies, if they are folded.
func (c *counting) alone(q dsl) dsl {
	if !c.x.folds() {
		return q
	}
	return allOf(q, term(fieldCopied, false))
}

func (c *counting) matches() (all []dsl) {
	for _, v := range c.views {
		all = append(all, v.match)
	}
	return all
}

func (c *counting) readCopied(got cluster.Answer) error {
	if !c.x.folds() {
		return nil
	}
	var n docs
	err := decode(got.Aggregations[aggCopied], &n)
	c.copied = n.Count
	return err
}

// docs is the number of texts of a filter.
type docs struct {
	Count int `json:"doc_count"`
}

// aggsOf are the aggregations of what is counted over a view.
func (c *counting) aggsOf(at int) (dsl, error) {
	aggs := dsl{}
	for _, f := range c.facets {
		if f.view != at {
			continue
		}
		aggs[aggValues+f.name] = dsl{"terms": dsl{"field": f.field, "size": roomForValues / len(c.facets)}}
		none, err := c.x.translator().filter(plan.HasValue(f.name, plan.NoValue))
		if err != nil {
			return nil, err
		}
		aggs[aggNone+f.name] = dsl{"filter": none}
		if c.seenAtOnce() && len(f.affected) > 0 {
			aggs[aggSeen+f.name] = c.x.seen(f.field, f.affected)
		}
	}
	if at == 0 && c.bars != nil {
		maps.Copy(aggs, aggsOfBars(c.x.search.Interval))
	}
	return aggs, nil
}
