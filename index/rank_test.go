package index_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
)

// vocabulary has words of one stem, words that share a prefix, a stop word, and
// nothing that is a place.
var vocabulary = strings.Fields(`drone drones droned border bordering shelling shelled the of corridor treaty
	treaties minister ministry ceasefire convoy soldier soldiers village mortar ambassador bridge harvest river`)

func words(rnd *rand.Rand, n int) string {
	out := make([]string, n)
	for i := range out {
		// The square makes some words frequent and others rare.
		f := rnd.Float64()
		out[i] = vocabulary[int(f*f*float64(len(vocabulary)))]
	}
	return strings.Join(out, " ")
}

func randomArticle(rnd *rand.Rand, id int) dateline.Article {
	name := fmt.Sprintf("a%04d", id)
	return dateline.Article{
		ID: dateline.ID(name), Keys: []dateline.Key{{Kind: dateline.KeyOwn, Source: "test", Value: name}},
		Title: words(rnd, rnd.IntN(6)), Body: words(rnd, 1+rnd.IntN(120)),
	}
}

func randomClause(rnd *rand.Rand, depth int) clause {
	word := func() string { return vocabulary[rnd.IntN(len(vocabulary))] }
	if depth == 0 {
		switch rnd.IntN(5) {
		case 0:
			return refPhrase(word(), word())
		case 1:
			return refPhrase(word(), word(), word())
		case 2:
			return refPrefix([]string{"dro", "bord", "sold", "trea", "minist"}[rnd.IntN(5)])
		case 3:
			return refNear([]string{"drone", "the"}[rnd.IntN(2)], []string{"minister", "village"}[rnd.IntN(2)], rnd.IntN(6))
		}
		return refWord(word())
	}
	x, y := randomClause(rnd, depth-1), randomClause(rnd, depth-1)
	switch rnd.IntN(4) {
	case 0:
		return refAnd(x, y)
	case 1:
		return refOr(x, y)
	case 2:
		return refNot(x, y)
	}
	return refBoost(randomClause(rnd, 0), "2.5", 2.5)
}

// TestScoresAreTheReferences holds totals, order and scores against the
// reference: with one segment, with many that hold replaced and erased articles,
// rebuilt, and merged.
func TestScoresAreTheReferences(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 1))
	a := open(t, t.TempDir())
	now := map[dateline.ID]dateline.Article{}
	for i := range 300 {
		article := randomArticle(rnd, i)
		now[article.ID] = article
	}
	put(t, a, values(now)...)
	clauses := make([]clause, 120)
	for i := range clauses {
		clauses[i] = randomClause(rnd, i%3)
	}
	compare(t, "one batch", a, now, clauses)

	for range 40 {
		article := randomArticle(rnd, rnd.IntN(330))
		now[article.ID] = article
		put(t, a, article)
		if gone := values(now)[rnd.IntN(len(now))].ID; rnd.IntN(4) == 0 {
			delete(now, gone)
			erase(t, a, gone)
		}
	}
	compare(t, "many segments", a, now, clauses)

	if err := a.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	compare(t, "rebuilt", a, now, clauses)

	if err := a.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	compare(t, "merged", a, now, clauses)
}

func compare(t *testing.T, state string, a *index.Archive, now map[dateline.ID]dateline.Article, clauses []clause) {
	t.Helper()
	ref := newReference(values(now))
	for _, c := range clauses {
		type hit struct {
			id    string
			score float64
		}
		var want []hit
		for _, article := range ref.articles {
			if s, ok := c.score(ref, article); ok {
				want = append(want, hit{article.id, s})
			}
		}
		res, err := a.Search(t.Context(), dateline.Search{Text: c.typed, Limit: dateline.MaxLimit})
		if err != nil {
			t.Fatalf("%s: %s: %v", state, c.typed, err)
		}
		if res.Total != len(want) || len(res.Hits) != min(len(want), dateline.MaxLimit) {
			t.Errorf("%s: %s: %d matches and %d hits, want %d", state, c.typed, res.Total, len(res.Hits), len(want))
			continue
		}
		scores := map[string]float64{}
		for _, w := range want {
			scores[w.id] = w.score
		}
		slices.SortFunc(want, func(x, y hit) int {
			if math.Abs(x.score-y.score) > 1e-9 {
				return int(math.Copysign(1, y.score-x.score))
			}
			return strings.Compare(x.id, y.id)
		})
		for i, h := range res.Hits {
			score, ok := scores[string(h.ID)]
			if !ok || math.Abs(h.Score-score) > 1e-9 || math.Abs(h.Score-want[i].score) > 1e-9 {
				t.Errorf("%s: %s: hit %d is %s with %.12f, want %s with %.12f", state, c.typed, i, h.ID, h.Score, want[i].id, want[i].score)
				break
			}
		}
	}
}

func values(m map[dateline.ID]dateline.Article) (out []dateline.Article) {
	for _, a := range m {
		out = append(out, a)
	}
	slices.SortFunc(out, func(x, y dateline.Article) int { return strings.Compare(string(x.ID), string(y.ID)) })
	return out
}
