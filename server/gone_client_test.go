package server_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// A client that goes before its answer is there gets none, and is no failure: log
// and metrics have it apart.
func TestClientsThatGoAreNoFailure(t *testing.T) {
	ctx, leave := context.WithCancel(t.Context())
	a := broken{
		search: func(ctx context.Context) (*dateline.Result, error) { leave(); <-ctx.Done(); return nil, ctx.Err() },
		stats:  empty,
	}
	var log strings.Builder
	h := serving(t, a, server.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/api/v1/search", nil).WithContext(ctx))
	if w.Body.Len() > 0 || strings.Contains(log.String(), "level=ERROR") {
		t.Errorf("answered %s; log %s", w.Body, &log)
	}
	contains(t, "log", log.String(), "status=499")
	contains(t, "metrics", get(t, h, "/metrics").Body.String(), `{method="GET",route="/api/v1/search",status="499"} 1`)
}
