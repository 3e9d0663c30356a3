package index_test

import (
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/archivetest"
	"dateline/index/entity"
)

// gate lets texts that say "held" be read, each by a token, while it is closed.
type gate struct {
	closed atomic.Bool
	tokens chan struct{}
}

// tokenEvery is longer than it takes to tell an archive to stop.
const tokenEvery = time.Millisecond

// pass gives tokens as long as something is done.
func (g *gate) pass(t *testing.T, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	for timeout := time.After(patience); ; {
		select {
		case g.tokens <- struct{}{}:
			time.Sleep(tokenEvery)
		case <-done:
			return
		case <-timeout:
			t.Fatalf("%s does not end", what)
		}
	}
}

// open lets all be read.
func (g *gate) open() {
	g.closed.Store(false)
	for {
		select {
		case g.tokens <- struct{}{}:
		case <-time.After(50 * time.Millisecond):
			return
		}
	}
}

type heldReader struct {
	archivetest.CastReader
	*gate
}

func (r heldReader) Mentions(t entity.Text) []dateline.Mention {
	if r.closed.Load() && strings.Contains(t.Body, "held") {
		<-r.tokens
	}
	return r.CastReader.Mentions(t)
}

// openHeld opens an archive whose texts are read through a gate, all anew where a name comes.
func openHeld(t *testing.T, dir string, g *gate) *index.Archive {
	t.Helper()
	cast := archivetest.Cast{{Words: "Mara Velk", Type: dateline.TypePerson, Entity: "mara-velk", Label: "Mara Velk", Confidence: 1}}
	a, err := index.Open(t.Context(), dir, index.Options{Reader: func(_ string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
		return &entity.Reader{Extractor: heldReader{archivetest.CastReader{Gazetteer: own, Cast: cast}, g}, Mode: "mode"}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		g.open()
		a.Close()
	})
	return a
}

// told is what searches say of entities: what a name changes all of.
func told(t *testing.T, a *index.Archive, asked ...string) (out string) {
	t.Helper()
	all := []string{dateline.FacetPlace, dateline.FacetCountry, dateline.FacetPerson, dateline.FacetOrganisation}
	tell := func(what string, s dateline.Search) {
		res, err := a.Search(t.Context(), s)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		out += fmt.Sprintf("%s: %d", what, res.Total)
		for _, name := range all {
			for _, v := range res.Facets[name].Values {
				out += fmt.Sprintf(" %s=%s %d", v.Value, v.Label, v.Count)
			}
		}
		for _, w := range res.Read.Warnings {
			out += " " + w.Message
		}
		for _, h := range res.Hits {
			out += fmt.Sprint(" ", h.Named)
		}
		out += "\n"
	}
	tell("all", dateline.Search{Facets: all})
	tell("all revisions", dateline.Search{Facets: all, Revisions: dateline.AllRevisions})
	tell("no place", dateline.Search{Missing: []string{dateline.FacetPlace}})
	tell("no person", dateline.Search{Missing: []string{dateline.FacetPerson}})
	tell("in a country", dateline.Search{Include: map[string][]string{dateline.FacetCountry: {"AZ"}}, Limit: 2})
	tell("not of a place", dateline.Search{Exclude: map[string][]string{dateline.FacetPlace: {"marrow"}}})
	tell("of a person", dateline.Search{Include: map[string][]string{dateline.FacetPerson: {"old-one"}}, Facets: all, Limit: 2})
	for _, q := range asked {
		tell(q, dateline.Search{Text: q})
	}
	for _, id := range []string{"marrow", "old-one"} {
		e, err := a.Entity(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		out += fmt.Sprintf("%s: %s %d\n", id, e.Type, e.Articles)
	}
	_, mentions, err := a.Article(t.Context(), "n00007", 0)
	out += fmt.Sprint("n00007: ", err)
	for _, m := range mentions {
		out += fmt.Sprintf(" %d %s=%s", m.Start, m.Words, m.Entity)
	}
	return out
}

func unread(t *testing.T, a *index.Archive) int {
	t.Helper()
	s, err := a.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s.Unread
}

// Names are counted, found and shown from the moment that they are heard, in the same way as
// once all articles are read with them, whatever comes in between.
func TestNamesAreLookedUpUntilTheyAreRead(t *testing.T) {
	const many = 1300 // some batches
	dir, g := t.TempDir(), &gate{tokens: make(chan struct{})}
	a := openHeld(t, dir, g)
	putPlaces(t, a, dateline.Place{ID: "velun", Label: "Velun", Countries: []string{"AM"}}, dateline.Place{ID: "marrow", Label: "Marrow", Countries: []string{"AZ"}})
	var batch []dateline.Article
	for i := range many {
		body := "Mara Velk held the Grey Hermit."
		if i%2 == 0 {
			body = fmt.Sprintf("Velun held, by the Old Ferry, %d times.", i)
		}
		batch = append(batch, note(fmt.Sprintf("n%05d", i), body))
	}
	put(t, a, append(batch, note("marrow", "Marrow was held."), note("revised", "The Old Ferry was held."), note("none", "Nothing."))...)
	put(t, a, note("revised", "It was held again."))

	g.closed.Store(true)
	asked := []string{"place:marrow", `place:"old ferry"`, "Marrow", "person:old-one", "Old Ferry person:old-one OR place:marrow"}
	correct(t, a, dateline.Correction{Kind: dateline.CorrectName, Entity: "marrow", Words: []string{"Old Ferry"}})
	first := told(t, a, asked[:3]...)
	for _, want := range []string{"marrow=Marrow 651", "AZ=Azerbaijan 651", "place:marrow: 651", "not of a place: 652", "velun=Velun 650", "n00007: <nil> 0 Mara Velk=mara-velk"} {
		if !strings.Contains(first, want) {
			t.Errorf("before they are read: no %q in\n%s", want, first)
		}
	}
	if n := unread(t, a); n != many/2+1 && n != many/2 {
		t.Errorf("%d articles are to be read again, want %d", n, many/2)
	}
	before := reread(t, a)

	g.pass(t, "closing", func() { shut(t, a) })
	a = openHeld(t, dir, g)
	if got := told(t, a, asked[:3]...); got != first {
		t.Errorf("opened again:\n%s\nwant\n%s", got, first)
	}
	if n := unread(t, a); n < many/2 || n > many/2+2 {
		t.Errorf("opened again: %d articles are to be read, want %d", n, many/2)
	}
	g.pass(t, "a second name", func() {
		correct(t, a, dateline.Correction{Kind: dateline.CorrectName, Entity: "old-one", Type: dateline.TypePerson, Words: []string{"Grey Hermit"}})
	})
	g.pass(t, "an article", func() { put(t, a, note("new", "The Old Ferry held the Grey Hermit.")) })
	both := told(t, a, asked...)
	for _, want := range []string{"marrow=Marrow 652", "old-one=Grey Hermit 651", "person:old-one: 651", "n00007: <nil> 0 Mara Velk=mara-velk 19 Grey Hermit=old-one"} {
		if !strings.Contains(both, want) {
			t.Errorf("with two names: no %q in\n%s", want, both)
		}
	}
	if unread(t, a) == 0 {
		t.Error("all articles were read before what came in was seen")
	}
	g.open()
	readAll(t, a)
	if got := told(t, a, asked...); got != both {
		t.Errorf("once all are read:\n%s\nwant\n%s", got, both)
	}
	if reread(t, a) == before {
		t.Error("what is kept of answers does not see that the articles were read")
	}
	for _, f := range faults(t, a) {
		t.Errorf("%+v", f)
	}
	correct(t, a, dateline.Correction{Kind: dateline.CorrectUndo, Undoes: 1}, dateline.Correction{Kind: dateline.CorrectUndo, Undoes: 2})
	if got := counted(t, a); got != "mara-velk 650 velun 650 marrow 1 " {
		t.Errorf("with all taken back: %s", got)
	}
}

func reread(t *testing.T, a *index.Archive) uint64 {
	t.Helper()
	res, err := a.Search(t.Context(), dateline.Search{})
	if err != nil {
		t.Fatal(err)
	}
	return res.Reread
}
