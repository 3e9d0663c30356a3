package cluster_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

const (
	info     = `{"cluster_name":"c","version":{"distribution":"opensearch","number":"3.8.0"}}`
	rejected = `{"error":{"type":"rejected_execution_exception","reason":"queue is full"},"status":429}`
)

// What may go better the next time is asked again; what will not is an error at once.
func TestRetries(t *testing.T) {
	for _, c := range []struct {
		name   string
		status int
		body   string
		again  bool
		kind   dateline.Kind
		hint   string
	}{
		{"too much to do", 429, rejected, true, dateline.Unavailable, "try again later"},
		{"a proxy without a node", 502, "<html>Bad Gateway</html>", true, dateline.Unavailable, "try again later"},
		{"no manager", 503, `{"error":{"type":"cluster_manager_not_discovered_exception","reason":null},"status":503}`, true, dateline.Unavailable, "try again later"},
		{"no answer of a node", 504, "", true, dateline.Unavailable, "try again later"},
		{"a full disk", 429, `{"error":{"type":"cluster_block_exception","reason":"index [n] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark];"},"status":429}`, false, dateline.Unavailable, "disks may be full"},
		{"a full disk as older versions say it", 403, `{"error":{"type":"cluster_block_exception","reason":"blocked"},"status":403}`, false, dateline.Unavailable, "disks may be full"},
		{"no such user", 401, "Unauthorized", false, dateline.Unavailable, cluster.PasswordVariable},
		{"no right", 403, `{"error":{"type":"security_exception","reason":"no permissions"},"status":403}`, false, dateline.Unavailable, "rights"},
		{"a wrong call", 400, `{"error":{"type":"parsing_exception","reason":"unknown query"},"status":400}`, false, dateline.Internal, "parsing_exception"},
		{"a defect there", 500, `{"error":{"type":"null_pointer_exception","reason":"x"},"status":500}`, false, dateline.Internal, "null_pointer"},
		{"another server", 301, "moved", false, dateline.Internal, "moved"},
		{"no such index", 404, `{"error":{"type":"index_not_found_exception","reason":"no such index [n]"},"status":404}`, false, dateline.NotFound, "no such index"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, client := startFake(t, cluster.Options{Patience: time.Minute})
			f.answer(c.status, c.body)
			f.answer(200, info)
			_, err := client.Info(t.Context())
			if c.again {
				if err != nil || f.calls() != 2 {
					t.Errorf("%d calls, error %v, want 2 and none", f.calls(), err)
				}
				client = newClient(t, f.address(), cluster.Options{Patience: time.Nanosecond})
				f.answers = nil
				f.answer(c.status, c.body)
				_, err = client.Info(t.Context())
			} else if f.calls() != 1 {
				t.Errorf("%d calls, want 1", f.calls())
			}
			if dateline.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.hint) {
				t.Errorf("error %v, want %v with %q", err, c.kind, c.hint)
			}
		})
	}
}

// What the cluster says is for the log: the message for a reader holds none of it.
func TestMessagesKeepInternalsBack(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.answer(400, `{"error":{"type":"parsing_exception","reason":"secret words"},"status":400}`)
	_, err := client.Info(t.Context())
	e := err.(*dateline.Error)
	var failure *cluster.Failure
	if strings.Contains(e.Message+e.Hint, "secret") || !errors.As(err, &failure) || failure.Reason != "secret words" || failure.Status != 400 {
		t.Errorf("error %+v", e)
	}
}

