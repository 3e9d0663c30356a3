package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"dateline/bench/peers/line"
)

func (e *engine) Ask(ctx context.Context, mode string, q line.Query) (line.Answer, error) {
	if e.index == nil {
		return line.Answer{}, errors.New("nothing is opened")
	}
	asked, err := e.query(q)
	if err != nil {
		return line.Answer{}, err
	}
	switch mode {
	case line.Ids:
		return e.search(ctx, request(asked))
	case line.Whole:
		return e.whole(ctx, asked)
	}
	return line.Answer{}, fmt.Errorf("no such mode: %s", mode)
}

func request(q query.Query) *bleve.SearchRequest {
	return bleve.NewSearchRequestOptions(q, line.Hits, 0, false)
}

// whole asks for everything at once, or, tuned, for the snippets of the ten hits
// alone behind that: Bleve reads the positions of every match to mark the ten.
func (e *engine) whole(ctx context.Context, q query.Query) (line.Answer, error) {
	all := request(q)
	for _, f := range facets {
		all.AddFacet(f, bleve.NewFacetRequest(f, line.Hits))
	}
	if !e.tuned {
		show(all)
		return e.search(ctx, all)
	}
	a, err := e.search(ctx, all)
	if err != nil || len(a.Hits) == 0 {
		return a, err
	}
	ids := make([]string, len(a.Hits))
	for i, h := range a.Hits {
		ids[i] = h.ID
	}
	ten := request(bleve.NewConjunctionQuery(bleve.NewDocIDQuery(ids), q))
	show(ten)
	shown, err := e.search(ctx, ten)
	for i, h := range a.Hits {
		for _, s := range shown.Hits {
			if s.ID == h.ID {
				a.Hits[i] = s
			}
		}
	}
	return a, err
}

func show(r *bleve.SearchRequest) {
	r.Fields = []string{"title"}
	r.Highlight = bleve.NewHighlightWithStyle("html")
	r.Highlight.AddField("body")
}

func (e *engine) search(ctx context.Context, r *bleve.SearchRequest) (a line.Answer, err error) {
	found, err := e.index.SearchInContext(ctx, r)
	if err != nil {
		return a, err
	}
	a.Total = int(found.Total)
	for _, h := range found.Hits {
		title, _ := h.Fields["title"].(string) // not asked for under line.Ids
		a.Hits = append(a.Hits, line.Hit{ID: h.ID, Title: title, Snippet: strings.Join(h.Fragments["body"], " … ")})
	}
	a.Publications, a.Places = counts(found.Facets["publication"]), counts(found.Facets["place"])
	return a, nil
}

func counts(f *search.FacetResult) (out []line.Count) {
	if f == nil {
		return nil
	}
	for _, t := range f.Terms.Terms() {
		out = append(out, line.Count{Value: t.Term, Count: t.Count})
	}
	return out
}
