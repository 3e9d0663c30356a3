package cluster_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/index/opensearch/cluster"
)

// quickly makes every read late at once, and lets nodes take as long as they like for a
// roll call.
var quickly = cluster.Options{Late: time.Millisecond, Ping: time.Minute, Patience: time.Minute}

// two are nodes of which the first is asked first, and a client of both.
func two(t *testing.T) (first, second *fake, client *cluster.Client) {
	t.Helper()
	first, _ = startFake(t, cluster.Options{})
	second, _ = startFake(t, cluster.Options{})
	a := first.address()
	a.Hosts = append(a.Hosts, second.address().Hosts...)
	return first, second, newClient(t, a, quickly)
}

const (
	wholeHits = `{"_shards":{"total":1,"successful":1},"hits":{"hits":[]}}`
	aDoc      = `{"_index":"i","_id":"1","found":true,"_source":{}}`
)

// everyRead is a call of each kind, and what answers it.
var everyRead = map[string]struct {
	answer string
	do     func(context.Context, *cluster.Client) error
}{
	"a search of a point in time": {wholeHits, func(ctx context.Context, c *cluster.Client) error {
		_, err := c.Search(ctx, "", nil, nil)
		return err
	}},
	"a search of an index": {wholeHits, func(ctx context.Context, c *cluster.Client) error {
		_, err := c.Search(ctx, "i", nil, nil)
		return err
	}},
	"several searches": {`{"responses":[{"status":200,"_shards":{}}]}`, func(ctx context.Context, c *cluster.Client) error {
		_, err := c.MSearch(ctx, []cluster.Question{{Body: map[string]any{}}})
		return err
	}},
	"a count": {`{"count":1,"_shards":{}}`, func(ctx context.Context, c *cluster.Client) error {
		_, err := c.Count(ctx, "i", nil)
		return err
	}},
	"a document": {aDoc, func(ctx context.Context, c *cluster.Client) error {
		_, err := c.Get(ctx, cluster.Ref{Index: "i", ID: "1"}, nil)
		return err
	}},
	"documents": {`{"docs":[` + aDoc + `]}`, func(ctx context.Context, c *cluster.Client) error {
		_, err := c.MGet(ctx, []cluster.Ref{{Index: "i", ID: "1"}}, nil)
		return err
	}},
}

// hang answers nothing until the caller has gone. It says when it was asked, and then.
func (f *fake) hang() (asked, gone chan struct{}) {
	asked, gone = make(chan struct{}, 99), make(chan struct{}, 99)
	f.do(func(_ http.ResponseWriter, r *http.Request) {
		asked <- struct{}{}
		<-r.Context().Done()
		gone <- struct{}{}
	})
	return asked, gone
}

// A read that one node does not answer is made at another, whose answer is taken; the
// first one is given up.
func TestLateReadsGoToAnotherNode(t *testing.T) {
	for name, read := range everyRead {
		t.Run(name, func(t *testing.T) {
			first, second, client := two(t)
			asked, gone := first.hang()
			second.do(func(w http.ResponseWriter, r *http.Request) {
				<-asked
				answering(200, read.answer)(w, r)
			})
			must(t, read.do(t.Context(), client))
			<-gone
			if h := client.Hedges(); first.calls() != 1 || second.calls() != 1 || h.Late != 1 || h.Won != 1 {
				t.Errorf("%d and %d calls, counted %+v", first.calls(), second.calls(), h)
			}
		})
	}
}

// What may change something is made at one node only, however long it takes.
func TestWritesAreNotMadeTwice(t *testing.T) {
	first, second, client := two(t)
	first.do(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(50 * quickly.Late)
		_, _ = w.Write([]byte(`{"_version":1}`))
	})
	second.answer(200, `{"_version":2}`)
	got, err := client.Write(t.Context(), cluster.Write{Ref: cluster.Ref{Index: "i", ID: "1"}, Source: json.RawMessage(`{}`)})
	if err != nil || got.Version != 1 || second.calls() != 0 {
		t.Errorf("%+v, %v, and %d calls of the second node", got, err, second.calls())
	}
}

// An answer that may go better the next time does not count while there may be another.
func TestFirstGoodAnswerIsTaken(t *testing.T) {
	first, second, client := two(t)
	turned := make(chan struct{})
	turn := sync.OnceFunc(func() { close(turned) })
	first.do(func(w http.ResponseWriter, r *http.Request) {
		<-turned
		select {
		case <-r.Context().Done(): // it would be asked again
		case <-time.After(100 * quickly.Late):
			_, _ = w.Write([]byte(wholeHits))
		}
	})
	second.do(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusTooManyRequests)
		turn()
	})
	if _, err := client.Search(t.Context(), "i", nil, nil); err != nil || first.calls() != 1 || second.calls() != 1 {
		t.Errorf("%d and %d calls, error %v", first.calls(), second.calls(), err)
	}
}

// A node that did not answer gets no reads until it has answered a roll call.
func TestStandingNodeIsLeftOut(t *testing.T) {
	first, second, client := two(t)
	first.rollCall(nil, nil)
	first.hang()
	second.answer(200, wholeHits)
	search := func() {
		t.Helper()
		if _, err := client.Search(t.Context(), "i", nil, nil); err != nil {
			t.Fatal(err)
		}
	}
	without := func() bool {
		before := first.calls()
		for range 4 {
			search()
		}
		return first.calls() == before
	}
	eventually(t, "left out", without)
	called := first.rollCalls()
	eventually(t, "called again", func() bool { return without() && first.rollCalls() > called })
	first.only(200, wholeHits)
	first.rollCall([]string{}, nil)
	eventually(t, "asked again", func() bool { return !without() })
}

