package main

import (
	"math"
	"testing"
	"time"
)

// The logarithms of the discounts: log2(2), log2(3), log2(4) and log2(5).
const log3, log5 = 1.584962500721156, 2.321928094887362

func TestEvaluate(t *testing.T) {
	tests := []struct {
		name     string
		rankings map[string][]string
		judged   judgements
		want     scores
	}{
		{"nothing is judged", nil, nil, scores{}},
		{
			"the best first", map[string][]string{"q": {"a", "b"}}, judgements{"q": {"a": 1, "b": 1}},
			scores{1, 1, 1, 1, 1},
		},
		{
			"one of two, in the second place", map[string][]string{"q": {"x", "a"}}, judgements{"q": {"a": 1, "b": 1}},
			scores{1, (1 / log3) / (1 + 1/log3), .25, .5, .5},
		},
		{
			"gains count as judged", map[string][]string{"q": {"b", "x", "a", "c"}}, judgements{"q": {"a": 4, "b": 1, "c": 2}},
			scores{1, (1 + 4./2 + 2/log5) / (4 + 2/log3 + 1./2), (1 + 2./3 + 3./4) / 3, 1, 1},
		},
		{
			"0 and less are not relevant", map[string][]string{"q": {"n", "z", "a"}}, judgements{"q": {"a": 1, "z": 0, "n": -1}},
			scores{1, 1. / 2, 1. / 3, 1, 1. / 3},
		},
		{
			"queries without a relevant article are left out", map[string][]string{"q": {"a"}, "r": {"a"}}, judgements{"q": {"a": 1}, "r": {"a": 0}},
			scores{1, 1, 1, 1, 1},
		},
		{
			"a query without a hit counts as 0", map[string][]string{"q": {"a"}}, judgements{"q": {"a": 1}, "r": {"a": 1}},
			scores{2, .5, .5, .5, .5},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { equal(t, evaluate(tt.rankings, tt.judged), tt.want) })
	}
}

func TestEvaluateDepths(t *testing.T) {
	ranked := make([]string, 101)
	ranked[10], ranked[100] = "eleventh", "hundred and first"
	got := evaluate(map[string][]string{"q": ranked}, judgements{"q": {"eleventh": 1, "hundred and first": 1}})
	equal(t, got, scores{1, 0, (1./11 + 2./101) / 2, .5, 1. / 11})
}

func equal(t *testing.T, got, want scores) {
	t.Helper()
	if got.queries != want.queries {
		t.Errorf("%d queries; want %d", got.queries, want.queries)
	}
	for _, m := range []struct {
		name      string
		got, want float64
	}{{"nDCG@10", got.ndcg10, want.ndcg10}, {"average precision", got.ap, want.ap}, {"recall", got.recall, want.recall}, {"reciprocal rank", got.rr, want.rr}} {
		if math.Abs(m.got-m.want) > 1e-12 {
			t.Errorf("%s is %v; want %v", m.name, m.got, m.want)
		}
	}
}

func TestPercentile(t *testing.T) {
	var times []time.Duration
	for i := 20; i > 0; i-- {
		times = append(times, time.Duration(i))
	}
	for p, want := range map[int]time.Duration{1: 1, 5: 1, 6: 2, 50: 10, 95: 19, 96: 20, 100: 20} {
		if got := percentile(times, p); got != want {
			t.Errorf("percentile %d is %d; want %d", p, got, want)
		}
	}
}
