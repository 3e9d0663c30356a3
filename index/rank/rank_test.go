package rank_test

import (
	"math"
	"slices"
	"testing"

	"dateline/index/rank"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/search"
)

// small is an index of four articles, of 2, 4, 4 and 6 words, in several segments.
func small(t *testing.T) bleve.Index {
	t.Helper()
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = simple.Name
	ix, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	for _, a := range [][2]string{
		{"a", "ferry sails"}, {"b", "the ferry the ferry"}, {"c", "harvest of the north"}, {"d", "the north ferry sails the sea"},
	} {
		if err := ix.Index(a[0], map[string]string{"body": a[1]}); err != nil {
			t.Fatal(err)
		}
	}
	if err := ix.SetInternal(rank.LengthKey, rank.Length(2+4+4+6)); err != nil {
		t.Fatal(err)
	}
	return ix
}

var body = []rank.Field{{Name: "body", Weight: 1}}

func word(w string) rank.Node { return rank.Words{Fields: body, Terms: []rank.Term{{w}}, Boost: 1} }

// run searches by Bleve's own search, which knows a Query as one of its queries.
func run(t *testing.T, ix bleve.Index, q *rank.Query) search.DocumentMatchCollection {
	t.Helper()
	req := bleve.NewSearchRequest(q)
	req.SortBy([]string{"-_score", "_id"})
	res, err := ix.Search(req)
	if err != nil {
		t.Fatal(err)
	}
	return res.Hits
}

