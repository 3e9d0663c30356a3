package archivetest

import (
	"errors"
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"

	"github.com/google/go-cmp/cmp"
)

// env is one test with its archive.
type env struct {
	*testing.T
	engine Engine
	a      dateline.Archive
	clock  *clock
}

func newEnv(t *testing.T, engine Engine) *env {
	t.Helper()
	c := &clock{at: today}
	return &env{T: t, engine: engine, a: engine.Open(t, c.now), clock: c}
}

// other returns the same test with a second, empty archive.
func (e *env) other() *env {
	e.Helper()
	return &env{T: e.T, engine: e.engine, a: e.engine.Open(e.T, e.clock.now), clock: e.clock}
}

// reopen closes the archive and opens it again.
func (e *env) reopen() {
	e.Helper()
	e.a = e.engine.Reopen(e.T, e.a)
}

// clock is the time that an archive reads. It stands still but for advance.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

// day returns noon of the nth day of the month that the tests know.
func day(n int) time.Time { return time.Date(2021, 5, n, 12, 0, 0, 0, time.UTC) }

// today is where the clock of an archive begins, behind every other day of the
// tests: an archive need not believe a capture in the future.
var today = day(28)

// ok ends the test if err is not nil.
func (e *env) ok(err error) {
	e.Helper()
	if err != nil {
		e.Fatal(err)
	}
}

// same reports a difference between what was got and what was wanted.
func (e *env) same(what string, got, want any, opts ...cmp.Option) {
	e.Helper()
	if diff := cmp.Diff(want, got, opts...); diff != "" {
		e.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// wantKind reports an err that is not of the kind, does not name the field
// (unless that is "") or is not fit to be shown. The field may stand at the end
// of a path with positions: "places[2].names[0]" names "names".
func wantKind(t *testing.T, err error, kind dateline.Kind, field string) {
	t.Helper()
	var e *dateline.Error
	switch {
	case err == nil:
		t.Errorf("no error, want %s %s", kind, field)
	case !errors.As(err, &e) || e.Kind != kind:
		t.Errorf("%s error %q, want %s %s", dateline.KindOf(err), err, kind, field)
	case field != "" && fieldOf(e) != field:
		t.Errorf("the error names the field %q, want %q: %v", e.Field, field, err)
	case e.Message == "" || strings.HasSuffix(e.Message, "."):
		t.Errorf("message %q, want a sentence without a full stop", e.Message)
	}
}

// positions are the places of values in their lists.
var positions = regexp.MustCompile(`\[[0-9]+\]`)

// fieldOf returns the last part of the field that an error names.
func fieldOf(err *dateline.Error) string {
	path := positions.ReplaceAllString(err.Field, "")
	return path[strings.LastIndexByte(path, '.')+1:]
}

// names reports an err whose text lacks one of words.
func (e *env) names(err error, words ...string) {
	e.Helper()
	for _, w := range words {
		if err == nil || !strings.Contains(err.Error(), w) {
			e.Errorf("error %v does not name %q", err, w)
		}
	}
}

// collect returns what seq yields up to its first error.
func collect[T any](seq iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for v, err := range seq {
		if err != nil {
			return all, err
		}
		all = append(all, v)
	}
	return all, nil
}

// words splits a list of ids as the tests write it.
func words(s string) []string { return append([]string{}, strings.Fields(s)...) }

// sorted returns a sorted copy.
func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }
