package archivetest

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index/entity"
)

// Tagger is an entity.Slow that tags the words Mara Velk, and tells what it was given to
// tag.
type Tagger struct {
	CastReader
	By   string        // tells it from others
	Gate chan struct{} // nil, or what each text is tagged behind

	mu   sync.Mutex
	seen []string
}

// velk is what it tags.
const velk = "Mara Velk"

// Tag implements entity.Slow.
func (x *Tagger) Tag(s string) (out []entity.Tagged) {
	if x.Gate != nil {
		<-x.Gate
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if s != "" {
		x.seen = append(x.seen, s)
	}
	for from := 0; ; {
		at := strings.Index(s[from:], velk)
		if at < 0 {
			return out
		}
		out = append(out, entity.Tagged{Start: from + at, End: from + at + len(velk), Label: "PERSON"})
		from += at + len(velk)
	}
}

// Told implements entity.Slow.
func (x *Tagger) Told(t entity.Text, title, body []entity.Tagged) (all []dateline.Mention) {
	for i, found := range [][]entity.Tagged{title, body} {
		field, s := []string{dateline.FieldTitle, dateline.FieldBody}[i], []string{t.Title, t.Body}[i]
		for _, n := range found {
			all = append(all, dateline.Mention{Field: field, Start: n.Start, End: n.End, Words: s[n.Start:n.End],
				Type: dateline.TypePerson, Entity: "mara-velk", Label: velk, Confidence: 1})
		}
	}
	return all
}

// Seen are the texts that it was given, but for empty ones, in the order of time.
func (x *Tagger) Seen() []string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return slices.Clone(x.seen)
}

// Tagged reports it if it was given other texts than those wanted, which are sorted; when
// says since what.
func (x *Tagger) Tagged(t *testing.T, when string, want ...string) {
	t.Helper()
	if got := sorted(x.Seen()); !slices.Equal(got, want) {
		t.Errorf("%s: tagged %.200q, want %q", when, got, want)
	}
}

// ReadAll waits three minutes at most until nothing of an archive is to be read again.
func ReadAll(t *testing.T, a dateline.Archive) {
	t.Helper()
	for end := time.Now().Add(3 * time.Minute); ; time.Sleep(10 * time.Millisecond) {
		if s, err := a.Stats(t.Context()); err != nil {
			t.Fatal(err)
		} else if s.Unread == 0 && s.Indexed == s.Seq {
			return
		} else if time.Now().After(end) {
			t.Fatalf("%d texts are still to be read again", s.Unread)
		}
	}
}

// Reader reads with it behind the own places of an archive; the nil Tagger leaves these
// alone.
func (x *Tagger) Reader(_ string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
	r := &entity.Reader{Extractor: own, Mode: "mode"}
	if x != nil {
		x.Gazetteer = own
		r.Better = &entity.Better{Fingerprint: "better" + x.By, TaggedBy: "tagger" + x.By, Load: func() (entity.Extractor, error) { return x, nil }}
	}
	return r, nil
}
