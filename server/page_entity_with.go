package server

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"dateline"
)

// togetherView are the people or the organisations that articles name with an entity.
type togetherView struct {
	Heading string
	List    []withView
	More    []facetValue // of those that have no sentence here
}

// withView is one of them, and a sentence that names both.
type withView struct {
	facetValue
	Page     string // the address of its own page
	Sentence []snippetPart
	Article  string // the address of the article that has it
	Of       factsView
}

const (
	withSentences = 4 // of each kind, each of which is a search
	withShown     = 12
)

// together names the people and organisations that with has counted, the most named ones
// with a sentence.
func (s *server) together(ctx context.Context, e dateline.Entity, with *dateline.Result) (out []togetherView, err error) {
	for _, facet := range []string{dateline.FacetPerson, dateline.FacetOrganisation} {
		v := togetherView{Heading: facetHeadings[facet] + " named with " + pronoun(e)}
		at := newAddress(s.pageURL("/"), nil).set("q", asked(e))
		for _, c := range with.Facets[facet].Values {
			if c.Value == e.ID || len(v.List)+len(v.More) == withShown {
				continue
			}
			value := facetValue{Label: c.Label, Count: grouped(c.Count), URL: at.with(facet, c.Value).String()}
			if len(v.List) == withSentences {
				v.More = append(v.More, value)
				continue
			}
			one := withView{facetValue: value, Page: s.entityAddress(facet, c.Value)}
			if err := s.sentence(ctx, &one, asked(e)+" "+facet+":"+c.Value); err != nil {
				return nil, err
			}
			v.List = append(v.List, one)
		}
		if len(v.List) > 0 {
			out = append(out, v)
		}
	}
	return out, nil
}

// sentence is the passage that answers a query for two entities best.
func (s *server) sentence(ctx context.Context, v *withView, query string) error {
	res, err := s.archive.Search(ctx, dateline.Search{Text: query, Copies: dateline.Fold, Limit: 1})
	if err != nil {
		return fmt.Errorf("sentence for %q: %w", query, err)
	}
	home := newAddress(s.pageURL("/"), nil)
	if len(res.Hits) > 0 && len(res.Hits[0].Snippets) > 0 {
		h := res.Hits[0]
		v.Article, v.Of = s.articleAddress(h.ID, home.set("q", query)), facts(home, h.Known)
		best := slices.MaxFunc(h.Snippets, func(a, b dateline.Snippet) int { return cmp.Compare(len(a.Marks), len(b.Marks)) })
		v.Sentence = snippetParts(best)
	}
	return nil
}
