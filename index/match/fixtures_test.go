package match_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"dateline/index/match"
	"dateline/index/rank"
	"dateline/index/segment"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// field is one of a document whose words are given.
type field struct {
	name    string
	options index.FieldIndexingOptions
	length  int
	terms   index.TokenFrequencies
}

func (f *field) Name() string                                     { return f.name }
func (f *field) Value() []byte                                    { return nil }
func (f *field) ArrayPositions() []uint64                         { return nil }
func (f *field) EncodedFieldType() byte                           { return 't' }
func (f *field) Analyze()                                         {}
func (f *field) Options() index.FieldIndexingOptions              { return f.options }
func (f *field) AnalyzedLength() int                              { return f.length }
func (f *field) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.terms }
func (f *field) NumPlainTextBytes() uint64                        { return 0 }
func (f *field) Size() int                                        { return 0 }

func newField(name string, options index.FieldIndexingOptions, length int, words ...string) *field {
	f := &field{name: name, options: options, length: length, terms: index.TokenFrequencies{}}
	for i, w := range words {
		t := f.terms[w]
		if t == nil {
			t = &index.TokenFreq{Term: []byte(w)}
			f.terms[w] = t
		}
		t.Locations = append(t.Locations, &index.TokenLocation{Position: i + 1})
		t.SetFrequency(t.Frequency() + 1)
	}
	return f
}

// titleWeight is what a word in a title counts for.
const titleWeight = 2

// weight is the weighted length of an article.
func weight(title, body []string) int { return titleWeight*len(title) + len(body) }

// article makes a document of words in two fields, and of whole values.
func article(id string, title, body []string, values map[string][]string) *document.Document {
	length := weight(title, body)
	doc := document.NewDocument(id)
	doc.AddField(newField("title", index.IndexField|index.IncludeTermVectors, length, title...))
	doc.AddField(newField("body", index.IndexField|index.IncludeTermVectors, length, body...))
	doc.AddField(newField("facts", index.IndexField|index.SkipFreqNorm|index.DocValues, 1, strconv.Itoa(length)))
	for name, list := range values {
		if len(list) > 0 {
			doc.AddField(newField(name, index.IndexField|index.SkipFreqNorm, len(list), list...))
		}
	}
	return doc
}

var options = match.Options{Facts: "facts", Length: func(v []byte) (int, error) { return strconv.Atoi(string(v)) }}

// world is an index of random articles.
type world struct {
	*dice
	ix  bleve.Index
	now map[string]written // by id
}

// written is what there is to know of an article of a world.
type written struct {
	length int
	values map[string][]string
}

// dice makes random words, values and plans.
type dice struct{ rnd *rand.Rand }

func newDice(seed uint64) *dice { return &dice{rand.New(rand.NewPCG(seed, 1))} }

// Segments of our own, and those of Bleve, whose lists are read one by one.
var (
	ours   = segment.Config(map[string]any{})
	bleves = map[string]any{}
)

func init() { segment.Register() }

func newWorld(tb testing.TB, dir string, seed uint64) *world {
	tb.Helper()
	return newWorldOf(tb, ours, dir, seed)
}

func newWorldOf(tb testing.TB, segments map[string]any, dir string, seed uint64) *world {
	tb.Helper()
	ix, err := bleve.NewUsing(dir, bleve.NewIndexMapping(), scorch.Name, scorch.Name, segments)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { ix.Close() })
	return &world{dice: newDice(seed), ix: ix, now: map[string]written{}}
}

// word is w0, w1 and so on, each half as frequent as the one before.
func (d *dice) word() string {
	n := 0
	for n < 14 && d.rnd.IntN(2) == 0 {
		n++
	}
	return fmt.Sprint("w", n)
}

func (d *dice) words(n int) (out []string) {
	for range n {
		out = append(out, d.word())
	}
	return out
}

// term is a word or several forms of one, some of which no article may have.
func (d *dice) term() (t rank.Term) {
	for range []int{1, 1, 1, 2, 3, 4, 0}[d.rnd.IntN(7)] {
		if w := d.word(); !slices.Contains(t, w) {
			t = append(t, w)
		}
	}
	return t
}