// A node that is away is left out, and each of the others is asked.
func TestAnotherNodeAnswers(t *testing.T) {
	gone, _ := startFake(t, cluster.Options{})
	f, _ := startFake(t, cluster.Options{})
	f.answer(200, info)
	gone.Close()
	a := f.address()
	a.Hosts = append(gone.address().Hosts, append(a.Hosts, gone.address().Hosts...)...)
	client := newClient(t, a, cluster.Options{Patience: time.Nanosecond})
	for range 10 {
		if _, err := client.Info(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNoNodeAnswers(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.Close()
	_, err := client.Info(t.Context())
	if dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(err.Error(), "no node of the cluster "+f.address().String()) {
		t.Errorf("error %v, want unavailable, with the address", err)
	}
}

// A node that does not answer in time is asked no longer, but the call is made again.
func TestAnAttemptHasItsTime(t *testing.T) {
	f, client := startFake(t, cluster.Options{Attempt: 50 * time.Millisecond, Patience: time.Minute})
	f.do(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	f.answer(200, info)
	if _, err := client.Info(t.Context()); err != nil || f.calls() < 2 { // more where this machine is slow
		t.Errorf("%d calls, error %v", f.calls(), err)
	}
}

// The more an attempt sends, the more time it has: a node may take minutes for a large text.
func TestLargeRequestsHaveMoreTime(t *testing.T) {
	slow := func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(1500 * time.Millisecond)
		answering(200, `{"_version":1,"_shards":{"successful":1}}`)(w, r)
	}
	for _, c := range []struct {
		bytes int
		good  bool
	}{{10, false}, {64 << 20, true}} {
		f, client := startFake(t, cluster.Options{Attempt: time.Second})
		f.do(slow)
		source := json.RawMessage(`{"w":"` + strings.Repeat("a", c.bytes) + `"}`)
		_, err := client.Write(t.Context(), cluster.Write{Ref: cluster.Ref{Index: "n", ID: "1"}, Source: source})
		if c.good != (err == nil) {
			t.Errorf("%d bytes: error %v", c.bytes, err)
		}
	}
}

// Whoever asks for a state waits for it as long as is said, however long an attempt may take.
func TestHealthHasTheTimeThatItWaits(t *testing.T) {
	const attempt = 50 * time.Millisecond
	f, client := startFake(t, cluster.Options{Attempt: attempt})
	f.do(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(4 * attempt)
		answering(http.StatusRequestTimeout, `{"status":"red","timed_out":true}`)(w, r)
	})
	h, err := client.Health(t.Context(), "i", "green", time.Minute)
	if err != nil || !h.TimedOut || h.Status != "red" {
		t.Errorf("%+v, %v", h, err)
	}
}

// A caller that gives up gets the error of its context, and does the node no harm.
func TestGivingUp(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	ctx, cancel := context.WithCancelCause(t.Context())
	f.do(func(_ http.ResponseWriter, r *http.Request) {
		cancel(errors.New("enough"))
		<-r.Context().Done()
	})
	if _, err := client.Info(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
	ctx, cancel = context.WithCancelCause(t.Context())
	client = newClient(t, f.address(), cluster.Options{Patience: time.Minute})
	f.answers = nil
	f.do(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(503)
		cancel(nil)
	})
	if _, err := client.Info(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v in a pause, want that of the context", err)
	}
}

// A node whose call its caller gave up is asked again at its turn.
func TestGivingUpIsNoFailureOfTheNode(t *testing.T) {
	first, _ := startFake(t, cluster.Options{})
	second, _ := startFake(t, cluster.Options{})
	a := first.address()
	a.Hosts = append(a.Hosts, second.address().Hosts...)
	client := newClient(t, a, cluster.Options{})
	for _, f := range []*fake{first, second} {
		ctx, cancel := context.WithCancel(t.Context())
		hang := func(_ http.ResponseWriter, r *http.Request) { cancel(); <-r.Context().Done() }
		first.answers, second.answers = nil, nil
		first.do(hang)
		second.do(hang)
		if _, err := client.Info(ctx); !errors.Is(err, context.Canceled) {
			t.Fatalf("error %v, want that of the context", err)
		}
		first.answers, second.answers = nil, nil
		first.answer(200, info)
		second.answer(200, info)
		before := f.calls()
		for range 4 {
			if _, err := client.Info(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if f.calls() != before+2 {
			t.Errorf("%d of 4 calls, want 2", f.calls()-before)
		}
	}
}

// An answer that was cut is asked for again; one that is too long is refused.
func TestAnswersAreWholeAndBounded(t *testing.T) {
	f, client := startFake(t, cluster.Options{Patience: time.Minute, MaxAnswer: 200})
	f.cut()
	f.do(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = w.Write([]byte("{"))
		panic(http.ErrAbortHandler)
	})
	f.answer(200, info)
	if _, err := client.Info(t.Context()); err != nil || f.calls() != 3 {
		t.Errorf("%d calls, error %v", f.calls(), err)
	}
	f.answers = nil
	f.answer(200, `{"cluster_name":"`+long('c', 200)+`"}`)
	if _, err := client.Info(t.Context()); dateline.KindOf(err) != dateline.Internal || !strings.Contains(err.Error(), "too long") || f.calls() != 4 {
		t.Errorf("%d calls, error %v, want one more, and too long", f.calls(), err)
	}
}

func TestWhoAnswers(t *testing.T) {
	for body, want := range map[string]string{
		info: "",
		`{"version":{"distribution":"opensearch","number":"2.19.6"}}`:  "",
		`{"version":{"distribution":"opensearch","number":"10.0.0"}}`:  "",
		`{"version":{"distribution":"opensearch","number":"2.18.0"}}`:  "opensearch 2.18.0",
		`{"version":{"distribution":"opensearch","number":"1.3.20"}}`:  "opensearch 1.3.20",
		`{"version":{"distribution":"opensearch","number":"nightly"}}`: "opensearch nightly",
		`{"version":{"number":"8.15.0"}}`:                              "the cluster is 8.15.0",
		`{}`:                                                           "needs OpenSearch 2.19",
		`<html>`:                                                       "is not OpenSearch",
	} {
		f, client := startFake(t, cluster.Options{})
		f.answer(200, body)
		_, err := client.Info(t.Context())
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: error %v, want %q", body, err, want)
		}
	}
}

func TestOptionsAreChecked(t *testing.T) {
	a := cluster.Address{Hosts: []string{"127.0.0.1:1"}, Name: "n"}
	for _, o := range []cluster.Options{{Copies: "two"}, {Copies: "-1"}, {Patience: -1}, {MaxBulk: -1}} {
		if _, err := cluster.New(a, o); dateline.KindOf(err) != dateline.Invalid {
			t.Errorf("%+v: error %v, want invalid", o, err)
		}
	}
}
