//go:build unix

package index_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"dateline"
)

// TestAFolderThatIsMovedAway moves the folder of an open archive and back: no index is made
// under the old name, what is put meanwhile is kept, and found once the folder is there again.
func TestAFolderThatIsMovedAway(t *testing.T) {
	old := filepath.Join(t.TempDir(), "old")
	var mu sync.Mutex
	told := 0
	a, err := openLogged(t, t.Context(), old, func(message string) {
		mu.Lock()
		defer mu.Unlock()
		if strings.Contains(message, "no longer there") {
			told++
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	defer shut(t, a)
	put(t, a, note("before", "harvest"))
	if err := os.Rename(old, old+"er"); err != nil {
		t.Fatal(err)
	}
	_, seq, err := a.Put(t.Context(), []dateline.Article{note("meanwhile", "harvest")})
	if err != nil {
		t.Fatal(err)
	}
	until(t, "the folder is missed", func() error {
		if _, err := a.Stats(t.Context()); err == nil || !strings.Contains(err.Error(), "does not follow") {
			return errors.Join(errors.New("the index is said to follow"), err)
		}
		return nil
	})
	if _, err := a.Search(t.Context(), dateline.Search{Text: "harvest"}); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("a search says %v, want unavailable", err)
	}
	if err := a.Rebuild(t.Context(), nil); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("a rebuild says %v, want unavailable", err)
	}
	if _, err := os.Stat(old); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a folder under the old name: %v", err)
	}
	if err := os.Rename(old+"er", old); err != nil {
		t.Fatal(err)
	}
	until(t, "the folder is there again", func() error { return a.Wait(t.Context(), seq) })
	if n := total(t, a, dateline.Search{Text: "harvest"}); n != 2 {
		t.Errorf("%d articles found, want 2", n)
	}
	mu.Lock()
	defer mu.Unlock()
	if told != 1 {
		t.Errorf("it was logged %d times that the folder is gone, want once", told)
	}
}
