package find

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
)

// parted is a cluster with an index of 3 parts, of which some may be missing.
type parted struct {
	mu      sync.Mutex
	missing int
	opened  int      // states
	ended   []string // what was asked to end states
}

func newParted(t *testing.T, fresh time.Duration) (*parted, *Index) {
	t.Helper()
	p := &parted{}
	x := served(t, p, cluster.Options{Patience: 100 * time.Millisecond}, Options{Fresh: fresh})
	t.Cleanup(x.Close)
	return p, x
}

func (p *parted) lose(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.missing = n
}

func (p *parted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	p.mu.Lock()
	defer p.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	there := 3 - p.missing
	switch last := r.URL.Path[strings.LastIndex(r.URL.Path, "/"):]; {
	case last == "/point_in_time" && r.Method == http.MethodDelete:
		p.ended = append(p.ended, string(body))
		fmt.Fprint(w, `{}`)
	case last == "/point_in_time" && (p.missing == 3 || p.missing > 0 && r.URL.Query().Get("allow_partial_pit_creation") == "false"):
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprint(w, `{"error":{"root_cause":[],"type":"search_phase_execution_exception","reason":"","caused_by":{"reason":"Search rejected due to missing shards"}},"status":503}`)
	case last == "/point_in_time":
		p.opened++
		fmt.Fprintf(w, `{"pit_id":"p%d","_shards":{"total":3,"successful":%d}}`, p.opened, there)
	case last == "/.progress":
		fmt.Fprint(w, `{"_index":"n.find-1","_id":".progress","found":true,"_source":{"source":{"applied":1}}}`)
	case strings.Contains(r.URL.Path, "/_alias"):
		fmt.Fprint(w, `{"n.find-1":{"aliases":{"n.find":{}}}}`)
	default:
		fmt.Fprintf(w, `{"_shards":{"total":%d,"successful":%d},"hits":{"total":{"value":7}}}`, there, there)
	}
}

// entered is a state as enter gives it, left again.
func entered(t *testing.T, x *Index, enter entering) (*pin, error) {
	t.Helper()
	at, err := enter(t.Context())
	if err == nil {
		x.over(x.pins.leave(at))
	}
	return at, err
}

// A state of a part of the index is for those who take one: it is shared among them, and
// ends when there is one of the whole.
func TestStatesOfAPart(t *testing.T) {
	p, x := newParted(t, time.Millisecond)
	whole, err := entered(t, x, x.enterPart)
	if err != nil || whole.partial() {
		t.Fatalf("of a whole index: %+v, %v", whole, err)
	}
	p.lose(1)
	x.over(x.pins.lose(whole))
	if at, err := entered(t, x, x.enter); !errors.Is(err, cluster.ErrPart) || dateline.KindOf(err) != dateline.Unavailable {
		t.Fatalf("a search of the whole is on %+v, %v", at, err)
	}
	part, err := entered(t, x, x.enterPart)
	if err != nil || part.parts != (dateline.Parts{All: 3, Missing: 1}) || part.shards != 2 || part.seen != whole.seen {
		t.Fatalf("a search that takes a part is on %+v, %v", part, err)
	}
	if at, err := entered(t, x, x.enter); !errors.Is(err, cluster.ErrPart) {
		t.Errorf("a search of the whole is on %+v then, %v", at, err)
	}
	if x.pins.cur != nil || x.pins.shown != whole {
		t.Error("the state of a part is that of the whole")
	}
	p.lose(0)
	time.Sleep(time.Millisecond)
	if at, err := entered(t, x, x.enter); err != nil || at.partial() || at == whole {
		t.Errorf("when all is there: %+v, %v", at, err)
	}
	if x.pins.part != nil {
		t.Error("the state of a part is kept when there is one of the whole")
	}
}

// Searches that come at the same time are on one state of a part.
func TestAPartIsShared(t *testing.T) {
	p, x := newParted(t, time.Minute)
	p.lose(2)
	var group sync.WaitGroup
	met := make(chan *pin, 8)
	for range cap(met) {
		group.Go(func() {
			at, err := x.enterPart(t.Context())
			if err != nil || at.parts.Missing != 2 {
				t.Errorf("%+v, %v", at, err)
			}
			met <- at
		})
	}
	group.Wait()
	first := <-met
	for range cap(met) - 1 {
		if at := <-met; at != first {
			t.Errorf("searches are on %s and %s", first.id, at.id)
		}
	}
}

// Where no part is there, or the whole is, there is no state of a part.
func TestNoStateOfAPart(t *testing.T) {
	p, x := newParted(t, time.Minute)
	if at, err := x.openPart(t.Context()); !errors.Is(err, errNoneMissing) {
		t.Errorf("%+v, %v", at, err)
	}
	if len(p.ended) != 1 {
		t.Errorf("ended are %v", p.ended)
	}
	p.lose(3)
	if at, err := entered(t, x, x.enterPart); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("%+v, %v", at, err)
	}
}

// Whose time is over while it is looked for the whole again is told what was missing.
func TestWhatIsMissingIsToldInTime(t *testing.T) {
	p, x := newParted(t, time.Minute)
	p.lose(1)
	if _, err := entered(t, x, x.enter); !errors.Is(err, cluster.ErrPart) {
		t.Fatal(err)
	}
	brief, cancel := context.WithDeadline(t.Context(), time.Now())
	defer cancel()
	if _, err := x.enter(brief); !errors.Is(err, cluster.ErrPart) {
		t.Errorf("%v", err)
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := x.enter(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("of one who has left: %v", err)
	}
}

// A cursor of a partial page has what the page lacks, and is refused where that is not taken.
func TestCursorsOfAPart(t *testing.T) {
	p, x := newParted(t, time.Minute)
	p.lose(1)
	x.pins.part = nil
	part, err := entered(t, x, x.enterPart)
	if err != nil {
		t.Fatal(err)
	}
	s := dateline.Search{Limit: 1, Partial: true}
	run := &searching{ctx: t.Context(), index: x, pin: part, search: s}
	if err := run.begin(); err != nil {
		t.Fatal(err)
	}
	s.Cursor = run.next(found{sort: []json.RawMessage{json.RawMessage(`"a"`)}}, &dateline.Result{})
	other := New(x.client, Options{})
	c, err := plan.ReadCursor(s, (*cursor).onward)
	if err != nil {
		t.Fatal(err)
	}
	if at := other.pins.of(c); at.parts != part.parts {
		t.Errorf("another server takes it for a state of %+v", at.parts)
	}
	s.Partial = false
	var e *dateline.Error
	if _, err := x.Search(t.Context(), s); !errors.As(err, &e) || e.Kind != dateline.Invalid || e.Field != "cursor" {
		t.Errorf("without the option: %v", err)
	}
}
