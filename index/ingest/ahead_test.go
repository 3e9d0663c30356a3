package ingest_test

import (
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/ingest"
)

// numbered yields n items, and says how many were asked for and that it has ended.
func numbered(n int, body string, asked *int, ended *bool) func(func(ingest.Item) bool) {
	return func(yield func(ingest.Item) bool) {
		defer func() { *ended = true }()
		for i := range n {
			*asked = i + 1
			if !yield(ingest.Item{Line: i, Article: dateline.Article{Body: body}}) {
				return
			}
		}
	}
}

func TestAheadYieldsTheSame(t *testing.T) {
	for _, n := range []int{0, 1, 99, 100, 101, 1234} {
		var asked int
		var ended bool
		got := slices.Collect(ingest.Ahead(numbered(n, "text", &asked, &ended)))
		if len(got) != n || !ended {
			t.Errorf("%d of %d items, ended: %t", len(got), n, ended)
		}
		for i, it := range got {
			if it.Line != i {
				t.Fatalf("item %d is number %d", i, it.Line)
			}
		}
	}
}

// TestAheadEndsWithItsReader: who stops gets no more, and nothing is read any more then;
// what was read until then is bounded.
func TestAheadEndsWithItsReader(t *testing.T) {
	var asked int
	var ended bool
	for it := range ingest.Ahead(numbered(1_000, strings.Repeat("a", 1<<20), &asked, &ended)) {
		if it.Line == 9 {
			break
		}
	}
	if !ended {
		t.Error("it is still read when the loop has ended")
	}
	if asked > 20 {
		t.Errorf("%d articles of a megabyte were read for the first ten", asked)
	}
}

func TestAheadPanicsLikeItsItems(t *testing.T) {
	defer func() {
		if s, _ := recover().(string); !strings.HasPrefix(s, "broken") {
			t.Errorf("got %q, want what the reader has panicked with", s)
		}
	}()
	for range ingest.Ahead(func(func(ingest.Item) bool) { panic("broken") }) {
	}
}
