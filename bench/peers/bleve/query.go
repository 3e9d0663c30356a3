package main

import (
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"dateline/bench/peers/line"
)

// boosts: the title counts double.
var boosts = map[string]float64{"title": 2, "body": 1}

func (e *engine) query(q line.Query) (query.Query, error) {
	switch first := q.Terms[0]; q.Op {
	case line.Term:
		return bleve.NewDisjunctionQuery(word(first)...), nil
	case line.And:
		var all []query.Query
		for _, t := range q.Terms {
			all = append(all, bleve.NewDisjunctionQuery(word(t)...))
		}
		return bleve.NewConjunctionQuery(all...), nil
	case line.Or:
		var all []query.Query
		for _, t := range q.Terms {
			all = append(all, word(t)...)
		}
		return bleve.NewDisjunctionQuery(all...), nil
	case line.Phrase:
		return bleve.NewDisjunctionQuery(both(bleve.NewMatchPhraseQuery(strings.Join(q.Terms, " ")), bleve.NewMatchPhraseQuery(strings.Join(q.Terms, " ")))...), nil
	case line.Prefix:
		return bleve.NewDisjunctionQuery(both(bleve.NewPrefixQuery(first), bleve.NewPrefixQuery(first))...), nil
	case line.Fuzzy:
		return bleve.NewDisjunctionQuery(both(fuzzy(first), fuzzy(first))...), nil
	}
	return nil, fmt.Errorf("no such query: %s", q.Op)
}

func word(term string) []query.Query {
	return both(bleve.NewMatchQuery(term), bleve.NewMatchQuery(term))
}

func fuzzy(term string) *query.FuzzyQuery {
	q := bleve.NewFuzzyQuery(term)
	q.SetFuzziness(1)
	return q
}

// both puts one query on each field.
func both[Q interface {
	query.Query
	SetField(string)
	SetBoost(float64)
}](of ...Q) (out []query.Query) {
	for i, field := range fields {
		of[i].SetField(field)
		of[i].SetBoost(boosts[field])
		out = append(out, of[i])
	}
	return out
}
