package find

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"time"

	"dateline/index/opensearch/cluster"
)

// deed is a cluster of one document, the lease of an index, which it changes as it is asked to.
type deed struct {
	mu     sync.Mutex
	source json.RawMessage
	seq    int    // its number; 0: it is not there
	behind func() // what happens in the place of the next answer to a write
}

func (d *deed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	d.mu.Lock()
	defer d.mu.Unlock()
	if r.Method == http.MethodGet {
		fmt.Fprintf(w, `{"found":%v,"_seq_no":%d,"_primary_term":1,"_source":%s}`, d.seq > 0, d.seq, d.source)
		return
	}
	if want, _ := strconv.Atoi(r.URL.Query().Get("if_seq_no")); want != d.seq {
		w.WriteHeader(http.StatusConflict)
		_, _ = io.WriteString(w, `{"error":{"type":"version_conflict_engine_exception"}}`)
		return
	}
	d.source, d.seq = body, d.seq+1
	if behind := d.behind; behind != nil {
		d.behind = nil
		behind()
	}
	fmt.Fprintf(w, `{"_seq_no":%d,"_primary_term":1}`, d.seq)
}

func (d *deed) owner(t *testing.T) leased {
	t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	var is struct{ Source leased }
	if err := json.Unmarshal(d.source, &is); err != nil {
		t.Fatal(err)
	}
	return is.Source
}

func newDeed(t *testing.T) (*deed, *Index) {
	t.Helper()
	d := &deed{source: json.RawMessage("{}")}
	return d, served(t, d, cluster.Options{}, Options{})
}

// hold holds a lease, of which a third is over each time.
func hold(t *testing.T, l *Lease, want bool) {
	t.Helper()
	time.Sleep(l.ttl / 3)
	if held, err := l.Hold(t.Context(), "n.find-1"); err != nil || held != want {
		t.Fatalf("held %v, %v, want %v", held, err, want)
	}
}

const leaseTime = 3 * time.Second

// Whoever writes a lease, and gets no answer or does not wait for it, has it all the same,
// unless another has taken it.
func TestALeaseIsHeldWhoseAnswerWasLost(t *testing.T) {
	for name, lose := range map[string]func(cancel func()){
		"lost":           func(func()) { panic(http.ErrAbortHandler) },
		"not waited for": func(cancel func()) { cancel(); panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, x := newDeed(t)
			l := x.NewLease(ToWrite, "one", leaseTime)
			hold(t, l, true)
			time.Sleep(leaseTime / 3)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			d.behind = func() { lose(cancel) }
			_, err := l.Hold(ctx, "n.find-1")
			if waits := name == "lost"; waits != (err == nil) {
				t.Fatal(err)
			}
			hold(t, l, true)
			if got := d.owner(t); got != (leased{"one", 1}) {
				t.Errorf("%+v holds it", got)
			}
			hold(t, x.NewLease(ToWrite, "two", leaseTime), false)
		})
	}
}

// What was not waited for is no reason to keep others waiting, nor to take from them.
func TestALeaseIsReleasedWhoseAnswerWasNotWaitedFor(t *testing.T) {
	for _, taken := range []bool{false, true} {
		t.Run(fmt.Sprint(taken), func(t *testing.T) {
			t.Parallel()
			d, x := newDeed(t)
			l := x.NewLease(ToWrite, "one", leaseTime)
			hold(t, l, true)
			time.Sleep(leaseTime / 3)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			d.behind = func() { cancel(); panic(http.ErrAbortHandler) }
			if _, err := l.Hold(ctx, "n.find-1"); err == nil {
				t.Fatal("it was answered")
			}
			if want := (leased{"", 1}); taken {
				other := x.NewLease(ToWrite, "two", time.Nanosecond)
				hold(t, other, true)
			} else if err := l.Release(t.Context()); err != nil || d.owner(t) != want {
				t.Errorf("%+v holds it, %v", d.owner(t), err)
			}
			if err := l.Release(t.Context()); err != nil || taken && d.owner(t).Owner != "two" {
				t.Errorf("%+v holds it, %v", d.owner(t), err)
			}
		})
	}
}
