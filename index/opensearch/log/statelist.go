package log

import (
	"context"
	"encoding/json"
	"iter"
)

// keysTogether is how many keys are listed at a time.
const keysTogether = 500

// List yields the keys that begin with prefix, in byte order, a page at a time.
func (s state) List(ctx context.Context, prefix string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		var after string
		for first := true; ; first = false {
			page, err := s.keys(ctx, prefix, after, first)
			if err != nil {
				yield("", fail("list state", err))
				return
			}
			for _, key := range page {
				if after = key; !yield(key, nil) {
					return
				}
			}
			if len(page) < keysTogether {
				return
			}
		}
	}
}

func (s state) keys(ctx context.Context, prefix, after string, first bool) (out []string, err error) {
	if err := s.l.enter(); err != nil {
		return nil, err
	}
	defer s.l.leave()
	if first {
		if err := s.l.c.Refresh(ctx, s.l.index(partLog)); err != nil {
			return nil, err
		}
	}
	query := []any{map[string]any{"exists": map[string]any{"field": "key"}}}
	if prefix != "" {
		query = append(query, map[string]any{"prefix": map[string]any{"key": prefix}})
	}
	if after != "" {
		query = append(query, map[string]any{"range": map[string]any{"key": map[string]any{"gt": after}}})
	}
	a, err := s.l.c.Search(ctx, s.l.index(partLog), nil, map[string]any{
		"query": map[string]any{"bool": map[string]any{"filter": query}}, "sort": []string{"key"},
		"size": keysTogether, "_source": []string{"key"}, "track_total_hits": false,
	})
	if err != nil {
		return nil, err
	}
	for _, h := range a.Hits.Hits {
		var d stateDoc
		if err := json.Unmarshal(h.Source, &d); err != nil {
			return nil, err
		}
		out = append(out, d.Key)
	}
	return out, nil
}
