package find_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
	"dateline/index/opensearch/find"
)

func TestMain(m *testing.M) { os.Exit(clustertest.Main(m)) }

// opened returns a new index of an archive of its own, which is empty, and its name.
func opened(t *testing.T, shards int) (*find.Index, string) {
	t.Helper()
	x, _, name := openedWith(t, shards)
	return x, name
}

// openedWith is opened with the client of the cluster.
func openedWith(t *testing.T, shards int) (*find.Index, *cluster.Client, string) {
	t.Helper()
	at, err := cluster.ParseAddress(clustertest.Shared(t).Address(fmt.Sprintf("t%x", rand.Uint64())))
	if err != nil {
		t.Fatal(err)
	}
	c, err := cluster.New(at, cluster.Options{})
	if err != nil {
		t.Fatal(err)
	}
	x := find.New(c, find.Options{Layout: find.Layout{Shards: shards, Replicas: "0"}})
	name, _, err := x.Prepare(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Remove(context.WithoutCancel(t.Context()), name); err != nil {
			t.Log(err)
		}
		c.Close()
	})
	return x, c, name
}

func history(a dateline.Article, seq dateline.Seq) ledger.History {
	return ledger.History{Article: a, Seq: seq, Others: func(func(dateline.Article, error) bool) {}}
}

// serve says that an index holds all changes up to one.
func serve(t *testing.T, x *find.Index, p *press, upTo dateline.Seq) {
	t.Helper()
	now, err := x.Progress(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	now.Applied, now.Complete = upTo, true
	if _, err := x.SetProgress(t.Context(), now); err != nil {
		t.Fatal(err)
	}
	x.Say(p.entities, nil)
	x.Renew()
}

// editors are corrections of all kinds that change what is counted.
var editors = []dateline.Correction{
	{Kind: dateline.CorrectMerge, Entity: "welun", Into: "velun"},
	{Kind: dateline.CorrectSplit, Entity: "velun", Into: "vel-river", Words: []string{"Vel"}, Label: "Vel (river)"},
	{Kind: dateline.CorrectRetype, Entity: "tarsk", Type: dateline.TypePerson},
	{Kind: dateline.CorrectHide, Entity: "aster"},
	{Kind: dateline.CorrectMerge, Entity: "mia", Into: "ada"},
	{Kind: dateline.CorrectMerge, Entity: "guild", Into: "council"},
	{Kind: dateline.CorrectRetype, Entity: "heronry", Type: dateline.TypePlace},
	{Kind: dateline.CorrectMerge, Entity: "orla", Into: "somewhere"},
	{Kind: dateline.CorrectHide, Entity: "egon"},
	{Kind: dateline.CorrectMerge, Entity: "cole", Into: "kesh"},
}

func someOf(rng *rand.Rand, all []dateline.Correction) (out []dateline.Correction) {
	for _, c := range all {
		if rng.IntN(2) == 0 {
			c.N = len(out) + 1
			out = append(out, c)
		}
	}
	return out
}

// question is a search with choices at random.
func question(rng *rand.Rand, p *press) dateline.Search {
	s := dateline.Search{
		Facets: dateline.FacetNames(), FacetLimit: dateline.MaxFacetLimit, Interval: dateline.ByYear, Limit: dateline.MaxLimit,
		Copies: dateline.Copies(rng.IntN(2)), Include: map[string][]string{}, Exclude: map[string][]string{},
	}
	s.Text = []string{"", "fire", "rain", "fire"}[rng.IntN(4)]
	if rng.IntN(4) == 0 {
		s.From, _ = dateline.ParseDate("2021-03")
	}
	if rng.IntN(8) == 0 {
		s.CopyOf = p.articles[rng.IntN(len(p.articles))].ID
	}
	for _, facet := range dateline.FacetNames() {
		switch rng.IntN(9) {
		case 0, 1:
			s.Include[facet] = []string{p.value(rng, facet)}
		case 2:
			s.Exclude[facet] = []string{p.value(rng, facet)}
		case 3:
			s.Missing = append(s.Missing, facet)
		case 4:
			s.Present = append(s.Present, facet)
		}
	}
	return s
}

// value is one of a facet, as texts have it or as corrections do.
func (p *press) value(rng *rand.Rand, facet string) string {
	for range 50 {
		if of := p.values[rng.IntN(len(p.values))][facet]; len(of) > 0 && rng.IntN(3) > 0 {
			return of[rng.IntN(len(of))]
		}
	}
	return pick(rng, "velun welun tarsk mia ada council nowhere vel-river")
}

// All counts of a search are those of a look at all articles, with choices, corrections and
// copies, on one shard and on several.
func TestCountsAreThoseOfCountingOneByOne(t *testing.T) {
	for _, shards := range []int{1, 3} {
		for seed := range uint64(2) {
			t.Run(fmt.Sprintf("%d shards, seed %d", shards, seed), func(t *testing.T) {
				rng := rand.New(rand.NewPCG(seed, uint64(shards)))
				x, index := opened(t, shards)
				p := newPress(t, rng, 250, someOf(rng, editors))
				p.write(t, x, index, x.NewGrouper(index), 1, p.articles, 60)
				serve(t, x, p, 1)
				for range 30 {
					s := question(rng, p)
					res, err := x.Search(t.Context(), s)
					if err != nil {
						t.Fatalf("%+v: %v", s, err)
					}
					if diff := p.differs(s, res); diff != "" {
						t.Fatalf("%+v, corrections %v (-want +got):\n%s", s, p.entities.Says.Touched(), diff)
					}
				}
			})
		}
	}
}

// differs tells an answer from what counting one by one finds.
func (p *press) differs(s dateline.Search, res *dateline.Result) string {
	texts := p.texts(s, p.shown(s, "", "", ""))
	want, got := map[string]any{}, map[string]any{}
	want["total"], got["total"] = len(texts), res.Total
	want["folded"], got["folded"] = len(p.shown(s, "", "", ""))-len(texts), res.Folded
	want["hits"], got["hits"] = min(len(texts), s.Limit), len(res.Hits)
	copied := 0
	for _, h := range res.Hits {
		copied += h.Copies
	}
	if len(texts) <= s.Limit {
		want["copies of hits"], got["copies of hits"] = res.Folded, copied
	}
	for _, name := range dateline.FacetNames() {
		f := res.Facets[name]
		slices.SortFunc(f.Values, func(a, b dateline.Count) int { return strings.Compare(a.Value, b.Value) })
		want[name], got[name] = p.facet(s, name), f
	}
	years, undated := p.histogram(s)
	bars := map[string]int{}
	for _, b := range res.Histogram.Buckets {
		if b.Count > 0 {
			bars[b.Date.String()] = b.Count
		}
	}
	want["years"], got["years"] = maps.Clone(years), bars
	want["undated"], got["undated"] = undated, res.Histogram.Undated
	return cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(dateline.Count{}, "Label"))
}
