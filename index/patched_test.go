package index_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/archivetest"
	"dateline/index/entity"
)

// gated is a reader of a cast that waits at a gate, and knows names beyond the own places.
type gated struct {
	archivetest.CastReader
	gate *sync.RWMutex
}

func (r gated) Mentions(t entity.Text) []dateline.Mention {
	r.gate.RLock()
	defer r.gate.RUnlock()
	return r.CastReader.Mentions(t)
}

func openGated(t *testing.T, dir string, gate *sync.RWMutex) *index.Archive {
	t.Helper()
	cast := archivetest.Cast{
		{Words: "Mara Velk", Type: dateline.TypePerson, Entity: "mara-velk", Label: "Mara Velk", Confidence: 1},
	}
	a, err := index.Open(t.Context(), dir, index.Options{Reader: func(_ string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
		return &entity.Reader{Extractor: gated{archivetest.CastReader{Gazetteer: own, Cast: cast}, gate}, Mode: "mode", Named: func(words []string) (out []entity.Naming) {
			if ids := cast.Named(words); ids != nil {
				out = append(out, entity.Naming{Words: len(words), IDs: ids})
			}
			return out
		}}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// counted are the people and organisations that articles mention, and how many do.
func counted(t *testing.T, a *index.Archive) string {
	t.Helper()
	res, err := a.Search(t.Context(), dateline.Search{Facets: []string{dateline.FacetPerson, dateline.FacetOrganisation, dateline.FacetPlace}})
	if err != nil {
		t.Fatal(err)
	}
	out := ""
	for _, facet := range []string{dateline.FacetPerson, dateline.FacetOrganisation, dateline.FacetPlace} {
		for _, v := range res.Facets[facet].Values {
			out += fmt.Sprintf("%s %d ", v.Value, v.Count)
		}
	}
	return out
}

// A name that many articles have is counted, found and shown before any of them is read
// again by what takes long, and so is its undoing; what they are read to then is the same.
func TestANameInManyArticlesIsSeenAtOnce(t *testing.T) {
	const many = 130
	var gate sync.RWMutex
	a := openGated(t, t.TempDir(), &gate)
	closed := false
	t.Cleanup(func() { // or the archive could not be closed behind a failure
		if closed {
			gate.Unlock()
		}
	})
	putPlaces(t, a, dateline.Place{ID: "velun", Label: "Velun"})
	var batch []dateline.Article
	for i := range many {
		batch = append(batch, note(fmt.Sprintf("n%03d", i), fmt.Sprintf("Mara Velk saw the Grey Hermit of Velun %d times.", i)))
	}
	batch = append(batch, note("small", "A grey hermit of Velun."), note("revised", "The Grey Hermit went."))
	put(t, a, batch...)
	put(t, a, note("revised", "Nobody went."))
	const before = "mara-velk 130 velun 131 "
	if got := counted(t, a); got != before {
		t.Fatal(got)
	}
	for _, step := range []struct {
		dateline.Correction
		want string
	}{
		{dateline.Correction{Kind: dateline.CorrectName, Entity: "old-one", Type: dateline.TypePerson, Words: []string{"Grey Hermit"}}, "old-one 130 mara-velk 130 velun 131 "},
		{dateline.Correction{Kind: dateline.CorrectPlace, Place: dateline.Place{ID: "grey-hermit-of", Label: "Grey Hermit of Velun"}}, "mara-velk 130 grey-hermit-of 130 velun 1 "},
		{dateline.Correction{Kind: dateline.CorrectUndo, Undoes: 2}, "old-one 130 mara-velk 130 velun 131 "},
	} {
		gate.Lock()
		closed = true
		within(t, step.Kind, func() { correct(t, a, step.Correction) })
		for end := time.Now().Add(patience); counted(t, a) != step.want; time.Sleep(time.Millisecond) { // patched they are behind that
			if time.Now().After(end) {
				t.Fatalf("%s, before they are read: %swant %s", step.Kind, counted(t, a), step.want)
			}
		}
		_, mentions, err := a.Article(t.Context(), "n007", 0)
		shown := fmt.Sprint(err)
		for _, m := range mentions {
			shown += " " + m.Words + "=" + m.Entity
		}
		s, err := a.Stats(t.Context())
		if err != nil || s.Unread < many {
			t.Errorf("%s: %d articles are to be read again, want %d: %v", step.Kind, s.Unread, many, err)
		}
		gate.Unlock()
		closed = false
		readAll(t, a)
		if got := counted(t, a); got != step.want {
			t.Errorf("%s, once they are read: %swant %s", step.Kind, got, step.want)
		}
		_, mentions, err = a.Article(t.Context(), "n007", 0)
		read := fmt.Sprint(err)
		for _, m := range mentions {
			read += " " + m.Words + "=" + m.Entity
		}
		if shown != read {
			t.Errorf("%s: an article shows %s, and then %s", step.Kind, shown, read)
		}
	}
	if n := total(t, a, dateline.Search{Include: map[string][]string{dateline.FacetPerson: {"old-one"}}, Revisions: dateline.AllRevisions}); n != many+1 {
		t.Errorf("%d revisions name old-one, want %d", n, many+1)
	}
	name := dateline.Correction{Kind: dateline.CorrectName, Entity: "old-one", Type: dateline.TypePerson, Words: []string{"Mara Velk"}}
	correct(t, a, name)
	if got := counted(t, a); got != "old-one 130 velun 131 " {
		t.Errorf("a name that was read as an id of its own is counted as %s", got)
	}
	correct(t, a, dateline.Correction{Kind: dateline.CorrectUndo, Undoes: 4})
	correct(t, a, dateline.Correction{Kind: dateline.CorrectUndo, Undoes: 1})
	readAll(t, a)
	if got := counted(t, a); got != before {
		t.Errorf("with all taken back: %swant %s", got, before)
	}
	if err := a.Check(t.Context(), func(f dateline.Fault) { t.Errorf("%+v", f) }); err != nil {
		t.Error(err)
	}
}
