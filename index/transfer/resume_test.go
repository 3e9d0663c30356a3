package transfer_test

import (
	"context"
	"errors"
	"os"
	"testing"

	"dateline"
	"dateline/index/transfer"
)

// cutAndGoOn copies until the call that is cut, and then to the end. It reports whether
// there was such a call.
func cutAndGoOn(t *testing.T, from, to dateline.Archive, want holdings, at int, late, source bool) bool {
	t.Helper()
	defer to.Close()
	f := &faulty{Archive: to, left: at, late: late}
	a, b := from, dateline.Archive(f)
	if source {
		f.Archive = from
		a, b = f, to
	}
	_, err := transfer.Copy(t.Context(), a, b, transfer.Options{Batch: 3})
	if err == nil {
		return false
	}
	if !errors.Is(err, errCut) {
		t.Errorf("cut at %d: %v", at, err)
	}
	copied(t, from, to)
	same(t, holdingsOf(t, to), want)
	return true
}

// everyWay is set where each call is cut in every way, which takes some minutes; else each
// call to the copy is in one, in turn, and every third to the source.
const everyWay = "DATELINE_EVERY_CUT"

// A copy that is killed at any call goes on and ends equal, whether the call was carried
// out or not.
func TestGoesOnFromAnyCall(t *testing.T) {
	t.Parallel()
	from := open(t, t.TempDir())
	everything(t, from)
	want := holdingsOf(t, from)
	for _, kind := range []struct {
		name         string
		late, source bool
		first, step  int
	}{{"not carried out", false, false, 0, 2}, {"answer lost", true, false, 1, 2}, {"source fails", false, true, 0, 3}} {
		t.Run(kind.name, func(t *testing.T) {
			t.Parallel()
			at, step := kind.first, kind.step
			switch {
			case testing.Short():
				at, step = 0, 7
			case os.Getenv(everyWay) != "":
				at, step = 0, 1
			}
			for ; cutAndGoOn(t, from, open(t, t.TempDir()), want, at, kind.late, kind.source); at += step {
				if t.Failed() {
					t.Fatalf("cut at %d", at)
				}
			}
			if at < 30 {
				t.Errorf("only %d calls to be cut", at)
			}
		})
	}
}

// So does one to a cluster, and one from there.
func TestGoesOnWithACluster(t *testing.T) {
	t.Parallel()
	there := onCluster(t)
	from := open(t, t.TempDir())
	everything(t, from)
	want := holdingsOf(t, from)
	copied(t, from, there)
	for _, at := range []int{8, 27, 46} {
		if !cutAndGoOn(t, from, onCluster(t), want, at, at%2 == 0, false) {
			t.Errorf("no call %d to a cluster", at)
		}
		if !cutAndGoOn(t, there, open(t, t.TempDir()), want, at/2, false, true) {
			t.Errorf("no call %d from a cluster", at)
		}
	}
}

// One that is interrupted again and again comes to its end.
func TestGoesOnAgainAndAgain(t *testing.T) {
	from, to := open(t, t.TempDir()), open(t, t.TempDir())
	everything(t, from)
	for range 1000 {
		ctx, stop := context.WithCancel(t.Context())
		steps := 0
		_, err := transfer.Copy(ctx, from, to, transfer.Options{Batch: 3, Progress: func(stage string, _, _ int64) {
			if steps++; steps == 2 && stage == transfer.StageCopying {
				stop()
			}
		}})
		stop()
		if err == nil {
			equal(t, to, from)
			return
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if steps < 2 {
			t.Fatal("no step forward")
		}
		if m, _, err := to.State().Get(t.Context(), "copy"); err != nil || len(m) == 0 {
			t.Fatalf("no marker: %v", err)
		}
	}
	t.Error("no end after 1000 runs")
}