func (d *dice) terms(n int) (out []rank.Term) {
	for range n {
		out = append(out, d.term())
	}
	return out
}

func (d *dice) values(most, kinds int) (out []string) {
	for range d.rnd.IntN(most + 1) {
		out = append(out, fmt.Sprintf("v%02d", d.rnd.IntN(kinds)))
	}
	return out
}

// write adds or replaces n articles of ids below most, and deletes some.
func (w *world) write(tb testing.TB, n, most int) {
	tb.Helper()
	b := w.ix.NewBatch()
	for range n {
		id := fmt.Sprintf("a%05d", w.rnd.IntN(most))
		if w.rnd.IntN(5) == 0 {
			b.Delete(id)
			delete(w.now, id)
			continue
		}
		title, body := w.words(w.rnd.IntN(4)), w.words(w.rnd.IntN(40))
		if w.rnd.IntN(30) == 0 {
			body = append(body, w.words(900)...) // more occurrences than a byte counts
		}
		values := map[string][]string{"one": w.values(1, 5), "many": w.values(4, 30)}
		w.now[id] = written{weight(title, body), values}
		if err := b.IndexAdvanced(article(id, title, body, values)); err != nil {
			tb.Fatal(err)
		}
	}
	sum := 0
	for _, a := range w.now {
		sum += a.length
	}
	b.SetInternal(rank.LengthKey, rank.Length(uint64(sum)))
	if err := w.ix.Batch(b); err != nil {
		tb.Fatal(err)
	}
}

// reader opens the state of the index.
func (w *world) reader(tb testing.TB) index.IndexReader {
	tb.Helper()
	engine, err := w.ix.Advanced()
	if err != nil {
		tb.Fatal(err)
	}
	r, err := engine.Reader()
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

var both = []rank.Field{{Name: "title", Weight: titleWeight}, {Name: "body", Weight: 1}}

// plan is a random one.
func (d *dice) plan(depth int) rank.Node {
	fields := both
	if n := d.rnd.IntN(6); n < 2 {
		fields = both[n : n+1]
	}
	boost := []float64{1, 1, 1, 2.5, .3}[d.rnd.IntN(5)]
	kinds := 12
	if depth == 0 {
		kinds = 7
	}
	some := func() (out []rank.Node) {
		for range d.rnd.IntN(4) + 1 {
			out = append(out, d.plan(depth-1))
		}
		return out
	}
	switch d.rnd.IntN(kinds) {
	default:
		return rank.Words{Fields: fields, Terms: d.terms(1), Boost: boost}
	case 2:
		return rank.Words{Fields: fields, Terms: []rank.Term{{"w3"}, {"w5", "w1", "w98"}, {"w12"}, {"w99"}, {}, {"w14", "w13"}}, Boost: boost}
	case 3:
		return rank.Phrase{Fields: fields, Terms: d.terms(2 + d.rnd.IntN(2)), Boost: boost}
	case 4:
		return rank.Near{Fields: fields, Terms: d.terms(2), Slop: d.rnd.IntN(6), Boost: boost}
	case 5:
		return d.filter()
	case 7, 8:
		return rank.And(some())
	case 9:
		return rank.Or(some())
	case 10:
		return rank.Max(some())
	case 11:
		return rank.Without{Node: d.plan(depth - 1), Not: d.plan(depth - 1)}
	}
}

func (d *dice) filter() rank.Node {
	field := []string{"one", "many", "unknown"}[d.rnd.IntN(3)]
	from, to := fmt.Sprintf("v%02d", d.rnd.IntN(30)), fmt.Sprintf("v%02d", d.rnd.IntN(30))
	switch d.rnd.IntN(6) {
	case 0:
		return rank.All{}
	case 1:
		return rank.IDs{"a00001", "a00017", "a00018", "zzz"}
	case 2:
		return rank.Range{Field: field, From: from, To: from}
	case 3:
		return rank.Range{Field: field, From: from}
	case 4:
		return rank.Range{Field: field}
	}
	return rank.Range{Field: field, From: from, To: to}
}

func background() context.Context { return context.Background() }
