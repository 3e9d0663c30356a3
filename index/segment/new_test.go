package segment_test

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"dateline/index/segment"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"
	api "github.com/blevesearch/scorch_segment_api/v2"
)

// TestOddTerms: what is no word of any language is a term like others.
func TestOddTerms(t *testing.T) {
	long := strings.Repeat("long", 16<<10)
	terms := []string{"", "\x00", "\x00\x00", "\xff", "\xff\xfe", "a\x00b", long, long + "er", long[:len(long)-1], "żółć", "中文", "a", "ab", "abc"}
	var docs []*document.Document
	for i := range 300 {
		words := []string{terms[i%len(terms)], terms[i*i%len(terms)]}
		docs = append(docs, newDocument(fmt.Sprint(i), true, newText("body", text, words...), newText("tags", value, words...)))
	}
	have, want := made(t, ours, batch(docs...)), made(t, theirs, batch(docs...))
	like(t, rand.New(rand.NewPCG(1, 1)), have, want)
	like(t, rand.New(rand.NewPCG(1, 1)), reopened(t, ours, have), want)
}

// TestManyDocuments has more documents than 16 bits can count, in one list.
func TestManyDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("many documents")
	}
	const n = 70_000
	var docs []*document.Document
	for i := range n {
		words := []string{"all"}
		if i%1000 == 0 {
			words = append(words, "few")
		}
		docs = append(docs, newDocument(fmt.Sprint(i), true, newText("body", text, words...)))
	}
	s := reopened(t, ours, made(t, ours, batch(docs...)))
	d := must[api.TermDictionary](t, "dictionary")(s.Dictionary("body"))
	for term, want := range map[string]uint64{"all": n, "few": n / 1000} {
		l := must[api.PostingsList](t, "list")(d.PostingsList([]byte(term), nil, nil))
		if l.Count() != want {
			t.Errorf("%s is in %d documents, want %d", term, l.Count(), want)
		}
		it := l.Iterator(true, true, true, nil)
		p := must[api.Posting](t, "advance")(it.Advance(65_500))
		if step := uint64(n) / want; p.Number() != (65_500+step-1)/step*step {
			t.Errorf("%s: document %d follows 65,500", term, p.Number())
		}
	}
}

// TestTermsOfALexicon: terms are the same whether they come as numbers or by themselves,
// from one lexicon, from several and from none.
func TestTermsOfALexicon(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 5))
	for range 3 {
		lexicons := []*lexicon{{numbers: map[string]uint32{}}, {numbers: map[string]uint32{}}}
		var plain, quick []*document.Document
		for i := range 200 {
			a, b := document.NewDocument(fmt.Sprint(i)), document.NewDocument(fmt.Sprint(i))
			for _, name := range []string{"title", "body"} {
				f := newText(name, text, randomWords(rnd, 60, 500)...)
				f.words = append(f.words, word{"@place", 1}, word{"a", 3})
				a.AddField(f)
				if i%5 == 0 {
					b.AddField(worded{f})
					continue
				}
				l := lexicons[rnd.IntN(2)]
				for _, w := range f.words {
					l.number(w.term)
				}
				b.AddField(numbered{f, l})
			}
			plain, quick = append(plain, a), append(quick, b)
		}
		made(t, ours, batch(quick[100:150]...)) // whose numbers are of no use to the next
		like(t, rnd, made(t, ours, batch(quick...)), made(t, theirs, batch(plain...)))
	}
}

// odd is a field with something that is not kept.
type odd struct {
	*field
	arrays    []uint64
	frequency int
	location  *index.TokenLocation
}

func (o odd) ArrayPositions() []uint64 { return o.arrays }

func (o odd) AnalyzedTokenFrequencies() index.TokenFrequencies {
	t := &index.TokenFreq{Term: []byte("term")}
	t.SetFrequency(o.frequency)
	if o.location != nil {
		t.Locations = append(t.Locations, o.location)
	}
	return index.TokenFrequencies{"term": t}
}

