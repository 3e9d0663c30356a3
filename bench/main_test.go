package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// bench runs the command with a temporary folder of its own, which has to be
// empty again behind it.
func bench(t *testing.T, ctx context.Context, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	var out, err bytes.Buffer
	code = run(ctx, args, &out, &err)
	if left, e := os.ReadDir(tmp); e != nil || len(left) > 0 {
		t.Errorf("the temporary folder holds %v afterwards, %v; want nothing", left, e)
	}
	return code, out.String(), err.String()
}

func TestUsage(t *testing.T) {
	tests := []struct {
		args []string
		want string
	}{
		{nil, "no command is named; want relevance, load, serve, posting, paging, extract, forms, copies, encodings, peers, growth, wrk or entities"},
		{[]string{"speed", "data"}, `"speed" is no command; want relevance, load, serve, posting, paging, extract, forms, copies, encodings, peers, growth, wrk or entities`},
		{[]string{"relevance"}, "relevance: 0 arguments behind the flags; want one, the folder of the data"},
		{[]string{"load", "data", "-n", "3"}, "load: 3 arguments behind the flags; want one"},
		{[]string{"load", "-n", "many", "data"}, `load: invalid value "many" for flag -n`},
		{[]string{"load", "-entities", "all", "data"}, `load: -entities "all" is not what can be read; want none, own, places, fast, full`},
		{[]string{"load", "-n", "-1", "data"}, "load: -n -1 is out of range; want 0 for all, or more"},
		{[]string{"serve", "-connections", "0", "data"}, "serve: -n 100000, -connections 0, -time 1m0s, -slow 4 or -queries 20 is out of range; want 1 or more, 1 to 1000, 1s or more, 0 to 1000, 1 or more"},
		{[]string{"posting", "-n", "0", "data"}, "posting: -n 0 is out of range; want 1 or more"},
		{[]string{"relevance", "-n", "3", "data"}, "relevance: flag provided but not defined: -n"},
	}
	for _, tt := range tests {
		code, _, stderr := bench(t, t.Context(), tt.args...)
		if code != 2 || !strings.Contains(stderr, tt.want) || !strings.Contains(stderr, "usage:") {
			t.Errorf("bench %q: code %d, %q; want 2, %q and the usage", tt.args, code, stderr, tt.want)
		}
	}
}

func TestHelp(t *testing.T) {
	for _, args := range [][]string{{"help"}, {"-h"}, {"--help"}, {"load", "-h"}} {
		code, stdout, stderr := bench(t, t.Context(), args...)
		if code != 0 || stdout != usage || stderr != "" {
			t.Errorf("bench %q: code %d, %q, %q; want 0 and the usage", args, code, stdout, stderr)
		}
	}
}

func TestMissingData(t *testing.T) {
	empty := t.TempDir()
	tests := []struct{ command, file string }{
		{"relevance", filepath.Join("ir", "time", "corpus.jsonl")},
		{"load", filepath.Join("news", "reuters106k.ndjson.zst")},
		{"serve", filepath.Join("news", "reuters106k.ndjson.zst")},
		{"posting", filepath.Join("news", "reuters106k.ndjson.zst")},
		{"paging", filepath.Join("news", "reuters21578.ndjson.zst")},
		{"peers", filepath.Join("news", "reuters106k.ndjson.zst")},
		{"growth", filepath.Join("news", "reuters106k.ndjson.zst")},
	}
	for _, tt := range tests {
		code, _, stderr := bench(t, t.Context(), tt.command, empty)
		if want := filepath.Join(empty, tt.file); code != 1 || !strings.Contains(stderr, want) {
			t.Errorf("bench %s: code %d, %q; want 1 and the file looked for, %s", tt.command, code, stderr, want)
		}
	}
}
