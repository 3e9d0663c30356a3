package tagged_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/tagged"
)

var (
	texts = []string{"Mara Velk", "In Baku, Mara Velk of the Blue Sky Fund spoke."}
	found = [][]entity.Tagged{{{Start: 0, End: 9, Label: "PERSON"}}, {{Start: 3, End: 7, Label: "GPE"}, {Start: 9, End: 18, Label: "PERSON"}, {Start: 22, End: 39, Label: "ORG"}}}
)

func open(t *testing.T, path, record, tagger string) *tagged.Store {
	t.Helper()
	s, err := tagged.Open(path, record, tagger)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// shut flushes and closes.
func shut(t *testing.T, s *tagged.Store) {
	t.Helper()
	ok(t, s.Flush())
	ok(t, s.Close())
}

func kept(s *tagged.Store, name string, texts ...string) bool {
	got, ok := s.Get(name, texts...)
	return ok && reflect.DeepEqual(got, found[:len(texts)])
}

func TestKeptForTheSameTextsAndTagger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tagged.db")
	s := open(t, path, "record", "one")
	if kept(s, "a.1", texts...) {
		t.Error("there before it was put")
	}
	if shut(t, s); exists(path) {
		t.Error("a file of nothing")
	}
	s = open(t, path, "record", "one")
	s.Put("a.1", found, texts...)
	if !kept(s, "a.1", texts...) {
		t.Error("not there before it is written")
	}
	shut(t, s)
	for _, tt := range []struct {
		record, tagger, name string
		texts                []string
		want                 bool
	}{
		{"record", "one", "a.1", texts, true},
		{"record", "one", "a.2", texts, false},
		{"record", "one", "a.1", []string{texts[0], texts[1] + " "}, false},
		{"record", "one", "a.1", texts[1:], false},
		{"record", "", "a.1", texts, false},    // nothing tags now, and all is kept
		{"record", "one", "a.1", texts, true},  // until that tagger is back
		{"record", "two", "a.1", texts, false}, // but not when another one takes its place
		{"record", "one", "a.1", texts, false},
	} {
		s := open(t, path, tt.record, tt.tagger)
		if kept(s, tt.name, tt.texts...) != tt.want {
			t.Errorf("%+v", tt)
		}
		shut(t, s)
	}
}

func TestAnotherRecordBeginsAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tagged.db")
	s := open(t, path, "record", "one")
	s.Put("a.1", found, texts...)
	shut(t, s)
	s = open(t, path, "other", "one")
	if kept(s, "a.1", texts...) {
		t.Error("what was found in another record's texts is there")
	}
	s.Put("b.1", found, texts...)
	shut(t, s)
	if s = open(t, path, "other", "one"); !kept(s, "b.1", texts...) {
		t.Error("what was put then is not")
	}
}

// Of what is dropped no byte is in the file once it was compacted.
func TestDroppedLeavesNoByte(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tagged.db")
	s := open(t, path, "record", "one")
	for i := range 300 {
		s.Put(fmt.Sprintf("kept%d.1", i), found, texts...)
		s.Put(fmt.Sprintf("zwarquil%d.1", i), found, texts...)
		s.Put(fmt.Sprintf("zwarquil%d.2", i), found, texts...)
	}
	ok(t, s.Flush())
	var ids []string
	for i := range 300 {
		ids = append(ids, fmt.Sprintf("zwarquil%d", i))
	}
	s.Put("zwarquil7.3", found, texts...)
	ok(t, s.Drop(ids...))
	ok(t, s.Flush())
	if kept(s, "zwarquil7.1", texts...) || kept(s, "zwarquil7.3", texts...) || !kept(s, "kept7.1", texts...) {
		t.Error("others are dropped than were to be")
	}
	ok(t, s.Compact())
	if !kept(s, "kept299.1", texts...) {
		t.Error("compacting loses something")
	}
	s.Put("later.1", found, texts...)
	shut(t, s)
	raw, err := os.ReadFile(path)
	if ok(t, err); bytes.Contains(raw, []byte("zwarquil")) || !bytes.Contains(raw, []byte("kept7.1")) {
		t.Error("the file has what was dropped, or not what was kept")
	}
	if s = open(t, path, "record", "one"); !kept(s, "later.1", texts...) || !kept(s, "kept0.1", texts...) {
		t.Error("the compacted file has lost something")
	}
}

// A file that is no longer what was written costs what it held, and no more.
func TestDamageCostsTimeOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tagged.db")
	s := open(t, path, "record", "one")
	for i := range 2000 {
		s.Put(fmt.Sprintf("a%d.1", i), found, texts...)
	}
	shut(t, s)
	whole, err := os.ReadFile(path)
	ok(t, err)
	damages := map[string]func([]byte) []byte{
		"empty":   func([]byte) []byte { return nil },
		"cut":     func(b []byte) []byte { return b[:len(b)/2/4096*4096] },
		"zeros":   func(b []byte) []byte { clear(b[2*4096:]); return b },
		"no file": func(b []byte) []byte { return []byte(strings.Repeat("no file of bbolt. ", 4000)) },
		"noise": func(b []byte) []byte {
			for i := 2 * 4096; i < len(b); i += 7 {
				b[i] ^= 0x55
			}
			return b
		},
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			ok(t, os.WriteFile(path, damage(bytes.Clone(whole)), 0o600))
			s := open(t, path, "record", "one")
			for i := range 2000 {
				if got, ok := s.Get(fmt.Sprintf("a%d.1", i), texts...); ok && len(got) != len(texts) {
					t.Fatalf("%d: %v", i, got)
				}
			}
			s.Put("b.1", found, texts...)
			_ = s.Flush() // may tell of the damage, which takes the file away
			_ = s.Compact()
			ok(t, s.Close())
			s = open(t, path, "record", "one")
			s.Put("c.1", found, texts...)
			_ = s.Flush()
			s.Put("c.1", found, texts...)
			if ok(t, s.Flush()); !kept(s, "c.1", texts...) {
				t.Error("nothing is kept any more")
			}
			ok(t, s.Close())
		})
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// slow tags nothing.
type slow struct{ entity.Extractor }

func (slow) Tag(string) []entity.Tagged { return nil }

func (slow) Told(entity.Text, []entity.Tagged, []entity.Tagged) []dateline.Mention { return nil }

// A tagger that cannot be loaded is tried again, and one that was loaded is not loaded twice.
func TestTaggersAreLoadedAgain(t *testing.T) {
	tries := 0
	by := tagged.NewTagger(&entity.Better{TaggedBy: "x", Load: func() (entity.Extractor, error) {
		if tries++; tries == 1 {
			return nil, errors.New("no memory")
		}
		return slow{}, nil
	}})
	if _, err := by.Load(); err == nil {
		t.Error("a failure is not told")
	}
	for range 2 {
		if x, err := by.Load(); err != nil || x == nil {
			t.Errorf("%v, %v", x, err)
		}
	}
	if tries != 2 {
		t.Errorf("it was loaded %d times", tries)
	}
}
