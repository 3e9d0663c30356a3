package find

import "encoding/json"

// readView reads what was counted over a view.
func (c *counting) readView(at int, raw json.RawMessage) error {
	var n docs
	var aggs map[string]json.RawMessage
	if err := decode(raw, &n); err != nil {
		return err
	}
	if err := decode(raw, &aggs); err != nil {
		return err
	}
	c.views[at].texts, c.views[at].all = n.Count, n.Count
	for _, f := range c.facets {
		if f.view == at {
			if err := c.readFacet(f, aggs); err != nil {
				return err
			}
		}
	}
	if at == 0 && c.bars != nil {
		return c.readBars(aggs)
	}
	return nil
}

func (c *counting) readFacet(f *facetCount, aggs map[string]json.RawMessage) error {
	var none docs
	if err := decode(aggs[aggNone+f.name], &none); err != nil {
		return err
	}
	f.missing = none.Count
	values, whole, err := termsOf(aggs[aggValues+f.name])
	if err == nil && !whole {
		values, err = c.everyValue(c.views[f.view], f.field)
	}
	if err != nil {
		return err
	}
	for _, v := range values {
		if !c.x.lens.other(f.field, v.value) {
			f.counts[v.value] = v.texts
		}
	}
	if c.seenAtOnce() {
		return f.readSeen(f.affected, aggs[aggSeen+f.name])
	}
	return c.countSeen(f)
}

// everyValue counts all values of a field over a view, however many.
func (c *counting) everyValue(v *view, field string) ([]count, error) {
	q, err := c.x.filter(c.x.wanted)
	if err != nil {
		return nil, err
	}
	return c.x.everyValue(allOf(q, c.alone(v.match)), field, "")
}

// termsOf are the values of a terms aggregation; whole is false if there are more, or
// shards have not counted all.
func termsOf(raw json.RawMessage) (out []count, whole bool, err error) {
	var a struct {
		Bound   int64 `json:"doc_count_error_upper_bound"`
		Others  int64 `json:"sum_other_doc_count"`
		Buckets []struct {
			Key   string `json:"key"`
			Count int    `json:"doc_count"`
		} `json:"buckets"`
	}
	if err := decode(raw, &a); err != nil {
		return nil, false, err
	}
	for _, b := range a.Buckets {
		out = append(out, count{b.Key, b.Count})
	}
	return out, a.Bound == 0 && a.Others == 0, nil
}
