package index_test

import (
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/archivetest"
	"dateline/index/entity"
)

// slowly reads a cast once its gate is open.
type slowly struct {
	archivetest.CastReader
	gate chan struct{}
	read chan string // the texts that it has begun to read
}

func (r slowly) Mentions(t entity.Text) []dateline.Mention {
	r.read <- t.Body
	<-r.gate
	return r.CastReader.Mentions(t)
}

// openReading opens the archive in dir with a reader that finds nothing at first, and
// with one that reads the same texts better.
func openReading(t *testing.T, dir string, better *slowly, fingerprint string) *index.Archive {
	t.Helper()
	a, err := index.Open(t.Context(), dir, index.Options{Reader: func(_ string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
		r := &entity.Reader{Extractor: own, Mode: "mode"}
		if better != nil {
			better.Gazetteer = own
			r.Better = &entity.Better{Fingerprint: fingerprint, Load: func() (entity.Extractor, error) { return *better, nil }}
		}
		return r, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func newSlowly() *slowly {
	cast := archivetest.Cast{{Words: "Mara Velk", Type: dateline.TypePerson, Entity: "mara-velk", Label: "Mara Velk", Confidence: 1}}
	return &slowly{archivetest.CastReader{Cast: cast}, make(chan struct{}), make(chan string, 100)}
}

// people is how many articles name somebody, waiting for want of them.
func people(t *testing.T, a *index.Archive, want int) (reread uint64) {
	t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		res, err := a.Search(t.Context(), dateline.Search{Facets: []string{dateline.FacetPerson}})
		if err != nil {
			t.Fatal(err)
		}
		if n := res.Total - res.Facets[dateline.FacetPerson].Missing; n == want {
			return res.Reread
		} else if time.Now().After(end) {
			t.Fatalf("%d articles name somebody, want %d", n, want)
		}
	}
}

// Articles are found before the better reader has read them, and improve behind that.
func TestArticlesImproveWhileSearchesGoOn(t *testing.T) {
	better := newSlowly()
	a := openReading(t, t.TempDir(), better, "one")
	put(t, a, note("a", "Mara Velk spoke."))
	<-better.read // it is being read again
	if res, err := a.Search(t.Context(), dateline.Search{Text: "velk"}); err != nil || res.Total != 1 {
		t.Fatalf("%v hits meanwhile, %v", res, err)
	}
	before := people(t, a, 0)
	if s, err := a.Stats(t.Context()); err != nil || s.Unread != 1 {
		t.Errorf("%d articles are to be read again, %v; want 1", s.Unread, err)
	}
	close(better.gate)
	if after := people(t, a, 1); after == before {
		t.Error("nothing tells answers from before and after it was read again apart")
	}
	_, mentions, err := a.Article(t.Context(), "a", 0)
	if err != nil || len(mentions) != 1 || mentions[0].Entity != "mara-velk" {
		t.Errorf("mentions %+v, %v", mentions, err)
	}
	put(t, a, note("b", "Mara Velk went."), note("c", strings.Repeat("long ", 100_000)+"Mara Velk"))
	people(t, a, 2) // the long one is too long
	if s, err := a.Stats(t.Context()); err != nil || s.Unread != 0 {
		t.Errorf("%d articles are still to be read again, %v", s.Unread, err)
	}
}

// What was read again is not once more when the archive is opened, but by another reader.
func TestArticlesAreReadAgainOnce(t *testing.T) {
	dir := t.TempDir()
	better := newSlowly()
	close(better.gate)
	a := openReading(t, dir, better, "one")
	put(t, a, notes(40, "Mara Velk spoke.")...)
	people(t, a, 40)
	shut(t, a)

	again := newSlowly()
	close(again.gate)
	a = openReading(t, dir, again, "one")
	put(t, a, note("new", "Mara Velk spoke again."))
	people(t, a, 41)
	if n := len(again.read); n != 1 {
		t.Errorf("%d texts are read again, want the new one", n)
	}
	shut(t, a)

	other := newSlowly()
	close(other.gate)
	a = openReading(t, dir, other, "two")
	for range 41 {
		within(t, "reading all again", func() { <-other.read })
	}
	shut(t, a)
	people(t, openReading(t, dir, nil, ""), 0)
}

// What the archive was opened with last is what it is opened with next.
func TestWhatIsReadIsKept(t *testing.T) {
	dir := t.TempDir()
	open := func(entities string) (asked []string) {
		a, err := index.Open(t.Context(), dir, index.Options{Entities: entities, Reader: func(mode string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
			asked = append(asked, mode)
			if mode == "" {
				mode = "usual"
			}
			return &entity.Reader{Extractor: own, Mode: mode}, nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		shut(t, a)
		return asked
	}
	for _, tt := range []struct{ entities, want string }{{"", ""}, {"", "usual"}, {"other", "other"}, {"", "other"}} {
		if asked := open(tt.entities); asked[0] != tt.want {
			t.Errorf("opened with %q: reads %q, want %q", tt.entities, asked[0], tt.want)
		}
	}
}
