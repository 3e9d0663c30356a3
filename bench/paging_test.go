package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"dateline"
)

// reports makes the corpus of paging with n articles.
func reports(t *testing.T, n int) string {
	t.Helper()
	var lines strings.Builder
	for i := range n {
		word := "wheat"
		if i%5 == 0 {
			word = "shipment"
		}
		fmt.Fprintf(&lines, `{"id": "n%d", "title": "News of %s", "body": "Report %d.", "date": "2012-0%d-01"}`+"\n", i, word, i, i%9+1)
	}
	dir := t.TempDir()
	write(t, compressed(t, lines.String()), dir, "news", "reuters21578.ndjson.zst")
	return dir
}

func TestPaging(t *testing.T) {
	code, stdout, stderr := bench(t, t.Context(), "paging", reports(t, 1200))
	if code != 0 || stderr != "" {
		t.Fatalf("code %d, %q; want 0 and no message\n%s", code, stderr, stdout)
	}
	for _, want := range []string{
		`1200 articles\n`, `every article +1200 +12 +150 +50 +5 +0 +0 +0 +0 `, `with a restart and a rebuild +1345 +14 +150 +50 +5 +0 +0 +0 +0 `,
		`a frequent word by relevance +\d{3} +\d +\d+ +\d+ +\d +0 +0 +0 +0 `, `a frequent word, newest +\d{3} +\d +\d+ +\d+ +\d +0 +0 +0 +0 `,
	} {
		if !regexp.MustCompile(want).MatchString(stdout) {
			t.Errorf("the output has no %s:\n%s", want, stdout)
		}
	}
}

func TestCompare(t *testing.T) {
	plain := []match{{"a", 1}, {"b", 2}, {"c", 1}, {"d", 1}}
	tests := []struct {
		name   string
		seen   []match
		erased []dateline.ID
		want   verdict
	}{
		{"as they were", []match{{"d", 1}, {"b", 2}, {"a", 1}, {"c", 1}}, nil, verdict{matches: 4}},
		{"erased before it was shown", []match{{"d", 1}, {"b", 2}, {"a", 1}}, []dateline.ID{"c"}, verdict{matches: 4}},
		{"erased behind that", plain, []dateline.ID{"c"}, verdict{matches: 4}},
		{"repeated", append([]match{{"a", 1}}, plain...), nil, verdict{matches: 4, repeated: 1}},
		{"skipped", plain[1:], nil, verdict{matches: 4, skipped: 1}},
		{"strange", append([]match{{"e", 1}}, plain...), nil, verdict{matches: 4, strange: 1}},
		{"other text", append([]match{{"a", 2}}, plain[1:]...), nil, verdict{matches: 4, other: 1}},
	}
	for _, tt := range tests {
		erased := map[dateline.ID]bool{}
		for _, id := range tt.erased {
			erased[id] = true
		}
		if got := compare(plain, tt.seen, erased); got != tt.want || got.wrong() != (got != verdict{matches: 4}) {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}
