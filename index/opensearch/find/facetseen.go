package find

import (
	"encoding/json"
	"slices"
)

// seenTogether is how many values that the lens shows otherwise are counted in one request:
// each by a filter of its own.
const seenTogether = 1_000

// seenAtOnce reports whether all of them are counted with the others.
func (c *counting) seenAtOnce() bool {
	n := 0
	for _, f := range c.facets {
		n += len(f.affected)
	}
	return n <= seenTogether
}

// seen counts values of a field that the lens shows otherwise.
func (x *searching) seen(field string, values []string) dsl {
	filters := make([]dsl, len(values))
	for i, v := range values {
		filters[i] = x.lens.exactly(field, v)
	}
	return dsl{"filters": dsl{"filters": filters}}
}

func (f *facetCount) readSeen(values []string, raw json.RawMessage) error {
	if len(values) == 0 {
		return nil
	}
	var seen struct{ Buckets []docs }
	if err := decode(raw, &seen); err != nil {
		return err
	}
	for i, n := range seen.Buckets {
		if n.Count > 0 {
			f.counts[values[i]] = n.Count
		}
	}
	return nil
}

// countSeen counts those of a facet some at a time.
func (c *counting) countSeen(f *facetCount) error {
	q, err := c.x.filter(c.x.wanted)
	if err != nil {
		return err
	}
	for values := range slices.Chunk(f.affected, seenTogether) {
		got, err := c.x.ask(dsl{
			"size": 0, "track_total_hits": false, "query": allOf(q, c.alone(c.views[f.view].match)),
			"aggs": dsl{aggSeen: c.x.seen(f.field, values)},
		})
		if err != nil {
			return err
		}
		if err := f.readSeen(values, got.Aggregations[aggSeen]); err != nil {
			return err
		}
	}
	return nil
}
