package segment_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dateline/index/segment"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	"github.com/blevesearch/bleve/v2/search/query"
)

// indexed makes an index of Bleve of batches of documents. With changes some of them
// are written again and deleted by later batches.
func indexed(t *testing.T, dir string, config map[string]any, changes bool) bleve.Index {
	t.Helper()
	ix := must[bleve.Index](t, "make an index")(bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, scorch.Name, config))
	rnd := rand.New(rand.NewPCG(11, 11))
	b := ix.NewBatch()
	for i := range 25 * 16 {
		id := i
		if changes {
			id = rnd.IntN(400)
		}
		d := randomDocument(rnd, fmt.Sprint(id), 60, true)
		if err := b.IndexAdvanced(d); err != nil {
			t.Fatal(err)
		}
		if i%16 < 15 {
			continue
		}
		if changes {
			b.Delete(fmt.Sprint(rnd.IntN(400)))
		}
		if err := ix.Batch(b); err != nil {
			t.Fatal(err)
		}
		b = ix.NewBatch()
	}
	return ix
}

// queries of all kinds that Bleve asks segments in other ways for.
func queries() map[string]query.Query {
	on := func(q query.FieldableQuery, field string) query.Query { q.SetField(field); return q }
	term := func(field, s string) query.Query { return on(bleve.NewTermQuery(s), field) }
	yes := true
	return map[string]query.Query{
		"term":        term("body", "b"),
		"rare term":   term("body", "中中"),
		"no term":     term("body", "nowhere"),
		"no field":    term("nothing", "b"),
		"name":        bleve.NewDocIDQuery([]string{"3", "77", "399", "none"}),
		"phrase":      bleve.NewPhraseQuery([]string{"b", "b"}, "body"),
		"phrase of 3": bleve.NewPhraseQuery([]string{"b", "c", "b"}, "body"),
		"all":         bleve.NewConjunctionQuery(term("body", "b"), term("body", "c"), term("tags", "b")),
		"one":         bleve.NewDisjunctionQuery(term("body", "ab"), term("title", "c"), term("tags", "é")),
		"without":     query.NewBooleanQuery([]query.Query{term("body", "b")}, nil, []query.Query{term("body", "c")}),
		"fuzzy":       on(bleve.NewFuzzyQuery("bcb"), "body"),
		"prefix":      on(bleve.NewPrefixQuery("b"), "body"),
		"wildcard":    on(bleve.NewWildcardQuery("?b*"), "body"),
		"pattern":     on(bleve.NewRegexpQuery("[ab]c.?"), "body"),
		"range":       on(bleve.NewTermRangeInclusiveQuery("00020", "00060", &yes, &yes), "number"),
		"everything":  bleve.NewMatchAllQuery(),
	}
}

// expanding queries look terms up. Bleve counts those of deleted documents among them
// as long as they are in its files, so that their scores are not always the same.
var expanding = []string{"fuzzy", "prefix", "wildcard", "pattern", "range"}

// TestBleveFindsTheSame asks an index with our segments and one with Bleve's: in
// several segments, opened again, and merged into one.
func TestBleveFindsTheSame(t *testing.T) {
	segment.Register()
	for _, changes := range []bool{false, true} {
		t.Run(fmt.Sprint("changes ", changes), func(t *testing.T) {
			dirs := []string{t.TempDir() + "/a", t.TempDir() + "/b"}
			have := indexed(t, dirs[0], segment.Config(map[string]any{}), changes)
			want := indexed(t, dirs[1], map[string]any{}, changes)
			findsTheSame(t, have, want, changes)

			closeAll(t, have, want)
			have = must[bleve.Index](t, "open")(bleve.Open(dirs[0]))
			want = must[bleve.Index](t, "open")(bleve.Open(dirs[1]))
			findsTheSame(t, have, want, changes)

			mergeAll(t, have, want)
			findsTheSame(t, have, want, changes)
			closeAll(t, have, want)
		})
	}
}

func mergeAll(t *testing.T, all ...bleve.Index) {
	t.Helper()
	for _, ix := range all {
		engine, err := ix.Advanced()
		if err == nil {
			err = engine.(*scorch.Scorch).ForceMerge(t.Context(), &mergeplan.SingleSegmentMergePlanOptions)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func closeAll(t *testing.T, all ...bleve.Index) {
	t.Helper()
	for _, ix := range all {
		if err := ix.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func findsTheSame(t *testing.T, have, want bleve.Index, changes bool) {
	t.Helper()
	found := 0
	for name, q := range queries() {
		scored := !changes || !slices.Contains(expanding, name)
		h, w := hits(t, have, q, scored), hits(t, want, q, scored)
		if h != w {
			t.Errorf("%s finds %s", name, unlike(h, w))
		}
		found += len(w)
	}
	if found < 10_000 {
		t.Errorf("all queries together find %d bytes of hits: they ask for too little", found)
	}
}

// unlike is the first line in which two texts are not the same.
func unlike(have, want string) string {
	h, w := strings.Split(have, "\n"), strings.Split(want, "\n")
	for i := range min(len(h), len(w)) {
		if h[i] != w[i] {
			return fmt.Sprintf("%s, want %s", h[i], w[i])
		}
	}
	return fmt.Sprintf("%d hits, want %d", len(h), len(w))
}

func hits(t *testing.T, ix bleve.Index, q query.Query, scored bool) (out string) {
	t.Helper()
	r := bleve.NewSearchRequestOptions(q, 1000, 0, false)
	r.SortBy([]string{"number", "_id"})
	r.Fields = []string{"note", "blob"}
	r.AddFacet("tags", bleve.NewFacetRequest("tags", 10))
	found := must[*bleve.SearchResult](t, "search")(ix.Search(r))
	for _, h := range found.Hits {
		if !scored {
			h.Score = 0
		}
		out += fmt.Sprintf("%s %.12g %v %q\n", h.ID, h.Score, h.Fields, h.Sort)
	}
	for _, f := range found.Facets["tags"].Terms.Terms() {
		out += fmt.Sprintln(*f)
	}
	return out + fmt.Sprintln(found.Total, found.Facets["tags"].Total)
}
