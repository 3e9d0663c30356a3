package text_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"dateline/index/text"
)

// TestManyForms meets more forms than an analyser remembers, twice.
func TestManyForms(t *testing.T) {
	a := text.NewAnalyzer()
	for range 2 {
		for i := range 100_000 {
			s := fmt.Sprintf("Attacks%d’s", i)
			want := text.Word{Start: 0, End: len(s), Exact: fmt.Sprintf("attacks%d", i), Stem: fmt.Sprintf("attacks%d", i)}
			if got := a.Words(nil, s); len(got) != 1 || got[0] != want {
				t.Fatalf("words of %q: %+v", s, got)
			}
		}
	}
}

func TestNoAllocationOnceWarm(t *testing.T) {
	s := newsLike(100_000) + " Kəlbəcər’s Кельбаджар Kal\u200Bbajar"
	a := text.NewAnalyzer()
	words := a.Words(nil, s)
	// The zero-width space costs a view of the whole text.
	if n := allocations(func() { words = a.Words(words[:0], s) }); n > 4 {
		t.Errorf("%d words took %.0f allocations, want at most 4", len(words), n)
	}
	s = strings.ReplaceAll(s, "\u200B", "")
	a.Words(words[:0], s)
	if n := allocations(func() { words = a.Words(words[:0], s) }); n != 0 {
		t.Errorf("%d words took %.0f allocations, want none", len(words), n)
	}
}

func TestWordsAtOnce(t *testing.T) {
	s := newsLike(20_000)
	want := text.Words(s)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if !slices.Equal(text.Words(s), want) {
				t.Error("another result beside other goroutines")
			}
		})
	}
	wait.Wait()
}

// allocations is how many f makes at the least in ten runs: collecting garbage empties
// pools, and the race detector does so at random.
func allocations(f func()) float64 {
	least := testing.AllocsPerRun(1, f)
	for range 9 {
		least = min(least, testing.AllocsPerRun(1, f))
	}
	return least
}

// TestWordsDoNotPinTheText looks where the bytes of the forms lie.
func TestWordsDoNotPinTheText(t *testing.T) {
	s := newsLike(10_000) + strings.Repeat("averyveryverylongword", 5) + " averyveryverylongword Kəlbəcər"
	from := uintptr(unsafe.Pointer(unsafe.StringData(s)))
	for range 2 {
		for _, w := range text.Words(s) {
			for _, form := range []string{w.Exact, w.Stem} {
				if at := uintptr(unsafe.Pointer(unsafe.StringData(form))); from <= at && at < from+uintptr(len(s)) {
					t.Fatalf("the form %q lies in the text", form)
				}
			}
		}
	}
}

// TestRoomForALongText: the words of a long text are not copied to ever longer slices,
// and do not take much more room than they need.
func TestRoomForALongText(t *testing.T) {
	s := newsLike(300_000)
	a := text.NewAnalyzer()
	a.Words(nil, s)
	if n := allocations(func() { a.Words(nil, s) }); n > 20 { // 8, and 16 with the race detector
		t.Errorf("%.0f allocations, want at most 20", n)
	}
	for _, s := range []string{s, strings.Repeat("a ", 5000) + strings.Repeat(".", 1<<20), strings.Repeat(".", 1<<20) + strings.Repeat("a ", 5000)} {
		if words := a.Words(nil, s); cap(words) > 20*len(words) || len(s) == 300_000 && cap(words) > 2*len(words) {
			t.Errorf("room for %d words in a text of %d", cap(words), len(words))
		}
	}
}
