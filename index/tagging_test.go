package index_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/archivetest"
	"dateline/index/entity"
)

func openTagging(t *testing.T, dir string, x *archivetest.Tagger) *index.Archive {
	t.Helper()
	a, err := index.Open(t.Context(), dir, index.Options{Reader: x.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// readAll waits until nothing is to be read again.
var readAll = archivetest.ReadAll

// What was tagged once is not again, however the index is made anew: by a rebuild, since it
// is gone or of another format, or because texts are read with other places.
func TestTaggedTextsAreNotTaggedAgain(t *testing.T) {
	dir, x := t.TempDir(), &archivetest.Tagger{}
	a := openTagging(t, dir, x)
	put(t, a, note("a", "Mara Velk spoke."), note("b", "Others spoke."))
	put(t, a, note("b", "Mara Velk spoke later."))
	readAll(t, a)
	all := []string{"Mara Velk spoke later.", "Mara Velk spoke.", "Others spoke."}
	x.Tagged(t, "at first", all...)
	if err := a.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if s, err := a.Stats(t.Context()); err != nil || s.Unread != 0 {
		t.Errorf("%d texts are to be read again behind a rebuild, %v", s.Unread, err)
	}
	people(t, a, 2)
	x.Tagged(t, "behind a rebuild", all...)
	shut(t, a)

	folders, err := filepath.Glob(filepath.Join(dir, "index", "0*"))
	if err != nil || len(folders) != 1 {
		t.Fatal(folders, err)
	}
	if err := os.RemoveAll(folders[0]); err != nil {
		t.Fatal(err)
	}
	again := &archivetest.Tagger{}
	a = openTagging(t, dir, again)
	people(t, a, 2)
	put(t, a, note("new", "Mara Velk went."))
	people(t, a, 3)
	readAll(t, a)
	again.Tagged(t, "without an index", "Mara Velk went.")
	putPlaces(t, a, dateline.Place{ID: "x", Label: "Others"})
	readAll(t, a)
	people(t, a, 3)
	again.Tagged(t, "with other places", "Mara Velk went.")
	shut(t, a)

	other := &archivetest.Tagger{By: "other"}
	a = openTagging(t, dir, other)
	readAll(t, a)
	other.Tagged(t, "by another tagger", append(slices.Clone(all[:1]), "Mara Velk spoke.", "Mara Velk went.", "Others spoke.")...)
}

// Earlier revisions are read by the better reader too, behind the current ones.
func TestEarlierRevisionsImprove(t *testing.T) {
	dir := t.TempDir()
	a := openTagging(t, dir, nil)
	for i := range 3 {
		put(t, a, note("a", fmt.Sprintf("Mara Velk spoke %d times.", i)))
	}
	shut(t, a)
	x := &archivetest.Tagger{}
	a = openTagging(t, dir, x)
	readAll(t, a)
	for revision := 1; revision <= 3; revision++ {
		if _, mentions, err := a.Article(t.Context(), "a", revision); err != nil || len(mentions) != 1 || mentions[0].Entity != "mara-velk" {
			t.Errorf("revision %d has the mentions %+v, %v", revision, mentions, err)
		}
	}
	res, err := a.Search(t.Context(), dateline.Search{Revisions: dateline.AllRevisions, Include: map[string][]string{dateline.FacetPerson: {"mara-velk"}}})
	if err != nil || res.Total != 3 {
		t.Errorf("%d revisions name her, %v; want 3", res.Total, err)
	}
	if x.Seen()[0] != "Mara Velk spoke 2 times." {
		t.Errorf("%q was tagged first, want the current revision", x.Seen()[0])
	}
	shut(t, a)
	a = openTagging(t, dir, nil)
	readAll(t, a)
	if _, mentions, err := a.Article(t.Context(), "a", 1); err != nil || len(mentions) != 0 {
		t.Errorf("without it an earlier revision has the mentions %+v, %v", mentions, err)
	}
}

// A long text is tagged in parts, with offsets of the whole; where something comes in, that
// goes before, and no part is tagged twice.
func TestLongTextsAreTaggedInParts(t *testing.T) {
	x := &archivetest.Tagger{Gate: make(chan struct{}, 100)}
	a := openTagging(t, t.TempDir(), x)
	var sentences []string
	for i := range 3 * entity.PartBytes / 32 {
		sentences = append(sentences, fmt.Sprintf("Mara Velk spoke for hour %05d. ", i))
	}
	long := strings.Join(sentences, "")
	put(t, a, note("long", long))
	for range 3 { // its title, and a part or two
		x.Gate <- struct{}{}
	}
	if _, _, err := a.Put(t.Context(), []dateline.Article{note("new", "Others spoke.")}); err != nil {
		t.Fatal(err)
	}
	found := false
	for end := time.Now().Add(patience); !found && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		select {
		case x.Gate <- struct{}{}:
		default:
		}
		res, err := a.Search(t.Context(), dateline.Search{Text: "others"})
		found = err == nil && res.Total == 1
	}
	close(x.Gate)
	if !found {
		t.Error("what came in is not found while a long text is tagged")
	}
	readAll(t, a)
	_, mentions, err := a.Article(t.Context(), "long", 0)
	if err != nil || len(mentions) != strings.Count(long, "Mara Velk") {
		t.Fatalf("%d mentions, %v; want %d", len(mentions), err, strings.Count(long, "Mara Velk"))
	}
	for i, m := range mentions {
		if m.Words != "Mara Velk" || m.Start != i*len(sentences[0]) {
			t.Fatalf("mention %d is %+v", i, m)
		}
	}
	parts := map[string]int{}
	size := 0
	for _, s := range x.Seen() {
		if strings.Contains(s, "Velk") {
			parts[s]++
			size += len(s)
			if len(s) > entity.PartBytes || !strings.HasPrefix(s, "Mara") {
				t.Errorf("a part of %d bytes, %.40q", len(s), s)
			}
		}
	}
	if size != len(long) {
		t.Errorf("%d bytes were tagged, the text has %d", size, len(long))
	}
}

// Of an erased article nothing is left of what was tagged.
func TestNothingTaggedIsLeftOfAnErasedArticle(t *testing.T) {
	dir, x := t.TempDir(), &archivetest.Tagger{}
	a := openTagging(t, dir, x)
	put(t, a, note("zwarquil", "Mara Velk spoke."), note("b", "Mara Velk went."))
	put(t, a, note("zwarquil", "Mara Velk spoke twice."))
	readAll(t, a)
	has := func() bool {
		raw, err := os.ReadFile(filepath.Join(dir, "index", "tagged.db"))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(raw, []byte("zwarquil"))
	}
	if !has() {
		t.Fatal("what was tagged of an article does not name it")
	}
	if _, err := a.Erase(t.Context(), "zwarquil", "asked for"); err != nil {
		t.Fatal(err)
	}
	if err := a.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if has() {
		t.Error("an erased article is named where it was tagged")
	}
	if err := a.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	x.Tagged(t, "the other article", "Mara Velk spoke twice.", "Mara Velk spoke.", "Mara Velk went.")
}
