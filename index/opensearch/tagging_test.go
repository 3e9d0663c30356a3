package opensearch_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/archivetest"
	"dateline/index/entity"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// readAll waits until nothing is to be read again.
var readAll = archivetest.ReadAll

// naming counts the articles that name her.
func naming(t *testing.T, a *opensearch.Archive, want int) {
	t.Helper()
	if r := found(t, a, dateline.Search{Include: map[string][]string{dateline.FacetPerson: {"mara-velk"}}}); r.Total != want {
		t.Errorf("%d articles name her, want %d", r.Total, want)
	}
}

func shut(t *testing.T, a *opensearch.Archive) {
	t.Helper()
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
}

// What was tagged once is not again, however the index is made anew, and by whatever server:
// by a rebuild, since it is gone, or because texts are read with other places.
func TestTaggedTextsAreNotTaggedAgain(t *testing.T) {
	t.Parallel()
	at, x := address(t, clustertest.Shared(t)), &archivetest.Tagger{}
	a := server(t, at, opensearch.Options{Reader: x.Reader})
	put(t, a, a, "a", "Mara Velk spoke.", "b", "Others spoke.")
	put(t, a, a, "b", "Mara Velk spoke later.")
	readAll(t, a)
	all := []string{"Mara Velk spoke later.", "Mara Velk spoke.", "Others spoke."}
	x.Tagged(t, "at first", all...)
	if err := a.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if s, err := a.Stats(t.Context()); err != nil || s.Unread != 0 {
		t.Errorf("%d texts are to be read again behind a rebuild, %v", s.Unread, err)
	}
	naming(t, a, 2)
	x.Tagged(t, "behind a rebuild", all...)
	shut(t, a)

	c := client(t, at)
	indices, err := c.Indices(t.Context(), at.Name+".find-*")
	if err == nil {
		err = c.DeleteIndex(t.Context(), indices...)
	}
	if err != nil {
		t.Fatal(err)
	}
	again := &archivetest.Tagger{}
	a = server(t, at, opensearch.Options{Reader: again.Reader})
	put(t, a, a, "new", "Mara Velk went.")
	readAll(t, a)
	naming(t, a, 3)
	again.Tagged(t, "without an index", "Mara Velk went.")
	if _, upTo, err := a.PutPlaces(t.Context(), "atlas", []dateline.Place{{ID: "x", Label: "Others"}}); err != nil {
		t.Fatal(err)
	} else if err := a.Wait(t.Context(), upTo); err != nil {
		t.Fatal(err)
	}
	readAll(t, a)
	naming(t, a, 3)
	again.Tagged(t, "with other places", "Mara Velk went.")
	shut(t, a)

	other := &archivetest.Tagger{By: "other"}
	a = server(t, at, opensearch.Options{Reader: other.Reader})
	readAll(t, a)
	other.Tagged(t, "by another tagger", append(slices.Clone(all[:1]), "Mara Velk spoke.", "Mara Velk went.", "Others spoke.")...)
}

// Earlier revisions are read by the better reader too, behind the current ones.
func TestEarlierRevisionsImprove(t *testing.T) {
	t.Parallel()
	at, none := address(t, clustertest.Shared(t)), (*archivetest.Tagger)(nil)
	a := server(t, at, opensearch.Options{Reader: none.Reader})
	for i := range 3 {
		put(t, a, a, "a", fmt.Sprintf("Mara Velk spoke %d times.", i))
	}
	shut(t, a)
	x := &archivetest.Tagger{}
	a = server(t, at, opensearch.Options{Reader: x.Reader})
	readAll(t, a)
	for revision := 1; revision <= 3; revision++ {
		if _, mentions, err := a.Article(t.Context(), "a", revision); err != nil || len(mentions) != 1 || mentions[0].Entity != "mara-velk" {
			t.Errorf("revision %d has the mentions %+v, %v", revision, mentions, err)
		}
	}
	if x.Seen()[0] != "Mara Velk spoke 2 times." {
		t.Errorf("%q was tagged first, want the current revision", x.Seen()[0])
	}
	shut(t, a)
	a = server(t, at, opensearch.Options{Reader: none.Reader})
	readAll(t, a)
	if _, mentions, err := a.Article(t.Context(), "a", 1); err != nil || len(mentions) != 0 {
		t.Errorf("without it an earlier revision has the mentions %+v, %v", mentions, err)
	}
}