// A point in time that was opened twice is closed once.
func TestPointInTimeThatComesLateIsClosed(t *testing.T) {
	first, second, client := two(t)
	late, closed := make(chan struct{}), make(chan string, 2)
	end := func(w http.ResponseWriter, r *http.Request) { closed <- r.Method + r.URL.Path }
	first.do(func(w http.ResponseWriter, _ *http.Request) {
		<-late
		_, _ = w.Write([]byte(`{"pit_id":"late","_shards":{}}`))
	})
	first.do(end)
	second.answer(200, `{"pit_id":"quick","_shards":{}}`)
	second.do(end)
	id, err := client.OpenPIT(t.Context(), "i", time.Minute)
	if err != nil || id != "quick" {
		t.Fatalf("opened is %q, %v", id, err)
	}
	close(late)
	if what := <-closed; what != "DELETE/_search/point_in_time" {
		t.Errorf("behind it came %s", what)
	}
	if body := first.lastBody() + second.lastBody(); !strings.Contains(body, `["late"]`) || strings.Contains(body, "quick") {
		t.Errorf("ended are %s", body)
	}
}

// Where a node of the cluster is silent, reads go to copies on others: those under way,
// and those that come. What is bound to certain copies is given up, if its caller can.
func TestReadsGoRoundSilentNodes(t *testing.T) {
	f, _ := startFake(t, cluster.Options{})
	client := newClient(t, f.address(), quickly)
	asked, _ := f.hang()
	f.rollCall([]string{"a", "b"}, []string{"c"})
	f.rollAfter(asked)
	f.answer(200, wholeHits)
	_, err := client.Search(t.Context(), "i", nil, nil)
	must(t, err)
	const round = "_prefer_nodes:a,b"
	if p := f.last().URL.Query().Get("preference"); p != round || client.Hedges().Moved != 1 {
		t.Errorf("asked again for %q, counted %+v", p, client.Hedges())
	}
	for name, c := range map[string]struct {
		ctx  context.Context
		want string
	}{
		"a search of an index":        {t.Context(), round},
		"a count":                     {t.Context(), round},
		"a document":                  {t.Context(), "_primary_first"},
		"documents":                   {cluster.AnyCopy(t.Context()), round},
		"a search of a point in time": {t.Context(), ""},
	} {
		f.only(200, everyRead[name].answer)
		must(t, everyRead[name].do(c.ctx, client))
		if p := f.last().URL.Query().Get("preference"); p != c.want {
			t.Errorf("%s: asked for %q, want %q", name, p, c.want)
		}
	}
	calls := f.calls()
	f.only(200, wholeHits)
	if _, err := client.Search(cluster.Leaving(t.Context(), "", nil), "", nil, nil); !errors.Is(err, cluster.ErrSilent) || f.calls() != calls {
		t.Errorf("a state that may be on a silent node: %v, %d calls", err, f.calls()-calls)
	}
	if _, err := client.Search(cluster.Leaving(t.Context(), "", client.Silent()), "", nil, nil); err != nil {
		t.Errorf("a state that goes round the silent node: %v", err)
	}
	for _, c := range []struct {
		nodes string
		want  error
	}{{"xbx", nil}, {"xbxcx", cluster.ErrSilent}} {
		pit := base64.URLEncoding.EncodeToString([]byte(c.nodes))
		if _, err := client.Search(cluster.Leaving(t.Context(), pit, nil), "", nil, nil); !errors.Is(err, c.want) {
			t.Errorf("a state on the nodes of %s: %v, want %v", c.nodes, err, c.want)
		}
	}
	f.rollCall([]string{"a", "b", "c"}, nil)
	eventually(t, "heard of again", func() bool { return len(client.Silent()) == 0 })
	_, err = client.Search(t.Context(), "i", nil, nil)
	if p := f.last().URL.Query().Get("preference"); err != nil || p != "" {
		t.Errorf("all nodes answer, and asked was for %q, %v", p, err)
	}
}

// A search of a point in time ends when a node turns out to be silent while it waits.
func TestSearchesLeaveSilentNodes(t *testing.T) {
	f, _ := startFake(t, cluster.Options{})
	client := newClient(t, f.address(), quickly)
	asked, gone := f.hang()
	f.rollCall([]string{"a"}, []string{"b"})
	f.rollAfter(asked)
	if _, err := client.Search(cluster.Leaving(t.Context(), "", nil), "", nil, nil); !errors.Is(err, cluster.ErrSilent) {
		t.Errorf("error %v, want silent", err)
	}
	<-gone
}

// eventually waits for what goes on by itself.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not %s in a minute", what)
		}
	}
}

// Silent is a node that no address hears, not one that some do not.
func TestSilentIsWhoNobodyHears(t *testing.T) {
	var a cluster.Address
	var all []*fake
	for i, present := range []string{"a", "b", "c"} {
		f, _ := startFake(t, cluster.Options{})
		f.rollCall([]string{present}, []string{"a", "b", "c"})
		if i == 2 {
			f.rollCall(nil, nil)
		}
		all, a.Hosts = append(all, f), append(a.Hosts, f.address().Hosts...)
	}
	client := newClient(t, a, quickly)
	client.Look()
	eventually(t, "silent", func() bool { return slices.Equal(client.Silent(), []string{"c"}) })
	all[2].rollCall([]string{"c"}, nil)
	eventually(t, "there again", func() bool { return len(client.Silent()) == 0 })
}
