package find

import (
	"strings"
)

// count is a value of a field, and how many texts have it.
type count struct {
	value string
	texts int
}

// counted are the values of a field that begin with a prefix in the texts that a query
// matches, all of them. They are kept, and must not be changed.
func (x *searching) counted(q dsl, field, prefix string) ([]count, error) {
	return kept(x.pin.cache, key("counted", field, prefix, q), func() ([]count, error) {
		out, whole, err := x.commonest(q, field, prefix)
		if err == nil && !whole {
			out, err = x.everyValue(q, field, prefix)
		}
		return out, err
	})
}

// valuesAtOnce is how many values the cluster counts at once.
const valuesAtOnce = 10_000

// commonest counts the values of a field at once; whole is false if they are more, or
// shards have not counted all.
func (x *searching) commonest(q dsl, field, prefix string) (out []count, whole bool, err error) {
	terms := dsl{"field": field, "size": valuesAtOnce}
	if prefix != "" {
		terms["include"] = quoteRegexp(prefix) + ".*"
	}
	got, err := x.ask(dsl{"size": 0, "query": q, "track_total_hits": false, "aggs": dsl{"values": dsl{"terms": terms}}})
	if err != nil {
		return nil, false, err
	}
	return termsOf(got.Aggregations["values"])
}

// everyValue counts the values of a field in their order, page by page.
func (x *searching) everyValue(q dsl, field, prefix string) (out []count, err error) {
	after := before(prefix)
	for {
		composite := dsl{"size": valuesAtOnce, "sources": []dsl{{"v": dsl{"terms": dsl{"field": field}}}}}
		if after != "" {
			composite["after"] = dsl{"v": after}
		}
		got, err := x.ask(dsl{"size": 0, "query": q, "track_total_hits": false, "aggs": dsl{"values": dsl{"composite": composite}}})
		if err != nil {
			return nil, err
		}
		var a struct {
			Buckets []struct {
				Key   struct{ V string } `json:"key"`
				Count int                `json:"doc_count"`
			} `json:"buckets"`
		}
		if err := decode(got.Aggregations["values"], &a); err != nil {
			return nil, err
		}
		for _, b := range a.Buckets {
			after = b.Key.V
			switch {
			case strings.HasPrefix(after, prefix):
				out = append(out, count{after, b.Count})
			case after > prefix:
				return out, nil
			}
		}
		if len(a.Buckets) < valuesAtOnce {
			return out, nil
		}
	}
}

// before is a value in the order of bytes before all that begin with prefix, of which few
// stand between; "" is none.
func before(prefix string) string {
	last := strings.LastIndexFunc(prefix, func(r rune) bool { return r > ' ' && r < '\x7f' })
	if last < 0 {
		return ""
	}
	return prefix[:last] + string(rune(prefix[last]-1)) + "\U0010ffff"
}

// quoteRegexp writes s so that it stands for itself in a regular expression of Lucene.
func quoteRegexp(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune(`.?+*|{}[]()"\#@&<>~^$`, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
