package find

import (
	"context"
	"crypto/rand"
	mathrand "math/rand/v2"
	"strings"
	"testing"

	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
	"dateline/index/plan"
	"dateline/index/rank"
)

// TestEveryPlanIsAQueryOfTheCluster makes random plans, and asks the cluster.
func TestEveryPlanIsAQueryOfTheCluster(t *testing.T) {
	at, err := cluster.ParseAddress(clustertest.Shared(t).Address("v" + strings.ToLower(rand.Text())))
	if err != nil {
		t.Fatal(err)
	}
	c, err := cluster.New(at, cluster.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	x := New(c, Options{})
	name, fits, err := x.Prepare(t.Context())
	if err != nil || !fits {
		t.Fatalf("the new index %q fits: %v, %v", name, fits, err)
	}
	t.Cleanup(func() {
		if err := x.Remove(context.WithoutCancel(t.Context()), name); err != nil {
			t.Error(err)
		}
	})
	r := mathrand.New(mathrand.NewPCG(3, 4))
	for range 40 {
		var questions []cluster.Question
		var plans []rank.Node
		for range 20 {
			n := randomPlan(r, 4)
			for _, to := range []func(rank.Node) (dsl, error){translator{}.filter, translator{merged}.scored} {
				q, err := to(n)
				if err != nil {
					t.Fatalf("%#v: %v", n, err)
				}
				questions, plans = append(questions, cluster.Question{Index: name, Body: dsl{"query": q}}), append(plans, n)
			}
		}
		if _, err := c.MSearch(t.Context(), questions); err != nil {
			t.Fatalf("one of %#v: %v", plans, err)
		}
	}
}

func randomPlan(r *mathrand.Rand, depth int) rank.Node {
	if depth == 0 || r.IntN(4) == 0 {
		return randomLeaf(r)
	}
	some := make([]rank.Node, r.IntN(4))
	for i := range some {
		some[i] = randomPlan(r, depth-1)
	}
	switch r.IntN(4) {
	case 0:
		return rank.And(some)
	case 1:
		return rank.Or(some)
	case 2:
		return rank.Max(some)
	}
	return rank.Without{Node: randomPlan(r, depth-1), Not: randomPlan(r, depth-1)}
}

func randomLeaf(r *mathrand.Rand) rank.Node {
	fields := [][]rank.Field{plan.TextFields, plan.TextFields[:1], plan.TextFields[1:], plan.RemainsFields}[r.IntN(4)]
	boost := r.Float64()*10 + .1
	switch r.IntN(8) {
	case 0:
		return rank.All{}
	case 1:
		return rank.IDs([]string{"a", "b"}[:r.IntN(3)])
	case 2:
		return plan.Days(r.IntN(40000)-20000, r.IntN(40000))
	case 3:
		ends := []string{"", "a", "b\x1fc", "ə\"\\"}
		return rank.Range{Field: []string{plan.FieldPlace, plan.FieldFolded, plan.FieldName, plan.FieldArticle}[r.IntN(4)], From: ends[r.IntN(4)], To: ends[r.IntN(4)]}
	case 4:
		return rank.Words{Fields: fields, Terms: randomTerms(r, "/a", "b", "zor*", "zorvak~1", "zorvak~2", "@velun", "/6500", "don't"), Boost: boost}
	case 5:
		return rank.Phrase{Fields: fields, Terms: append(randomTerms(r, "a", "b", "u.n"), rank.Term{"a"}, rank.Term{"c"}), Boost: boost}
	case 6:
		return rank.Phrase{Fields: fields, Terms: append(randomTerms(r, "/a", "/b"), rank.Term{"/a", "/c"}, rank.Term{"/c"}), Boost: boost}
	}
	return rank.Near{Fields: fields, Terms: append(randomTerms(r, "/a", "/b"), rank.Term{"/a"}, rank.Term{"/c", "/d"}), Slop: r.IntN(51), Boost: boost}
}

func randomTerms(r *mathrand.Rand, of ...string) []rank.Term {
	out := make([]rank.Term, r.IntN(4))
	for i := range out {
		out[i] = rank.Term{of[r.IntN(len(of))]}
	}
	return out
}
