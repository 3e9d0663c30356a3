package main

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestPosting runs the real program; of what it measures only the counts are
// looked at.
func TestPosting(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and starts the program")
	}
	code, stdout, stderr := bench(t, t.Context(), "posting", "-n", "60", news(t, 70))
	if code != 0 || stderr != "" {
		t.Fatalf("code %d, %q; want 0 and no message\n%s", code, stderr, stdout)
	}
	for _, way := range []string{
		"dateline index FILE", "bulk, wait=durable", "bulk, wait=searchable", "one by one, 1 connection", "one by one, 8 connections",
	} {
		for _, want := range []string{
			way + ` +60 +59 +0 +0 +0 +1 +[\d.]+ +\d+ +\d+\n`, way + `( +[\d.]+){11}\n`, way + `: rejected 1: holds no text`,
		} {
			if !regexp.MustCompile(want).MatchString(stdout) {
				t.Errorf("the output has no %s:\n%s", want, stdout)
			}
		}
	}
}

// answering is a server that gives these answers one after the other, and what
// posting n lines to it gives.
func answering(t *testing.T, n int, send func(*posted, *child) error, answers ...http.HandlerFunc) (*posted, error) {
	t.Helper()
	given := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given++
		answers[given-1](w, r)
	}))
	defer s.Close()
	dir := t.TempDir()
	write(t, strings.Repeat(`{"title": "Rain"}`+"\n", n), dir, "news.ndjson")
	p := newPosted("test", &offer{file: dir + "/news.ndjson", articles: n})
	err := send(p, &child{address: strings.TrimPrefix(s.URL, "http://")})
	if err == nil && given != len(answers) {
		t.Errorf("%d requests; want %d", given, len(answers))
	}
	return p, err
}

// answer gives a status and a body, with header fields in pairs.
func answer(status int, body string, fields ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(fields); i += 2 {
			w.Header().Set(fields[i], fields[i+1])
		}
		w.WriteHeader(status)
		fmt.Fprintln(w, body)
	}
}

const (
	oneAdded    = `{"status": "added"}`
	oneRejected = `{"status": "rejected", "error": {"detail": "holds no text"}}`
)

func TestBulkAnswers(t *testing.T) {
	bulk := func(p *posted, c *child) error { return (&poster{wait: "durable"}).bulk(t.Context(), c, "key", p) }
	both := oneAdded + "\n" + oneRejected + "\n"
	p, err := answering(t, 2, bulk, answer(429, "{}", "Retry-After", "0"), answer(503, "{}", "Retry-After", "0"),
		answer(207, both+`{"summary": {"offered": 2, "added": 1, "rejected": 1, "revised": 0}}`))
	if err != nil || p.refused != 2 || p.statuses["added"] != 1 || p.rejects["holds no text"] != 1 {
		t.Errorf("%v, put off %d, %v, %v; want two put off, one added and one rejected", err, p.refused, p.statuses, p.rejects)
	}
	for _, tt := range []struct {
		answer http.HandlerFunc
		want   string
	}{
		{answer(503, `{"code": "unavailable"}`), `status 503: {"code": "unavailable"}; want 207`},
		{answer(429, `{}`, "Retry-After", "soon"), `status 429: {}; want 207`},
		{answer(207, both), "the answer ends before its last line"},
		{answer(207, both+`{"summary": {"offered": 2}, "error": {"detail": "the disk is full"}}`), "the server took 2 articles and stopped: the disk is full"},
		{answer(207, both+`{"summary": {"offered": 2, "added": 2}}`), "the last line says 2 added, the lines before it 1"},
		{answer(207, both+`{"summary": {"offered": 3, "added": 1, "rejected": 1}}`), "the last line says 3 offered, and there are 2 lines before it"},
	} {
		if _, err := answering(t, 2, bulk, tt.answer); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v; want %q", err, tt.want)
		}
	}
}

func TestSingleAnswers(t *testing.T) {
	alone := func(p *posted, c *child) error {
		return (&poster{wait: "durable", connections: 1}).alone(t.Context(), c, "key", p)
	}
	p, err := answering(t, 3, alone, answer(201, oneAdded), answer(429, "{}", "Retry-After", "0"), answer(200, `{"status": "unchanged"}`),
		answer(400, `{"status": 400, "detail": "line 1: holds no text"}`))
	if err != nil || p.refused != 1 || p.taken() != 2 || p.statuses["rejected"] != 1 || p.rejects["holds no text"] != 1 {
		t.Errorf("%v, put off %d, %v, %v; want one put off, two taken and one rejected", err, p.refused, p.statuses, p.rejects)
	}
	if _, err := answering(t, 2, alone, answer(401, `{"status": 401, "detail": "there is no such key"}`)); err == nil || err.Error() != "status 401: there is no such key" {
		t.Errorf("%v; want the status and what it is about", err)
	}
}

func TestCheckPosted(t *testing.T) {
	of := &offer{articles: 3}
	row := func(held int, rejects int, counts ...int) *posted {
		p := newPosted("test", of)
		for i, status := range []string{"added", "rejected", "ignored"}[:len(counts)] {
			p.statuses[status] = counts[i]
		}
		p.held, p.answered, p.searchable = held, time.Second, time.Second
		if rejects > 0 {
			p.rejects["holds no text"] = rejects
		}
		return p
	}
	for _, tt := range []struct {
		rows []*posted
		want string // "" is no error
	}{
		{[]*posted{row(2, 1, 2, 1), row(2, 1, 2, 1)}, ""},
		{[]*posted{row(2, 0, 2, 0)}, "of 3 articles 0 are rejected and 2 taken, with 2 outcomes"},
		{[]*posted{row(2, 1, 2, 1, 1)}, "of 3 articles 1 are rejected and 2 taken, with 4 outcomes"},
		{[]*posted{row(2, 0, 2, 1)}, "1 articles are rejected, and 0 have a reason"},
		{[]*posted{row(1, 1, 2, 1)}, "the archive holds 1 articles; want the 2 that were added"},
		{[]*posted{row(0, 3, 0, 3)}, "no article was added"},
		{[]*posted{row(3, 0, 3), row(2, 1, 2, 1)}, "2 articles are taken and 2 held; want 3 and 3, as by test"},
	} {
		err := checkPosted(tt.rows)
		if tt.want == "" && err != nil || tt.want != "" && (!errors.Is(err, errMissed) || !strings.Contains(err.Error(), tt.want)) {
			t.Errorf("%v; want %q", err, tt.want)
		}
	}
}
