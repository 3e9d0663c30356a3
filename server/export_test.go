package server_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/server"
)

// many yields n articles of 10 kB, or until nobody wants them, and then fails with
// err if that is not nil. stopped gets how many were taken.
func many(n int, err error, stopped chan<- int) func(context.Context) iter.Seq2[dateline.Article, error] {
	body := strings.Repeat("fire and ice. ", 10<<10/14)
	return func(ctx context.Context) iter.Seq2[dateline.Article, error] {
		return func(yield func(dateline.Article, error) bool) {
			for i := range n {
				if gone := ctx.Err(); gone != nil {
					yield(dateline.Article{}, gone)
					stopped <- i
					return
				}
				if !yield(dateline.Article{ID: dateline.ID(fmt.Sprint("a", i)), Revision: 1, Body: body}, nil) {
					stopped <- i
					return
				}
			}
			if err != nil {
				yield(dateline.Article{}, err)
			}
		}
	}
}

func TestExportThatFailsOnTheWay(t *testing.T) {
	cause := errors.New("disk gone")
	h := serving(t, broken{each: many(30, cause, nil)}, server.Options{})
	all := strings.Split(strings.TrimSpace(get(t, h, "/api/v1/export", "X-Request-Id", "e1").Body.String()), "\n")
	if len(all) != 31 {
		t.Fatalf("%d lines", len(all))
	}
	last := decode[server.BrokenJSON](t, strings.NewReader(all[30]))
	if last.Error.Code != "internal" || last.Error.RequestID != "e1" || strings.Contains(all[30], "disk") {
		t.Errorf("last line %s", all[30])
	}
	for _, err := range []error{cause, dateline.Invalidf("to", "before from")} {
		w := get(t, serving(t, broken{each: many(0, err, nil)}, server.Options{}), "/api/v1/export")
		if w.Code < 400 || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%v before the first line: %d %v", err, w.Code, w.Header())
		}
	}
}

// An export whose client goes while it is sent ends there: nothing is said behind it, not
// even of what fails then.
func TestExportThatNobodyReads(t *testing.T) {
	ctx, leave := context.WithCancel(t.Context())
	var log strings.Builder
	each := func(context.Context) iter.Seq2[dateline.Article, error] {
		return func(yield func(dateline.Article, error) bool) {
			yield(dateline.Article{ID: "a", Revision: 1, Body: strings.Repeat("fire ", 100_000)}, nil)
			leave()
			yield(dateline.Article{}, dateline.Errorf(dateline.Unavailable, "the archive is closed"))
		}
	}
	h := serving(t, broken{each: each}, server.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/api/v1/export", nil).WithContext(ctx))
	if lines := strings.Split(strings.TrimSpace(w.Body.String()), "\n"); len(lines) != 1 || !strings.HasPrefix(lines[0], `{"dateline_format"`) {
		t.Errorf("%d lines, the last %.200s", len(lines), lines[len(lines)-1])
	}
	contains(t, "log", log.String(), "status=499")
}

// An export goes on for longer than a request may take to be read, and ends when
// its client goes.
func TestExportStreams(t *testing.T) {
	stopped := make(chan int, 1)
	srv := httptest.NewUnstartedServer(serving(t, broken{each: many(1<<30, nil, stopped)}, server.Options{}))
	srv.Config.ReadTimeout, srv.Config.WriteTimeout = 50*time.Millisecond, 50*time.Millisecond
	srv.Start()
	defer srv.Close()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, srv.URL+"/api/v1/export", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	in := bufio.NewReader(res.Body)
	for begun, n := time.Now(), 0; time.Since(begun) < 300*time.Millisecond || n < 10; n++ {
		if _, err := in.ReadString('\n'); err != nil {
			t.Fatalf("after %d lines and %v: %v", n, time.Since(begun), err)
		}
	}
	cancel()
	select {
	case <-stopped:
	case <-time.After(30 * time.Second):
		t.Error("the export goes on without a client")
	}
}
