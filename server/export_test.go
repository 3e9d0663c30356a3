package server_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
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

// An export goes on for longer than a request may take to be read or an answer to be
// written, and ends when its client goes.
func TestExportStreams(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		stopped := make(chan int, 1)
		conn := listen(t, serving(t, broken{each: many(1<<30, nil, stopped)}, server.Options{})).dial()
		if _, err := io.WriteString(conn, "GET /api/v1/export HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		in := bufio.NewReader(conn)
		for n := range 600 { // seconds
			time.Sleep(time.Second)
			if _, err := in.ReadString('\n'); err != nil {
				t.Fatalf("after %d lines: %v", n, err)
			}
		}
		conn.Close()
		<-stopped
	})
}
