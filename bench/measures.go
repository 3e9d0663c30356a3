package main

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// judgements says for each query how relevant articles are to it: the higher the
// more, 0 or less not at all.
type judgements map[string]map[string]int

// scores are means over the queries that have a relevant article.
type scores struct {
	queries int
	ndcg10  float64 // normalised discounted cumulative gain of the first ten, gains as judged, Järvelin and Kekäläinen 2002
	ap      float64 // average precision over all that is ranked
	recall  float64 // of the relevant, how many are among the first hundred
	rr      float64 // 1/rank of the first relevant one
}

// evaluate scores rankings, each of ids of articles, the best first. A query
// without a ranking scores 0.
func evaluate(rankings map[string][]string, judged judgements) scores {
	var s scores
	for _, query := range slices.Sorted(maps.Keys(judged)) {
		j := judged[query]
		gains := relevant(j)
		if len(gains) == 0 {
			continue
		}
		ranked := rankings[query]
		s.queries++
		s.ndcg10 += dcg(gainsOf(ranked, j)) / dcg(gains)
		s.ap += averagePrecision(ranked, j) / float64(len(gains))
		s.recall += hits(ranked, j, 100) / float64(len(gains))
		s.rr += reciprocalRank(ranked, j)
	}
	return s.mean()
}

func (s scores) mean() scores {
	n := float64(max(s.queries, 1))
	return scores{s.queries, s.ndcg10 / n, s.ap / n, s.recall / n, s.rr / n}
}

// relevant returns the gains of the relevant articles, the largest first.
func relevant(judged map[string]int) []int {
	var gains []int
	for _, g := range judged {
		if g > 0 {
			gains = append(gains, g)
		}
	}
	slices.SortFunc(gains, func(a, b int) int { return cmp.Compare(b, a) })
	return gains
}

func gainsOf(ranked []string, judged map[string]int) []int {
	gains := make([]int, len(ranked))
	for i, id := range ranked {
		gains[i] = max(judged[id], 0)
	}
	return gains
}

// dcg sums the first ten gains, each divided by log2(rank+1).
func dcg(gains []int) (sum float64) {
	for i, g := range gains[:min(len(gains), 10)] {
		sum += float64(g) / math.Log2(float64(i+2))
	}
	return sum
}

// averagePrecision sums the precision at each relevant article.
func averagePrecision(ranked []string, judged map[string]int) (sum float64) {
	found := 0
	for i, id := range ranked {
		if judged[id] > 0 {
			found++
			sum += float64(found) / float64(i+1)
		}
	}
	return sum
}

func hits(ranked []string, judged map[string]int, depth int) (n float64) {
	for _, id := range ranked[:min(len(ranked), depth)] {
		if judged[id] > 0 {
			n++
		}
	}
	return n
}

func reciprocalRank(ranked []string, judged map[string]int) float64 {
	for i, id := range ranked {
		if judged[id] > 0 {
			return 1 / float64(i+1)
		}
	}
	return 0
}
