package find

import (
	"net/url"

	"dateline"
)

// A cluster refuses an answer of more than 65,535 buckets (search.max_buckets). Groups are
// counted in as many parts as it takes for each to have some groupsInPart, by a hash of
// their ids: no part has twice as many.
const (
	groupsInPart = 20_000
	groupsMost   = 60_000
)

// withoutGroups leaves the groups out of an answer, but not how many they are.
var withoutGroups = url.Values{"filter_path": {"-aggregations." + aggGroups}}

const (
	aggGroups = "groups"
	aggNumber = "number"
)

// numberGroups adds to a view how many groups of copies it shows, and how many articles
// they are of, without reading any.
func (c *counting) numberGroups(at int) error {
	q, err := c.x.filter(c.x.wanted)
	if err != nil {
		return err
	}
	v := c.views[at]
	parts := c.copied/groupsInPart + 1
	for part := range parts {
		groups := dsl{"field": fieldGroup, "size": groupsMost}
		if parts > 1 {
			groups["include"] = dsl{"partition": part, "num_partitions": parts}
		}
		got, err := c.x.askFor(withoutGroups, dsl{
			"size": 0, "query": allOf(q, term(fieldCopied, true), v.match),
			"aggs": dsl{aggGroups: dsl{"terms": groups}, aggNumber: dsl{"stats_bucket": dsl{"buckets_path": aggGroups + ">_count"}}},
		})
		if err != nil {
			return err
		}
		var n struct{ Count int }
		if err := decode(got.Aggregations[aggNumber], &n); err != nil {
			return err
		}
		if n.Count >= groupsMost {
			return dateline.Errorf(dateline.Internal, "a part of the groups of copies has %d of them; want less than %d", n.Count, groupsMost)
		}
		v.texts += n.Count
		if part == 0 {
			v.all += int(got.Hits.Total.Value)
		}
	}
	return nil
}
