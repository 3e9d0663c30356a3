package server_test

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"dateline"
	"dateline/server"
)

// slowly is an archive that answers nothing until its caller gives up.
type slowly struct{ dateline.Archive }

func (slowly) Article(ctx context.Context, _ dateline.ID, _ int) (dateline.Article, []dateline.Mention, error) {
	<-ctx.Done()
	return dateline.Article{}, nil, ctx.Err()
}

func (slowly) Search(ctx context.Context, _ dateline.Search) (*dateline.Result, error) {
	<-ctx.Done()
	return nil, ctx.Err()
}

func (slowly) Stats(ctx context.Context) (dateline.Stats, error) {
	<-ctx.Done()
	return dateline.Stats{}, ctx.Err()
}

// Nobody waits for ever: articles, readiness and pages end after five seconds.
func TestSlowArchivesAreGivenUp(t *testing.T) {
	const within = 5 * time.Second
	synctest.Test(t, func(t *testing.T) {
		h := serving(t, slowly{}, server.Options{})
		for _, path := range []string{"/api/v1/articles/a", "/readyz", "/metrics", "/", "/articles/a"} {
			begun := time.Now()
			w := get(t, h, path, "Accept", "text/html")
			if took := time.Since(begun); took > within || w.Code != http.StatusServiceUnavailable && path != "/metrics" {
				t.Errorf("%s: %d after %v", path, w.Code, took)
			}
		}
	})
}

// The head of an export reads no article.
func TestHeadOfAnExportReadsNothing(t *testing.T) {
	h := serving(t, broken{search: nothing}, server.Options{}) // to read one would be a panic
	if w := ask(t, h, http.MethodHead, "/api/v1/export"); w.Code != http.StatusOK || w.Body.Len() > 0 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
