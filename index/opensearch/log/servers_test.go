package log_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/log"
)

var errKilled = errors.New("killed")

// dying opens a record whose server is killed at a step of its nth write; 0 is the first.
func dying(t testing.TB, c *cluster.Client, name, step string, nth int32) *log.Log {
	l := openAt(t, c, name)
	var at atomic.Int32
	l.Crash(func(s string) error {
		if s == step && at.Add(1) > nth {
			return errKilled
		}
		return nil
	})
	return l
}

// A server that is killed before its commit has written nothing, and behind it all.
func TestKilledBetweenTwoSteps(t *testing.T) {
	for step, want := range map[string][]string{
		"texts":     {"article a", "article b"},
		"committed": {"article a", "article k", "article b"},
		"applied":   {"article a", "article k", "article b"},
	} {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			c, name := client(t)
			killed, other := dying(t, c, name, step, 1), openAt(t, c, name)
			put(t, killed, article("a", "", "alpha"))
			if _, _, err := killed.Put(t.Context(), []dateline.Article{article("k", "Kite", "of the killed")}); !errors.Is(err, errKilled) {
				t.Fatal(err)
			}
			put(t, other, article("b", "", "beta"))
			if got := entries(t, other); !slices.Equal(got, want) {
				t.Errorf("log %q, want %q", got, want)
			}
			a, err := other.Article(t.Context(), "k", 0)
			if there := slices.Contains(want, "article k"); there != (err == nil && a.Body == "of the killed") {
				t.Errorf("the article of the killed server: %+v, %v", a, err)
			}
			if s := put(t, other, article("k", "Kite", "of the killed"))[0].Status; (s == dateline.Unchanged) != slices.Contains(want, "article k") {
				t.Errorf("put again it is %v", s)
			}
			sound(t, other)
		})
	}
}

// What a killed server has committed is told to those that watch, and can be read then.
func TestWatchTellsWhatOthersWrite(t *testing.T) {
	c, name := client(t)
	killed, other := dying(t, c, name, "committed", 0), openAt(t, c, name)
	told := make(chan error, 1)
	go func() {
		seq, err := other.Watch(t.Context(), 0)
		if err == nil && seq != 1 {
			err = fmt.Errorf("told of %d", seq)
		}
		told <- err
	}()
	_, _, err := killed.Put(t.Context(), []dateline.Article{article("a", "", "alpha")})
	if !errors.Is(err, errKilled) {
		t.Fatal(err)
	}
	ok(t, <-told)
	if a, err := other.Article(t.Context(), "a", 0); err != nil || a.Body != "alpha" {
		t.Error(a, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := other.Watch(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Servers that write at once, two of which are killed again and again, lose nothing that
// was acknowledged, and write nothing twice.
func TestServersWriteAtOnce(t *testing.T) {
	const servers, rounds = 3, 12
	c, name := client(t)
	var group sync.WaitGroup
	acknowledged := make([][]dateline.Article, servers)
	for s := range servers {
		group.Go(func() { acknowledged[s] = hammer(t, c, name, s, rounds) })
	}
	group.Wait()
	l := openAt(t, c, name)
	seen := map[string]int{}
	for _, e := range entries(t, l) {
		seen[e]++
	}
	for _, mine := range acknowledged {
		for _, a := range mine {
			if got, err := l.Article(t.Context(), a.ID, 0); err != nil || got.Body != a.Body {
				t.Errorf("%s was acknowledged and is %.20q, %v", a.ID, got.Body, err)
			}
			if n := seen["article "+string(a.ID)]; n != 1 {
				t.Errorf("%s came %d times", a.ID, n)
			}
		}
	}
	if all := seen["article all"]; all != 1 {
		t.Errorf("the article that all put came %d times", all)
	}
	sound(t, l)
}

// hammer puts articles until all are acknowledged, each time it is killed with a new server.
func hammer(t *testing.T, c *cluster.Client, name string, server, rounds int) (done []dateline.Article) {
	steps := []string{"texts", "committed", "applied", ""}
	random := rand.New(rand.NewSource(int64(server)))
	l := openAt(t, c, name)
	for i := 0; i < rounds; {
		a := article(fmt.Sprintf("s%d-%02d", server, i), "", fmt.Sprintf("round %d of %d", i, server))
		_, _, err := l.Put(t.Context(), []dateline.Article{a, article("all", "", "one")})
		switch {
		case err == nil:
			done = append(done, a)
			i++
			if step := steps[random.Intn(len(steps))]; step != "" && server > 0 {
				l = dying(t, c, name, step, 0)
			}
		case errors.Is(err, errKilled):
			l = openAt(t, c, name)
		default:
			t.Error(err)
			return done
		}
	}
	return done
}

// Each of two servers that decide on the same key finds what the other has done.
func TestServersDecideInTurn(t *testing.T) {
	c, name := client(t)
	one, two := openAt(t, c, name), openAt(t, c, name)
	for i := range 6 {
		l := []*log.Log{one, two}[i%2]
		want := dateline.Revised
		if i == 0 {
			want = dateline.Added
		}
		if o := put(t, l, article("a", "", fmt.Sprint("text ", i)))[0]; o.Status != want || o.Revision != i+1 {
			t.Errorf("put %d: %v %d", i, o.Status, o.Revision)
		}
	}
	_, err := one.Erase(t.Context(), "a", "asked for")
	ok(t, err)
	out, _, err := two.Put(t.Context(), []dateline.Article{article("a", "", "again")})
	ok(t, err)
	if out[0].Status != dateline.Rejected || dateline.KindOf(out[0].Err) != dateline.Gone {
		t.Error(out)
	}
	sound(t, two)
}

// Of servers that set one value at once, one wins, each time.
func TestServersSetAtOnce(t *testing.T) {
	c, name := client(t)
	const servers, sets = 3, 8
	var group sync.WaitGroup
	for range servers {
		l := openAt(t, c, name)
		group.Go(func() {
			for done := 0; done < sets; {
				was, version, err := l.State().Get(t.Context(), "counter")
				if err == nil {
					_, err = l.State().Set(t.Context(), "counter", append(was, 'x'), version)
				}
				if err == nil {
					done++
				} else if dateline.KindOf(err) != dateline.Conflict {
					t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	value, version, err := openAt(t, c, name).State().Get(t.Context(), "counter")
	ok(t, err)
	if want := strings.Repeat("x", servers*sets); string(value) != want || version == 0 {
		t.Errorf("%q in version %d, want %q", value, version, want)
	}
}

// sound reports what Check finds.
func sound(t testing.TB, l *log.Log) {
	t.Helper()
	ok(t, l.Check(t.Context(), func(f dateline.Fault) { t.Errorf("%+v", f) }))
}

// A server that others are always quicker than asks them to wait, and gets its turn.
func TestNoServerStarves(t *testing.T) {
	c, name := client(t)
	slow, quick := openAt(t, c, name), openAt(t, c, name)
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-done:
				return
			default:
			}
			if _, _, err := quick.Put(t.Context(), []dateline.Article{article(fmt.Sprint("q", i), "", "quick")}); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	tries := 0
	slow.Crash(func(step string) error {
		if step != "texts" {
			return nil
		}
		if tries++; tries > 8 {
			return errKilled
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		_, err := quick.Watch(ctx, quick.Head())
		if errors.Is(err, context.DeadlineExceeded) { // the others wait
			err = nil
		}
		return err
	})
	out, _, err := slow.Put(t.Context(), []dateline.Article{article("slow", "", "slow")})
	close(done)
	<-stopped
	if err != nil || out[0].Status != dateline.Added {
		t.Errorf("behind %d tries: %v %v", tries, out, err)
	}
	sound(t, quick)
}

// A server that was killed while others waited for it does not keep them for ever.
func TestAbandonedHold(t *testing.T) {
	c, name := client(t)
	killed, other := openAt(t, c, name), openAt(t, c, name)
	put(t, killed, article("a", "", "alpha"))
	ok(t, killed.Abandon(t.Context()))
	other.HoldFor(100 * time.Millisecond)
	if a, err := other.Article(t.Context(), "a", 0); err != nil || a.Body != "alpha" { // reads do not wait
		t.Error(a, err)
	}
	put(t, other, article("b", "", "beta"))
	put(t, killed, article("c", "", "gamma"))
	sound(t, other)
}

// A server that was stopped behind its commit, and goes on when others have long done what it
// had left and more, changes nothing.
func TestLateServer(t *testing.T) {
	c, name := client(t)
	late, other := openAt(t, c, name), openAt(t, c, name)
	put(t, late, article("a", "", "one"), article("b", "", "one"))
	late.Crash(func(step string) error {
		if step == "committed" {
			late.Crash(nil)
			put(t, other, article("a", "", "three"), article("c", "", "three"))
			_, err := other.Erase(t.Context(), "b", "")
			ok(t, err)
		}
		return nil
	})
	put(t, late, article("a", "", "two"), article("b", "", "two"))
	for _, l := range []*log.Log{late, other} {
		if a, err := l.Article(t.Context(), "a", 0); err != nil || a.Body != "three" || a.Revision != 3 {
			t.Errorf("%+v, %v", a, err)
		}
		if _, err := l.Article(t.Context(), "b", 0); dateline.KindOf(err) != dateline.Gone {
			t.Error(err)
		}
	}
	sound(t, other)
	put(t, late, article("c", "", "four"))
	sound(t, late)
}
