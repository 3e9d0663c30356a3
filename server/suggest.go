package server

import (
	"context"
	"fmt"
	"net/http"

	"dateline"
	"dateline/index/text"
)

// SuggestionsJSON is what could be meant by what was typed so far.
type SuggestionsJSON struct {
	// by count, descending, then by label
	Suggestions []SuggestionJSON `json:"suggestions"`
}

// SuggestionJSON is a value of a facet.
type SuggestionJSON struct {
	// its facet
	Kind string `json:"kind"`
	// as the parameter of the facet takes it
	Value string `json:"value"`
	// the name to show
	Label string `json:"label"`
	// the name that was found, the label or another name of a place
	Name string `json:"name"`
	// the articles that have it, at least 1
	Count int `json:"count"`
	// the search for those: path and query
	URL string `json:"url"`
}

// suggestParams ask for suggestions.
type suggestParams struct {
	// What was typed so far, at most 4 KiB of UTF-8: the beginning of any word of a
	// name, and what may follow it, in any case and without accents. Absent, nothing
	// is suggested.
	Q string `param:"q"`
	// How many suggestions at most.
	Limit int `param:"limit" range:"1,20,8"`
}

// suggest serves /api/v1/suggest.
func (s *server) suggest(r *http.Request) (*reply, error) {
	p, err := read[suggestParams](r)
	if err != nil {
		return nil, err
	}
	if len(p.Q) > dateline.MaxQueryBytes {
		return nil, dateline.InvalidAt("q", p.Q, dateline.MaxQueryBytes, "it has %d bytes; the most is %d", len(p.Q), dateline.MaxQueryBytes)
	}
	found, err := s.suggestions(r.Context(), p)
	if err != nil {
		return nil, fmt.Errorf("suggest %q: %w", p.Q, err)
	}
	out := SuggestionsJSON{Suggestions: []SuggestionJSON{}}
	for _, v := range found {
		at := newAddress(s.BasePath+pathSearch, nil).with(v.facet, v.Value)
		out.Suggestions = append(out.Suggestions, SuggestionJSON{v.facet, v.Value, v.Label, v.name, v.Count.Count, at.String()})
	}
	return asJSON(out)
}

// suggestions looks into what is kept, and asks the archive for what is not and
// may have to be among the first.
func (s *server) suggestions(ctx context.Context, p suggestParams) ([]suggested, error) {
	prefix := text.Fold(p.Q)
	if prefix == "" {
		return nil, nil
	}
	stats, err := s.archive.Stats(ctx)
	if err != nil {
		return nil, err
	}
	names, err := s.names.at(ctx, &s.places, s.archive, stats.Seq)
	if err != nil {
		return nil, err
	}
	counts, err := s.tallies.at(ctx, s.archive, stats.Indexed)
	if err != nil {
		return nil, err
	}
	f := &finding{prefix: prefix, typed: p.Q, limit: p.Limit, found: map[choice]suggested{}}
	f.labels(counts)
	f.names(names, counts)
	if err := f.rarer(ctx, s.archive, counts); err != nil {
		return nil, err
	}
	return f.first(), nil
}