func TestPlansMatch(t *testing.T) {
	ix := small(t)
	for name, c := range map[string]struct {
		plan rank.Node
		want []string
	}{
		"word":            {word("sails"), []string{"a", "d"}},
		"no such word":    {word("winter"), nil},
		"and":             {rank.And{word("ferry"), word("sails")}, []string{"a", "d"}},
		"or":              {rank.Or{word("harvest"), word("sea")}, []string{"c", "d"}},
		"or of nothing":   {rank.Or{}, nil},
		"max":             {rank.Max{word("harvest"), word("sea")}, []string{"c", "d"}},
		"without":         {rank.Without{Node: rank.All{}, Not: word("ferry")}, []string{"c"}},
		"phrase":          {rank.Phrase{Fields: body, Terms: []rank.Term{{"ferry"}, {"sails"}}, Boost: 1}, []string{"a", "d"}},
		"phrase of one":   {rank.Phrase{Fields: body, Terms: []rank.Term{{"the"}, {"ferry"}, {"the"}}, Boost: 1}, []string{"b"}},
		"near":            {rank.Near{Fields: body, Terms: []rank.Term{{"sea"}, {"ferry"}}, Slop: 2, Boost: 1}, []string{"d"}},
		"too far":         {rank.Near{Fields: body, Terms: []rank.Term{{"sea"}, {"ferry"}}, Slop: 1, Boost: 1}, nil},
		"near its like":   {rank.Near{Fields: body, Terms: []rank.Term{{"ferry"}, {"ferry"}}, Slop: 5, Boost: 1}, []string{"b"}},
		"range":           {rank.Range{Field: "body", From: "north", To: "of"}, []string{"c", "d"}},
		"range, open":     {rank.Range{Field: "body", From: "the"}, []string{"b", "c", "d"}},
		"ids":             {rank.IDs{"c", "a", "x"}, []string{"a", "c"}},
		"all":             {rank.All{}, []string{"a", "b", "c", "d"}},
		"words as one":    {rank.Words{Fields: body, Terms: []rank.Term{{"harvest"}, {"sea"}}, Boost: 1}, []string{"c", "d"}},
		"forms of a word": {rank.Words{Fields: body, Terms: []rank.Term{{"harvest", "sea"}}, Boost: 1}, []string{"c", "d"}},
		"no forms":        {rank.Words{Fields: body, Terms: []rank.Term{{}}, Boost: 1}, nil},
		"phrase of forms": {rank.Phrase{Fields: body, Terms: []rank.Term{{"north", "the"}, {"sea", "ferry"}}, Boost: 1}, []string{"b", "d"}},
		"near of forms":   {rank.Near{Fields: body, Terms: []rank.Term{{"harvest", "sails"}, {"north", "sea"}}, Slop: 1, Boost: 1}, []string{"d"}},
		"forms in order":  {rank.Phrase{Fields: body, Terms: []rank.Term{{"the", "ferry"}, {"the", "ferry"}, {"the", "ferry"}}, Boost: 1}, []string{"b"}},
		"phrase, no form": {rank.Phrase{Fields: body, Terms: []rank.Term{{"ferry"}, {}}, Boost: 1}, nil},
	} {
		var got []string
		for _, h := range run(t, ix, &rank.Query{Plan: c.plan}) {
			got = append(got, h.ID)
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestScoreByHand works one score out: "ferry" stands in 3 of 4 articles, and twice
// in b, which has 4 words as the average article has.
func TestScoreByHand(t *testing.T) {
	hits := run(t, small(t), &rank.Query{Plan: word("ferry")})
	idf := math.Log(1 + (4-3+0.5)/(3+0.5))
	want := idf * 2 * 2.2 / (2 + 1.2)
	for _, h := range hits {
		if h.ID == "b" && math.Abs(h.Score-want) > 1e-12 {
			t.Errorf("b scores %.15f, want %.15f", h.Score, want)
		}
	}
	if len(hits) != 3 {
		t.Errorf("%d hits, want 3", len(hits))
	}
}

// TestFormsScoreAsOneWord works the score of forms out: "sails" and "ferry" stand in 3 of
// 4 articles together, twice in a, which has 2 words.
func TestFormsScoreAsOneWord(t *testing.T) {
	ix := small(t)
	want := math.Log(1+(4-3+0.5)/(3+0.5)) * 2 * 2.2 / (2 + 1.2*(0.25+0.75*2/4))
	check := func() {
		t.Helper()
		for _, h := range run(t, ix, &rank.Query{
			Plan:  rank.Words{Fields: body, Terms: []rank.Term{{"sails", "ferry"}}, Boost: 1},
			Stats: &rank.Stats{Articles: 4, Length: 4},
		}) {
			if h.ID == "a" && math.Abs(h.Score-want) > 1e-12 {
				t.Errorf("a scores %.15f, want %.15f", h.Score, want)
			}
		}
	}
	check()
	if err := ix.Delete("d"); err != nil { // which held both
		t.Fatal(err)
	}
	want = math.Log(1+(4-2+0.5)/(2+0.5)) * 2 * 2.2 / (2 + 1.2*(0.25+0.75*2/4))
	check()
}

func TestKeptWeightsScoreTheSame(t *testing.T) {
	ix := small(t)
	stats := &rank.Stats{Articles: 4, Length: 4}
	plan := rank.Or{word("ferry"), rank.Phrase{Fields: body, Terms: []rank.Term{{"the"}, {"north"}}, Boost: 2}}
	var kept rank.Weights
	before := run(t, ix, &rank.Query{Plan: plan, Stats: stats, Weights: &kept})
	for _, id := range []string{"e", "f"} {
		if err := ix.Index(id, map[string]string{"body": "north ferry"}); err != nil {
			t.Fatal(err)
		}
	}
	after := run(t, ix, &rank.Query{Plan: plan, Stats: stats, Weights: &rank.Weights{List: kept.List, Replay: true}})
	for _, b := range before {
		i := slices.IndexFunc(after, func(a *search.DocumentMatch) bool { return a.ID == b.ID })
		if i < 0 || after[i].Score != b.Score {
			t.Errorf("%s does not score %v any more", b.ID, b.Score)
		}
	}
	req := bleve.NewSearchRequest(&rank.Query{Plan: word("ferry"), Stats: stats, Weights: &rank.Weights{List: kept.List, Replay: true}})
	if _, err := ix.Search(req); err == nil {
		t.Error("the weights of another plan are taken")
	}
}

// The values are those of Lucene 10's SmallFloat.byte4ToInt(intToByte4(n)).
func TestLengthsAreThoseOfLucene(t *testing.T) {
	for words, want := range map[int]float64{
		1: 1, 23: 23, 24: 24, 39: 39, 40: 40, 41: 40, 42: 42, 55: 54, 56: 56, 59: 56, 60: 60, 100: 96, 1000: 984, 4000: 3864, 100_000: 98_328,
	} {
		if got := rank.IndexedLength(words); got != want {
			t.Errorf("an article of %d words has the length %v, want %v", words, got, want)
		}
	}
}
