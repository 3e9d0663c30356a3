package transfer_test

import (
	"context"
	"testing"

	"dateline"
	"dateline/index/remote"
	"dateline/index/transfer"
)

// served is an archive as another process sees it.
func served(t *testing.T) dateline.Archive {
	t.Helper()
	dir := t.TempDir()
	held := open(t, dir)
	ln, err := remote.Listen(dir)
	ok(t, err)
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	ended := make(chan error, 1)
	go func() { ended <- remote.Serve(ctx, ln, held, remote.Options{}) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	a, err := remote.Dial(t.Context(), dir)
	ok(t, err)
	t.Cleanup(func() { a.Close() })
	return a
}

func copied(t *testing.T, from, to dateline.Archive) transfer.Report {
	t.Helper()
	r, err := transfer.Copy(t.Context(), from, to, transfer.Options{Batch: 7})
	ok(t, err)
	if !r.Proof.Equal() {
		t.Errorf("the copy differs: %q", r.Proof.Differences)
	}
	return r
}

// A copy has all that its original has, and so has a copy of that.
func TestThereAndBack(t *testing.T) {
	t.Parallel()
	for name, archive := range map[string]func(t *testing.T) dateline.Archive{
		"folder":  func(t *testing.T) dateline.Archive { return open(t, t.TempDir()) },
		"served":  served,
		"cluster": onCluster,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			first, second, third := open(t, t.TempDir()), archive(t), open(t, t.TempDir())
			everything(t, first)
			there := copied(t, first, second)
			equal(t, second, first)
			back := copied(t, second, third)
			equal(t, third, first)
			if there.Proof.From != back.Proof.To || there.Proof.From == "" {
				t.Errorf("checksums %s and %s", there.Proof.From, back.Proof.To)
			}
			if p := there.Proof; p.Articles != 19 || p.Erased != 3 || p.Corrections != 14 || p.State != 3 || p.Mended != 0 || there.Resumed {
				t.Errorf("%+v", there)
			}
			goOn(t, first, third)
		})
	}
}

// goOn does the same to both: what comes next has the same numbers, and what was refused is.
func goOn(t *testing.T, first, second dateline.Archive) {
	t.Helper()
	for _, a := range []dateline.Archive{first, second} {
		put(t, a, article("", "again", 5, path("lifted/3")), article("b", "newer", 25), article("back", "newer", 25, path("back/3")))
		say(t, a, dateline.Correction{Kind: dateline.CorrectHide, Entity: "x"})
		for _, key := range []string{"gone", "short", "short/2", "short/3", "k/0", "k/150"} {
			out, _, err := a.Put(t.Context(), []dateline.Article{article("", "it comes back", 9, path(key))})
			ok(t, err)
			if dateline.KindOf(out[0].Err) != dateline.Gone {
				t.Errorf("the key %s of an erased article: %+v", key, out[0])
			}
		}
	}
	equal(t, second, first)
}

func TestEmptyArchive(t *testing.T) {
	from, to := open(t, t.TempDir()), open(t, t.TempDir())
	if r := copied(t, from, to); r.Proof.Articles != 0 || r.Proof.From != r.Proof.To {
		t.Errorf("%+v", r)
	}
	everything(t, from)
	if r := copied(t, from, to); r.Proof.Articles != 19 {
		t.Errorf("%+v", r)
	}
	equal(t, to, from)
}
