package log_test

import (
	"errors"
	"strings"
	"testing"

	"dateline"
	"dateline/index/opensearch/log"
)

const firstCommit = "00000000000000000001"

// begun is a record of which one server has begun a write and was killed, seen by another.
func begun(t *testing.T, f *fakeCluster) (other *log.Log) {
	t.Helper()
	killed := openFake(t, f, "1")
	other = f.open(t)
	killed.Crash(func(step string) error {
		if step == "committed" {
			return errKilled
		}
		return nil
	})
	if _, _, err := killed.Put(t.Context(), []dateline.Article{article("k", "Kite", "of the killed")}); !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	return other
}

// articles counts the documents of articles, but for texts.
func (f *fakeCluster) articles() (n int) {
	for name := range f.docs {
		if strings.HasPrefix(name, "n.article a/") {
			n++
		}
	}
	return n
}

// What another server has begun is finished once all copies of the log have it, and not
// before; where it is written anew meanwhile, once they have that.
func TestFinishedOnceItIsOnAllCopies(t *testing.T) {
	f, asked, early := &fakeCluster{}, 0, 0
	other := begun(t, f)
	f.copied = func() int {
		asked++
		upTo := f.writes
		switch asked {
		case 1, 2:
			return -1
		case 3:
			f.put("n.log", firstCommit, f.docs["n.log "+firstCommit].Source)
		}
		early = f.articles()
		return upTo
	}
	if seq, err := other.Look(t.Context()); seq != 1 || err != nil {
		t.Errorf("change %d, %v", seq, err)
	}
	if asked != 4 || early != 0 || f.articles() != 1 {
		t.Errorf("asked %d times, %d articles before, %d behind", asked, early, f.articles())
	}
}

// What another server has begun, and is lost with the node where it was written before a
// copy had it, leaves nothing: another write has its number.
func TestLostBeforeItWasOnACopy(t *testing.T) {
	f := &fakeCluster{}
	other := begun(t, f)
	f.copied = func() int {
		delete(f.docs, "n.log "+firstCommit)
		return f.writes
	}
	if _, err := other.Look(t.Context()); err == nil {
		t.Error("a commit that was lost meanwhile was brought to its end")
	}
	if n := f.articles(); n > 0 {
		t.Errorf("%d articles are there without an entry", n)
	}
	f.copied = nil
	put(t, other, article("b", "Swan", "beta"))
	if got := entries(t, other); len(got) != 1 || got[0] != "article b" || f.articles() != 1 {
		t.Errorf("the log is %q, with %d articles", got, f.articles())
	}
}

// A write is not acknowledged whose commit is gone when it is to be concluded. Where it was
// only written anew, as its primary was lost, it is concluded all the same.
func TestConcludedAsItStands(t *testing.T) {
	for name, meet := range map[string]func(f *fakeCluster){
		"gone":  func(f *fakeCluster) { delete(f.docs, "n.log "+firstCommit) },
		"anew":  func(f *fakeCluster) { f.put("n.log", firstCommit, f.docs["n.log "+firstCommit].Source) },
		"other": func(f *fakeCluster) { f.put("n.log", firstCommit, []byte(`{"n":1,"token":"other","done":true}`)) },
	} {
		t.Run(name, func(t *testing.T) {
			f := &fakeCluster{}
			l := openFake(t, f, "1")
			l.Crash(func(step string) error {
				if step == "applied" {
					meet(f)
				}
				return nil
			})
			_, _, err := l.Put(t.Context(), []dateline.Article{article("a", "Kite", "alpha")})
			if (err == nil) != (name == "anew") {
				t.Errorf("acknowledged with %v", err)
			}
			done := strings.Contains(string(f.docs["n.log "+firstCommit].Source), `"done":true`)
			if name == "anew" && !done {
				t.Error("it is not concluded")
			}
		})
	}
}

// A write whose first answer was lost is made again where that one is lost too.
func TestBegunAnewWhereItIsLost(t *testing.T) {
	for _, lost := range []bool{false, true} {
		f := &fakeCluster{}
		l := openFake(t, f, "1")
		f.copied = func() int {
			if f.copied = nil; lost {
				delete(f.docs, "n.log "+firstCommit)
			}
			return f.writes
		}
		l.Crash(func(step string) error {
			f.silent = f.silent || step == "texts" && f.copied != nil
			return nil
		})
		put(t, l, article("a", "Kite", "alpha"))
		if got := entries(t, l); f.copied != nil || len(got) != 1 {
			t.Errorf("lost %v: the log is %q", lost, got)
		}
	}
}
