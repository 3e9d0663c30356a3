package server

import (
	"cmp"
	"context"
	"slices"

	"dateline"
)

// offering makes suggestions within a search: what each finds there is counted.
type offering struct {
	suggestParams
	archive dateline.Archive
	at      address // of the search, without its words
}

// kindWord is that of a suggestion that is no value of a facet.
const kindWord = "word"

// values are those of facets, with what each finds beside what was typed before it.
func (w *offering) values(ctx context.Context, before string, found []suggested, limit int) ([]SuggestionJSON, error) {
	out := []SuggestionJSON{}
	at := w.at.set("q", before)
	for _, v := range found {
		if slices.Contains(w.Include[v.facet], v.Value) {
			continue // it is chosen
		}
		n := v.Count.Count
		if len(at.state) > 0 {
			q := w.of(w.search(before), w.Copies)
			q.Include = map[string][]string{}
			for facet, values := range w.Include {
				q.Include[facet] = values
			}
			q.Include[v.facet] = append(slices.Clone(q.Include[v.facet]), v.Value)
			var err error
			if n, err = w.count(ctx, q); err != nil {
				return nil, err
			}
		}
		if n > 0 {
			out = append(out, SuggestionJSON{v.facet, v.Value, v.Label, v.name, n, at.with(v.facet, v.Value).String()})
		}
	}
	slices.SortStableFunc(out, func(a, b SuggestionJSON) int { return cmp.Compare(b.Count, a.Count) })
	return out[:min(len(out), limit)], nil
}

func (w *offering) count(ctx context.Context, q dateline.Search) (int, error) {
	q.Limit = 0
	res, err := w.archive.Search(ctx, q)
	if err != nil {
		return 0, err
	}
	return res.Total, nil
}
