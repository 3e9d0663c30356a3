package record_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index/record"
)

var ctx = context.Background()

// noon is what the clock says in the tests.
var noon = time.Date(2024, 3, 1, 12, 0, 0, 0, time.UTC)

// at is n hours into the year before the clock.
func at(n int) time.Time {
	return time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(n) * time.Hour)
}

func options() record.Options {
	return record.Options{Now: func() time.Time { return noon }, FoldName: strings.ToLower}
}

func pathIn(t testing.TB) string { return filepath.Join(t.TempDir(), "record.db") }

func openAt(t testing.TB, path string) *record.Record {
	t.Helper()
	r, err := record.Open(ctx, path, options())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return r
}

func open(t testing.TB) *record.Record {
	t.Helper()
	return openAt(t, pathIn(t))
}

func put(t testing.TB, r *record.Record, batch ...dateline.Article) []dateline.Outcome {
	t.Helper()
	out, upTo, err := r.Put(ctx, batch)
	if err != nil {
		t.Fatal(err)
	}
	if len(out) != len(batch) || upTo != r.Head() {
		t.Fatalf("%d outcomes for %d articles, up to %d, head %d", len(out), len(batch), upTo, r.Head())
	}
	return out
}

// putOne puts an article that must be kept.
func putOne(t testing.TB, r *record.Record, a dateline.Article) dateline.Outcome {
	t.Helper()
	o := put(t, r, a)[0]
	if o.Err != nil {
		t.Fatalf("put %q: %v", a.Title, o.Err)
	}
	return o
}

func url(v string) dateline.Key { return dateline.Key{Kind: dateline.KeyURL, Value: v} }

func path(source, v string) dateline.Key {
	return dateline.Key{Kind: dateline.KeyPath, Source: source, Value: v}
}

// article is one that differs from others by n.
func article(n int) dateline.Article {
	return dateline.Article{Keys: []dateline.Key{path("test", fmt.Sprintf("%06d.txt", n))}, Title: fmt.Sprintf("Title %d", n),
		Body: fmt.Sprintf("Body %d.", n), Seen: at(1)}
}

func from[T comparable](v T, o dateline.Origin) dateline.Sourced[T] {
	return dateline.Sourced[T]{Value: v, From: o}
}

// wantError holds err against a kind and words that its message must have.
func wantError(t testing.TB, err error, kind dateline.Kind, words ...string) {
	t.Helper()
	var e *dateline.Error
	if !errors.As(err, &e) || e.Kind != kind {
		t.Fatalf("got error %v (%v), want kind %v", err, dateline.KindOf(err), kind)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q does not say %q", err, w)
		}
	}
}

// raw opens the file beside the record.
func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func rawExec(t testing.TB, path, query string) {
	t.Helper()
	db := raw(t, path)
	if _, err := db.Exec(query); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	db.Close()
}

// faults runs Check.
func faults(t testing.TB, r *record.Record) (out []dateline.Fault) {
	t.Helper()
	if err := r.Check(ctx, func(f dateline.Fault) { out = append(out, f) }); err != nil {
		t.Fatalf("check: %v", err)
	}
	return out
}

func wantClean(t testing.TB, r *record.Record) {
	t.Helper()
	if f := faults(t, r); len(f) > 0 {
		t.Errorf("check found %+v", f)
	}
}

// vocabulary is 5,000 made-up words.
var vocabulary = sync.OnceValue(func() []string {
	rnd := rand.New(rand.NewSource(1))
	out := make([]string, 5000)
	for i := range out {
		for k := 2 + rnd.Intn(7); k > 0; k-- {
			out[i] += string(rune('a' + rnd.Intn(26)))
		}
	}
	return out
})

// prose makes n bytes or a little more of text, the frequent words much more often
// than the rare ones.
func prose(seed int64, n int) string {
	words := vocabulary()
	rnd := rand.New(rand.NewSource(seed))
	pick := rand.NewZipf(rnd, 1.1, 4, uint64(len(words)-1))
	var b strings.Builder
	for b.Len() < n {
		b.WriteString(words[pick.Uint64()])
		b.WriteString([]string{" ", " ", " ", ", ", ".\n"}[rnd.Intn(5)])
	}
	return b.String()
}
