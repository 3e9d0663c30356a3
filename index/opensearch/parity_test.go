package opensearch_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
	"dateline/index/opensearch"
	"dateline/index/opensearch/clustertest"

	"github.com/google/go-cmp/cmp"
)

// TestRanksLikeTheEmbeddedArchive holds the first ten hits of random queries on one shard
// against those of an archive in a folder, which has the same articles: the same ids in the
// same order, with scores that differ by one factor.
func TestRanksLikeTheEmbeddedArchive(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	there, err := opensearch.Open(t.Context(), at, opensearch.Options{Make: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { there.Close() })
	here, err := index.Open(t.Context(), t.TempDir(), index.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { here.Close() })
	r := rand.New(rand.NewPCG(1, 2))
	articles := babble(r, 400)
	for _, a := range []dateline.Archive{here, there} {
		_, upTo, err := a.PutPlaces(t.Context(), "atlas", []dateline.Place{{ID: "velun", Label: "Velun", Names: []string{"Welun"}}})
		if err == nil {
			_, upTo, err = a.Put(t.Context(), articles)
		}
		if err == nil {
			err = a.Wait(t.Context(), upTo)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	factor := 0.0
	for range 300 {
		s := dateline.Search{Text: question(r), Any: r.IntN(2) == 0, Limit: 10}
		want, err := here.Search(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		got, err := there.Search(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(ids(want), ids(got)); diff != "" || got.Total != want.Total {
			t.Errorf("%q (any %v): %d of %d here, %d there (-here +there):\n%s", s.Text, s.Any, len(want.Hits), want.Total, got.Total, diff)
			continue
		}
		for i, h := range want.Hits {
			ratio := h.Score / got.Hits[i].Score
			if factor == 0 {
				factor = ratio
			}
			if math.Abs(ratio/factor-1) > 1e-3 {
				t.Errorf("%q: hit %d scores %g here and %g there, by %g; other hits by %g", s.Text, i, h.Score, got.Hits[i].Score, ratio, factor)
			}
		}
	}
}

func ids(r *dateline.Result) (out []dateline.ID) {
	for _, h := range r.Hits {
		out = append(out, h.ID)
	}
	return out
}

// babble makes articles of words of which few are frequent, and names of a place.
func babble(r *rand.Rand, n int) []dateline.Article {
	all := make([]dateline.Article, n)
	for i := range all {
		id := fmt.Sprintf("a%03d", i)
		all[i] = dateline.Article{
			ID: dateline.ID(id), Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "attic", Value: id}},
			Title: chatter(r, r.IntN(8)), Body: chatter(r, 5+r.IntN(300)),
		}
	}
	return all
}

func chatter(r *rand.Rand, n int) string {
	all := make([]string, n)
	for i := range all {
		all[i] = word(r)
	}
	return strings.Join(all, " ")
}

var endings = []string{"", "", "", "s", "ed", "ing"}

func word(r *rand.Rand) string {
	if r.IntN(60) == 0 {
		return []string{"Velun", "Welun"}[r.IntN(2)]
	}
	return fmt.Sprintf("zorv%cak%s", 'a'+rune(min(r.ExpFloat64()*5, 25)), endings[r.IntN(len(endings))])
}

// question is a random query of words, operators and phrases.
func question(r *rand.Rand) string {
	parts := make([]string, 1+r.IntN(4))
	for i := range parts {
		switch r.IntN(6) {
		case 0:
			parts[i] = `"` + word(r) + " " + word(r) + `"`
		case 1:
			parts[i] = "(" + word(r) + " OR " + word(r) + ")"
		case 2:
			parts[i] = "-" + word(r)
		default:
			parts[i] = word(r)
		}
	}
	return strings.Join(parts, " ")
}