// TestWhatIsNotKeptIsRefused: the error names the field and the document.
func TestWhatIsNotKeptIsRefused(t *testing.T) {
	body := newText("body", text, "word")
	at := func(l index.TokenLocation) *index.TokenLocation { return &l }
	positioned := func(n int) *field {
		return &field{name: "body", options: text, words: []word{{"x", n}}, kind: 't'}
	}
	for name, fields := range map[string][]index.Field{
		"offsets":          {odd{body, nil, 1, at(index.TokenLocation{Position: 1, Start: 3, End: 7})}},
		"array positions":  {odd{body, []uint64{1}, 1, at(index.TokenLocation{Position: 1})}},
		"arrays of a term": {odd{body, nil, 1, at(index.TokenLocation{Position: 1, ArrayPositions: []uint64{1}})}},
		"another field":    {odd{body, nil, 1, at(index.TokenLocation{Position: 1, Field: "title"})}},
		"no positions":     {odd{body, nil, 2, at(index.TokenLocation{Position: 1})}},
		"no frequency":     {odd{newText("body", counts), nil, 0, nil}},
		"a vector":         {&field{name: "body", kind: 'v'}},
		"twice":            {body, body},
		"below 0":          {worded{positioned(-1)}},
		"too far":          {worded{positioned(math.MaxInt32 + 1)}},
		"a length below 0": {&field{name: "body", options: text, length: -1}},
		"positions alone":  {newText("body", text|index.SkipFreqNorm, "word")},
		"values alone":     {newText("body", index.DocValues, "word")},
		"other options":    {newText("title", counts, "word")},
	} {
		t.Run(name, func(t *testing.T) {
			d := document.NewDocument("the name")
			for _, f := range fields {
				d.Fields = append(d.Fields, f.(document.Field))
			}
			before := newDocument("before", true, newText("title", text, "word"))
			s, _, err := ours.New(batch(before, d))
			if err == nil || s != nil {
				t.Fatal("it is kept")
			}
			if field := fields[0].Name(); !strings.Contains(err.Error(), `"`+field+`"`) || !strings.Contains(err.Error(), `"the name"`) {
				t.Errorf("the error is %q, want the field and the document in it", err)
			}
			if _, _, err := ours.New(batch(newDocument("next", true, body))); err != nil {
				t.Errorf("the next batch: %v", err)
			}
		})
	}
}

func TestADocumentNeedsAName(t *testing.T) {
	d := newDocument("the name", true, newText("body", text, "word"))
	if _, _, err := ours.New([]index.Document{d}); err == nil || !strings.Contains(err.Error(), `"the name"`) {
		t.Errorf("a document without a stored _id: %v", err)
	}
	c := newDocument("the name", true)
	c.AddField(document.NewCompositeField("all", true, nil, nil))
	if _, _, err := ours.New(batch(c)); err == nil || !strings.Contains(err.Error(), "composite") {
		t.Errorf("a document with a composite field: %v", err)
	}
}

func TestNoDocuments(t *testing.T) {
	s := made(t, ours, nil)
	if s.Count() != 0 || len(s.Fields()) != 1 {
		t.Errorf("%d documents with %q", s.Count(), s.Fields())
	}
	if s := reopened(t, ours, s); s.Count() != 0 {
		t.Errorf("opened there are %d documents", s.Count())
	}
}

// TestPersistAndWriteToAreOne, as Bleve copies an index with the one and writes it
// with the other.
func TestPersistAndWriteToAreOne(t *testing.T) {
	s := made(t, ours, documents(1, 10, 10, true))
	var b strings.Builder
	if _, err := s.(io.WriterTo).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	path := reopened(t, ours, s).(api.PersistedSegment).Path()
	if raw := must[[]byte](t, "read")(os.ReadFile(path)); string(raw) != b.String() {
		t.Errorf("Persist writes %d bytes and WriteTo %d", len(raw), b.Len())
	}
	if err := s.(api.UnpersistedSegment).Persist(path + "/below a file"); err == nil {
		t.Error("a segment can be written where no file can be")
	}
}

// TestReferences: a file stays open until the last one lets it go.
func TestReferences(t *testing.T) {
	s := made(t, ours, documents(1, 10, 10, true))
	path := t.TempDir() + "/segment"
	if err := s.(api.UnpersistedSegment).Persist(path); err != nil {
		t.Fatal(err)
	}
	o := must[api.Segment](t, "open")(ours.Open(path))
	o.AddRef()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	if id := must[[]byte](t, "id")(o.DocID(3)); string(id) != "3-1" {
		t.Errorf("document 3 is %q", id)
	}
	if err := o.DecRef(); err != nil {
		t.Fatal(err)
	}
	if _, err := ours.Open(path + "?"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("opening what is not there: %v", err)
	}
}

// TestOtherVersionsAreRefused, whatever else is in the file.
func TestOtherVersionsAreRefused(t *testing.T) {
	raw := whole(t)
	raw[len(raw)-8]++
	if _, err := segment.OpenBytes(raw); err == nil || !strings.Contains(err.Error(), "version 2") {
		t.Errorf("a file of version 2: %v", err)
	}
}