// A long text is tagged in parts, with offsets of the whole; what comes in goes before the
// next part, also by another server, and no part is tagged twice.
func TestLongTextsAreTaggedInParts(t *testing.T) {
	t.Parallel()
	const parts = 20
	filler := strings.Repeat("and on ", 32)
	at, x := address(t, clustertest.Shared(t)), &archivetest.Tagger{Gate: make(chan struct{})}
	a := server(t, at, opensearch.Options{Reader: x.Reader, Poll: 20 * time.Millisecond})
	var long strings.Builder
	for i := 0; long.Len() < parts*entity.PartBytes; i++ {
		fmt.Fprintf(&long, "Mara Velk spoke for hour %05d %s. ", i, filler)
	}
	put(t, a, a, "long", long.String())
	two := server(t, at, opensearch.Options{Reader: (&archivetest.Tagger{}).Reader})
	for range 3 { // its title, and a part or two
		x.Gate <- struct{}{}
	}
	before := len(x.Seen())
	if _, _, err := two.Put(t.Context(), []dateline.Article{{ID: "new", Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "attic", Value: "new"}}, Body: "Others spoke."}}); err != nil {
		t.Fatal(err)
	}
	seen, next := false, time.Now() // each part takes some seconds, in which the change is heard of
	for end := time.Now().Add(patience); !seen && time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(next) {
			select {
			case x.Gate <- struct{}{}:
				next = time.Now().Add(10 * time.Second)
			default:
			}
		}
		seen = found(t, two, dateline.Search{Text: "others"}).Total == 1
	}
	if n := len(x.Seen()) - before; !seen || n > parts/2 {
		t.Errorf("found %v, when %d of %d parts more were tagged", seen, n, parts)
	}
	close(x.Gate)
	readAll(t, a)
	_, mentions, err := a.Article(t.Context(), "long", 0)
	if want := strings.Count(long.String(), "Mara Velk"); err != nil || len(mentions) != want {
		t.Fatalf("%d mentions, %v; want %d", len(mentions), err, want)
	}
	for i, m := range mentions {
		if m.Words != "Mara Velk" || m.Start != i*len("Mara Velk spoke for hour 00000 "+filler+". ") {
			t.Fatalf("mention %d is %+v", i, m)
		}
	}
	size := 0
	for _, s := range x.Seen() {
		if strings.Contains(s, "Velk") {
			size += len(s)
		}
	}
	if size != long.Len() {
		t.Errorf("%d bytes were tagged, the text has %d", size, long.Len())
	}
}

// Of an erased article nothing is left of what was tagged.
func TestNothingTaggedIsLeftOfAnErasedArticle(t *testing.T) {
	t.Parallel()
	at, x := address(t, clustertest.Shared(t)), &archivetest.Tagger{}
	a := server(t, at, opensearch.Options{Reader: x.Reader})
	put(t, a, a, "gone", "Mara Velk spoke.", "b", "Mara Velk went.")
	put(t, a, a, "gone", "Mara Velk spoke twice.")
	readAll(t, a)
	c := client(t, at)
	kept := func(article string) int {
		t.Helper()
		if err := c.Refresh(t.Context(), at.Name+".tagged"); err != nil {
			t.Fatal(err)
		}
		n, err := c.Count(t.Context(), at.Name+".tagged", map[string]any{"query": map[string]any{"term": map[string]any{"article": article}}})
		if err != nil {
			t.Fatal(err)
		}
		return int(n)
	}
	if kept("gone") != 2 || kept("b") != 1 {
		t.Fatalf("%d units are kept of one article, %d of the other; want 2 and 1", kept("gone"), kept("b"))
	}
	seq, err := a.Erase(t.Context(), "gone", "asked for")
	if err == nil {
		err = a.Wait(t.Context(), seq)
	}
	if err != nil {
		t.Fatal(err)
	}
	if kept("gone") != 0 || kept("b") != 1 {
		t.Errorf("%d units are kept of the erased article, %d of the other", kept("gone"), kept("b"))
	}
	// What a server has left that was killed between tagging and looking.
	late := json.RawMessage(`{"doc":"gone.2.00","article":"gone","tagger":"tagger","found":""}`)
	if _, err := c.Write(t.Context(), cluster.Write{Ref: cluster.Ref{Index: at.Name + ".tagged", ID: "gone.2.00"}, Source: late}); err != nil {
		t.Fatal(err)
	}
	if err := a.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if kept("gone") != 0 || kept("b") != 1 {
		t.Errorf("behind Compact %d units are kept of the erased article, %d of the other", kept("gone"), kept("b"))
	}
	if err := a.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	x.Tagged(t, "the other article", "Mara Velk spoke twice.", "Mara Velk spoke.", "Mara Velk went.")
}
