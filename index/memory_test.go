package index_test

import (
	"fmt"
	"testing"

	"dateline"
)

// batchBytes is how much text may be in memory for one batch of the index.
const batchBytes = 8 << 20

// TestLargeTextsAreIndexedInBoundedBatches puts 32 texts of 1 MiB one by one and
// makes the index of them again, whose progress is told behind every batch.
func TestLargeTextsAreIndexedInBoundedBatches(t *testing.T) {
	const count, size = 32, 1 << 20
	a := open(t, t.TempDir())
	var last dateline.Seq
	for i := range count {
		_, seq, err := a.Put(t.Context(), []dateline.Article{note(fmt.Sprintf("n%02d", i), large(size, uint64(i)))})
		if err != nil {
			t.Fatal(err)
		}
		last = seq
	}
	wait(t, a, last)
	var told []dateline.Seq
	if err := a.Rebuild(t.Context(), func(done, _ dateline.Seq) { told = append(told, done) }); err != nil {
		t.Fatal(err)
	}
	at := dateline.Seq(0)
	for _, done := range told {
		if done-at > batchBytes/size {
			t.Errorf("one batch has %d texts of 1 MiB, want at most %d; progress was %v", done-at, batchBytes/size, told)
		}
		at = done
	}
	if at != last {
		t.Errorf("the progress told is %v, want it to end at %d", told, last)
	}
	if n := total(t, a, dateline.Search{}); n != count {
		t.Errorf("%d articles are searchable, want %d", n, count)
	}
}

// TestATextLargerThanABatchIsIndexed puts it between small ones.
func TestATextLargerThanABatchIsIndexed(t *testing.T) {
	a := open(t, t.TempDir())
	put(t, a, note("before", "marrow"), note("large", large(batchBytes+1, 1)+" marrow"), note("behind", "marrow"))
	if n := total(t, a, dateline.Search{Text: "marrow"}); n != 3 {
		t.Errorf("%d articles found, want 3", n)
	}
}
