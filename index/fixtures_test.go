package index_test

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index"
)

// patience is how long what must happen may take before a test gives up on it.
const patience = time.Minute

// note is an article with one key and no title.
func note(id, body string) dateline.Article {
	return dateline.Article{
		ID: dateline.ID(id), Keys: []dateline.Key{{Kind: dateline.KeyOwn, Source: "test", Value: id}}, Body: body,
	}
}

// notes are n articles n00000, n00001, … of one body.
func notes(n int, body string) (out []dateline.Article) {
	for i := range n {
		out = append(out, note(fmt.Sprintf("n%05d", i), body))
	}
	return out
}

// large is a text of n bytes, or a few more, with much white space: what a text
// costs to index is its words.
func large(n int, seed uint64) string {
	rnd := rand.New(rand.NewPCG(seed, 1))
	var b strings.Builder
	for b.Len() < n {
		fmt.Fprintf(&b, "w%-400x", rnd.IntN(30000))
	}
	return b.String()
}

// dense is n words of 30,000 different ones.
func dense(n int) string {
	rnd := rand.New(rand.NewPCG(1, 1))
	var b strings.Builder
	for range n {
		fmt.Fprintf(&b, "w%x ", rnd.IntN(30000))
	}
	return b.String()
}

// openLogged opens the archive in dir; log is called for every line of its log
// with the message, where it is written. The caller closes it.
func openLogged(t *testing.T, ctx context.Context, dir string, log func(message string)) (*index.Archive, error) {
	t.Helper()
	return index.Open(ctx, dir, index.Options{Log: slog.New(logFunc(log))})
}

type logFunc func(string)

func (logFunc) Enabled(context.Context, slog.Level) bool        { return true }
func (f logFunc) Handle(_ context.Context, r slog.Record) error { f(r.Message); return nil }
func (f logFunc) WithAttrs([]slog.Attr) slog.Handler            { return f }
func (f logFunc) WithGroup(string) slog.Handler                 { return f }

// shut closes the archive before the test does.
func shut(t *testing.T, a *index.Archive) {
	t.Helper()
	within(t, "Close", func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
}

// within fails the test if f does not return.
func within(t *testing.T, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	select {
	case <-done:
	case <-time.After(patience):
		t.Fatalf("%s does not return", what)
	}
}

// until tries again what an archive that mends itself refuses for a while.
func until(t *testing.T, what string, try func() error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for {
		err := try()
		if err == nil {
			return
		}
		select {
		case <-ctx.Done():
			t.Fatalf("%s: still %v", what, err)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

// total is how many articles match.
func total(t *testing.T, a *index.Archive, s dateline.Search) int {
	t.Helper()
	res, err := a.Search(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return res.Total
}

// alter changes the record of a closed archive, or of an open one beside it.
func alter(t *testing.T, dir, query string, args ...any) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "record.db")+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	done, err := db.Exec(query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	if n, err := done.RowsAffected(); n == 0 || err != nil {
		t.Fatalf("%s: %d rows, %v", query, n, err)
	}
}

// spoilBody makes the text of an article unreadable.
func spoilBody(t *testing.T, dir string, id dateline.ID) {
	t.Helper()
	alter(t, dir, `UPDATE revision SET body = x'010203' WHERE article = (SELECT num FROM article WHERE id = ?)`, string(id))
}

// faults runs Check.
func faults(t *testing.T, a *index.Archive) (out []dateline.Fault) {
	t.Helper()
	if err := a.Check(t.Context(), func(f dateline.Fault) { out = append(out, f) }); err != nil {
		t.Fatalf("check: %v", err)
	}
	return out
}
