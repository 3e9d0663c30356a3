package segment_test

import (
	"fmt"
	"math/rand/v2"
	"regexp/syntax"
	"slices"
	"testing"

	"dateline/index/segment"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	api "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum/levenshtein"
	"github.com/blevesearch/vellum/regexp"
	zap "github.com/blevesearch/zapx/v17"
)

// plugin is what both ours and Bleve's can do.
type plugin interface {
	New([]index.Document) (api.Segment, uint64, error)
	Open(string) (api.Segment, error)
	Merge([]api.Segment, []*roaring.Bitmap, string, chan struct{}, api.StatsReporter) ([][]uint64, uint64, error)
}

var (
	ours   plugin = &segment.Plugin{}
	theirs plugin = &zap.ZapPlugin{}
)

func must[T any](t testing.TB, what string) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		return v
	}
}

func made(t testing.TB, p plugin, docs []index.Document) api.Segment {
	t.Helper()
	s, _, err := p.New(docs)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// reopened is a segment written to a file and opened.
func reopened(t testing.TB, p plugin, s api.Segment) api.Segment {
	t.Helper()
	path := t.TempDir() + "/segment"
	if err := s.(api.UnpersistedSegment).Persist(path); err != nil {
		t.Fatal(err)
	}
	out := must[api.Segment](t, "open")(p.Open(path))
	t.Cleanup(func() { out.Close() })
	return out
}

// like holds every answer of a segment against those of another.
func like(t *testing.T, rnd *rand.Rand, have, want api.Segment) {
	t.Helper()
	if have.Count() != want.Count() {
		t.Fatalf("%d documents, want %d", have.Count(), want.Count())
	}
	if !slices.Equal(have.Fields(), want.Fields()) {
		t.Fatalf("fields %q, want %q", have.Fields(), want.Fields())
	}
	for _, f := range append(want.Fields(), "nothing") {
		likeField(t, rnd, f, have, want)
	}
	likeStored(t, have, want)
	likeValues(t, have, want)
}

func likeField(t *testing.T, rnd *rand.Rand, name string, have, want api.Segment) {
	t.Helper()
	h := must[api.TermDictionary](t, "dictionary")(have.Dictionary(name))
	w := must[api.TermDictionary](t, "dictionary")(want.Dictionary(name))
	if h.Cardinality() != w.Cardinality() {
		t.Fatalf("%s: %d terms, want %d", name, h.Cardinality(), w.Cardinality())
	}
	terms := likeTerms(t, name, h, w, nil, nil, nil)
	for range 8 {
		likeTerms(t, name, h, w, nil, bound(rnd, terms), bound(rnd, terms))
	}
	likeAutomata(t, rnd, name, h, w, terms)
	var room api.PostingsList
	for i, term := range append(terms, "no such", "", "\xff", "a\x00") {
		var except *roaring.Bitmap
		if i%3 == 1 {
			except = some(rnd, int(want.Count()))
		}
		hl := must[api.PostingsList](t, "list")(h.PostingsList([]byte(term), except, room))
		wl := must[api.PostingsList](t, "list")(w.PostingsList([]byte(term), except, nil))
		likeList(t, rnd, fmt.Sprintf("%s %q", name, term), hl, wl)
		if i%5 == 0 {
			room = hl
		}
		hc, wc := must[bool](t, "contains")(h.Contains([]byte(term))), must[bool](t, "contains")(w.Contains([]byte(term)))
		if hc != wc {
			t.Fatalf("%s %q: contained: %v, want %v", name, term, hc, wc)
		}
	}
}

// bound is an end of a range of terms.
func bound(rnd *rand.Rand, terms []string) []byte {
	if len(terms) == 0 || rnd.IntN(4) == 0 {
		return nil
	}
	term := terms[rnd.IntN(len(terms))]
	return append([]byte(term[:rnd.IntN(len(term)+1)]), "\x01"...)
}

func some(rnd *rand.Rand, n int) *roaring.Bitmap {
	out := roaring.New()
	every := 1 + rnd.IntN(9)
	for i := range n {
		if rnd.IntN(every) == 0 {
			out.Add(uint32(i))
		}
	}
	return out
}

func entries(t *testing.T, d api.TermDictionary, a api.Automaton, from, to []byte) (out []index.DictEntry) {
	t.Helper()
	it := d.AutomatonIterator(a, from, to)
	for {
		e, err := it.Next()
		if err != nil {
			t.Fatal(err)
		}
		if e == nil {
			return out
		}
		out = append(out, *e)
	}
}

func likeTerms(t *testing.T, name string, h, w api.TermDictionary, a api.Automaton, from, to []byte) (terms []string) {
	t.Helper()
	have, want := entries(t, h, a, from, to), entries(t, w, a, from, to)
	if len(have) != len(want) {
		t.Fatalf("%s: from %q to %q: %d terms, want %d", name, from, to, len(have), len(want))
	}
	for i, e := range want { // whose counts are those of another term behind a list of one document
		if e.Term == "" {
			want[i].EditDistance = have[i].EditDistance // vellum has 0 for the term that it begins with
		}
		want[i].Count = must[api.PostingsList](t, "list")(w.PostingsList([]byte(e.Term), nil, nil)).Count()
	}
	if !slices.Equal(have, want) {
		t.Fatalf("%s: from %q to %q: %d terms, want %d: %v %v", name, from, to, len(have), len(want), have, want)
	}
	for _, e := range have {
		terms = append(terms, e.Term)
	}
	return terms
}

func likeAutomata(t *testing.T, rnd *rand.Rand, name string, h, w api.TermDictionary, terms []string) {
	t.Helper()
	builder := must[*levenshtein.LevenshteinAutomatonBuilder](t, "automata")(levenshtein.NewLevenshteinAutomatonBuilder(2, true))
	for range 4 {
		term := "abc"
		if len(terms) > 0 {
			term = terms[rnd.IntN(len(terms))]
			term = term[:min(len(term), 20)] // vellum makes no automaton of a long one
		}
		near := must[*levenshtein.DFA](t, "automaton")(builder.BuildDfa(term, uint8(1+rnd.IntN(2))))
		likeTerms(t, name, h, w, near, nil, nil)
	}
	for _, pattern := range []string{"a.*", ".*b", "a?b+.", "[0-9]+"} {
		parsed := must[*syntax.Regexp](t, "pattern")(syntax.Parse(pattern, syntax.Perl))
		like := must[*regexp.Regexp](t, "pattern")(regexp.NewParsedWithLimit(pattern, parsed, 1<<20))
		likeTerms(t, name, h, w, like, nil, nil)
		likeTerms(t, name, h, w, like, []byte("a"), []byte("b"))
	}
}

// TestLikeZap holds segments in memory and in files against those of Bleve.
func TestLikeZap(t *testing.T) {
	for _, c := range []struct{ docs, most int }{{1, 0}, {1, 5}, {2, 20}, {40, 60}, {130, 200}, {700, 30}} {
		for _, quick := range []bool{true, false} {
			if testing.Short() && (c.docs > 500 || !quick) {
				continue
			}
			t.Run(fmt.Sprintf("%d documents of %d words, quick %v", c.docs, c.most, quick), func(t *testing.T) {
				rnd := rand.New(rand.NewPCG(uint64(c.docs), 2))
				docs := documents(uint64(c.docs), c.docs, c.most, quick)
				have, want := made(t, ours, docs), made(t, theirs, docs)
				like(t, rnd, have, want)
				file := reopened(t, ours, have)
				like(t, rnd, file, want)
				if err := file.(interface{ Verify() error }).Verify(); err != nil {
					t.Error(err)
				}
			})
		}
	}
}
