//go:build unix

package index_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline"
	"dateline/index"
)

// filesUpTo lets this process write no file beyond a number of bytes, as on a
// disk that is full, until undo.
func filesUpTo(t *testing.T, bytes uint64) (undo func()) {
	t.Helper()
	signal.Ignore(syscall.SIGXFSZ)
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	set := func(limit syscall.Rlimit) {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			t.Fatal(err)
		}
	}
	limited := was
	limited.Cur = bytes
	set(limited)
	undo = func() {
		set(was)
		signal.Reset(syscall.SIGXFSZ)
	}
	return undo
}

// TestAnIndexThatCannotBeWrittenMendsItself fills the disk for one large batch.
// The record keeps what was put, and the index has it once there is space.
func TestAnIndexThatCannotBeWrittenMendsItself(t *testing.T) {
	inChild(t, func() {
		a := open(t, t.TempDir())
		put(t, a, note("before", "harvest"))
		// A few words many times: small in the record, large in the index.
		body := strings.Repeat(dense(500), 400)
		undo := filesUpTo(t, 400<<10)
		_, seq, err := a.Put(t.Context(), []dateline.Article{note("large", body+" harvest")})
		if err != nil {
			undo()
			t.Fatal(err)
		}
		err = a.Wait(t.Context(), seq)
		undo()
		if dateline.KindOf(err) != dateline.Unavailable {
			t.Errorf("waiting while the index cannot be written says %v, want unavailable", err)
		}
		until(t, "wait for the index", func() error { return a.Wait(t.Context(), seq) })
		if n := total(t, a, dateline.Search{Text: "harvest"}); n != 2 {
			t.Errorf("%d articles found, want 2", n)
		}
		put(t, a, note("behind", "harvest"))
		if n := total(t, a, dateline.Search{Text: "harvest"}); n != 3 {
			t.Errorf("%d articles found behind it, want 3", n)
		}
		for _, f := range faults(t, a) {
			t.Errorf("%+v", f)
		}
	})
}

// TestAnIndexThatCannotBeWrittenGoesOnToAnswer asks on while a full disk is noticed,
// and opening the index again is tried.
func TestAnIndexThatCannotBeWrittenGoesOnToAnswer(t *testing.T) {
	inChild(t, func() {
		a := open(t, t.TempDir())
		put(t, a, note("before", "harvest"))
		undo := filesUpTo(t, 400<<10)
		_, seq, err := a.Put(t.Context(), []dateline.Article{note("large", strings.Repeat(dense(500), 400)+" harvest")})
		defer filesUpTo(t, 0)()
		for begun := time.Now(); err == nil && time.Since(begun) < 2*time.Second; time.Sleep(20 * time.Millisecond) {
			if n := total(t, a, dateline.Search{Text: "harvest"}); n != 1 {
				t.Errorf("%d articles found, want 1", n)
			}
			_, _, err = a.Article(t.Context(), "before", 0)
		}
		undo()
		if err != nil {
			t.Fatal(err)
		}
		until(t, "wait for the index", func() error { return a.Wait(t.Context(), seq) })
		if n := total(t, a, dateline.Search{Text: "harvest"}); n != 2 {
			t.Errorf("%d articles found with room again, want 2", n)
		}
	})
}

// TestARebuildThatCannotBeWrittenChangesNothing: the index that there was answers.
func TestARebuildThatCannotBeWrittenChangesNothing(t *testing.T) {
	inChild(t, func() {
		dir := t.TempDir()
		a := open(t, dir)
		put(t, a, note("large", dense(30000)+" harvest"))
		undo := filesUpTo(t, 8<<10)
		err := a.Rebuild(t.Context(), nil)
		undo()
		if err == nil {
			t.Error("a rebuild without space succeeds")
		}
		if n := total(t, a, dateline.Search{Text: "harvest"}); n != 1 {
			t.Errorf("%d articles found, want 1", n)
		}
		if err := a.Rebuild(t.Context(), nil); err != nil {
			t.Errorf("a rebuild with space again: %v", err)
		}
		if left, err := filepath.Glob(filepath.Join(dir, "index", "*")); err != nil || len(left) != 1 {
			t.Errorf("folders of the index: %v, %v; want one", left, err)
		}
		put(t, a, note("behind", "harvest"))
		shut(t, a)
	})
}

// TestAFolderThatCannotBeWrittenIsLetGo opens it with and without space.
func TestAFolderThatCannotBeWrittenIsLetGo(t *testing.T) {
	inChild(t, func() {
		dir := t.TempDir()
		undo := filesUpTo(t, 0)
		_, err := index.Open(t.Context(), dir, index.Options{})
		undo()
		if err == nil {
			t.Error("an archive is made without space")
		}
		put(t, open(t, dir), note("behind", "harvest"))
	})
}

// childTest is set in a process that runs one test for another process.
const childTest = "DATELINE_CHILD_TEST"

// inChild runs the test in a process of its own, which may die or be limited.
func inChild(t *testing.T, test func()) {
	t.Helper()
	if os.Getenv(childTest) == t.Name() {
		test()
		return
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*patience)
	defer cancel()
	c := exec.CommandContext(ctx, os.Args[0], "-test.run=^"+t.Name()+"$", "-test.count=1")
	c.Env = append(os.Environ(), fmt.Sprintf("%s=%s", childTest, t.Name()))
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, firstLines(out, 60))
	}
}

func firstLines(out []byte, n int) string {
	lines := strings.SplitAfterN(string(out), "\n", n+1)
	return strings.Join(lines[:min(n, len(lines))], "")
}
