package server

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"dateline"
	"dateline/index/text"
)

// SuggestionsJSON is what could be meant by what was typed so far.
type SuggestionsJSON struct {
	// values of facets, by count, descending, then by label; behind them words, of which
	// a third of the limit is kept free, in the same order
	Suggestions []SuggestionJSON `json:"suggestions"`
}

// SuggestionJSON is a value of a facet, or a word that articles have.
type SuggestionJSON struct {
	// its facet, or word
	Kind string `json:"kind"`
	// as the parameter of the facet takes it; with a word, the query
	Value string `json:"value"`
	// what to show: the name, with a word the query
	Label string `json:"label"`
	// the name that was found, the label or another name of a place
	Name string `json:"name"`
	// the articles that url finds, at least 1
	Count int `json:"count"`
	// the search with this in the place of what it was found by: path and query
	URL string `json:"url"`
}

// suggestParams ask for suggestions.
type suggestParams struct {
	// What was typed so far, at most 4 KiB of UTF-8: the beginning of any word of a
	// name, and what may follow it, in any case and without accents; words before it
	// stay in the query. Absent, nothing is suggested.
	Q string `param:"q"`
	// How many suggestions at most.
	Limit int `param:"limit" range:"1,20,8"`
	narrowParams
	revisionParams
	asked url.Values // what narrows, as it was asked for
}

// note implements noted.
func (p *suggestParams) note(v url.Values) { p.asked = v }

// suggest serves /api/v1/suggest.
func (s *server) suggest(r *http.Request) (*reply, error) {
	p, err := read[suggestParams](r)
	if err != nil {
		return nil, err
	}
	if len(p.Q) > dateline.MaxQueryBytes {
		return nil, dateline.InvalidAt("q", p.Q, dateline.MaxQueryBytes, "it has %d bytes; the most is %d", len(p.Q), dateline.MaxQueryBytes)
	}
	w := offering{suggestParams: p, archive: s.archive, at: newAddress(s.BasePath+pathSearch, p.asked).set("q", "").set("limit", "")}
	out, err := s.offers(r.Context(), &w)
	if err != nil {
		return nil, fmt.Errorf("suggest %q: %w", p.Q, err)
	}
	return asJSON(SuggestionsJSON{out})
}

// offers are values of facets, and words.
func (s *server) offers(ctx context.Context, w *offering) ([]SuggestionJSON, error) {
	words, err := w.words(ctx)
	if err != nil {
		return nil, err
	}
	out := []SuggestionJSON{}
	for before, tail := range tails(w.Q) {
		found, err := s.suggestions(ctx, tail, 2*w.Limit)
		if err == nil {
			out, err = w.values(ctx, before, found, w.Limit-len(words))
		}
		if err != nil || len(out) > 0 {
			return append(out, words...), err
		}
	}
	return append(out, words...), nil
}

// Of words that no name has, the last ones may be the beginning of one.
const (
	mostTails = 4
	leastTail = 3 // bytes
)

// tails yields what was typed with nothing before it, and then less and less of it
// with what stands before that.
func tails(typed string) func(yield func(before, tail string) bool) {
	return func(yield func(before, tail string) bool) {
		words := strings.Fields(typed)
		if len(words) == 0 || !yield("", typed) {
			return
		}
		for i := max(1, len(words)-mostTails+1); i < len(words); i++ {
			tail := strings.Join(words[i:], " ")
			if len(tail) >= leastTail && !yield(strings.Join(words[:i], " "), tail) {
				return
			}
		}
	}
}

// suggestions looks into what is kept, and asks the archive for what is not and
// may have to be among the first.
func (s *server) suggestions(ctx context.Context, typed string, limit int) ([]suggested, error) {
	prefix := text.Fold(typed)
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
	f := &finding{prefix: prefix, typed: typed, limit: limit, found: map[choice]suggested{}}
	f.labels(counts)
	f.names(names, counts)
	if err := f.rarer(ctx, s.archive, counts); err != nil {
		return nil, err
	}
	return f.first(), nil
}
