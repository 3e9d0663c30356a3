package main

import (
	"context"
	"io"
	"path/filepath"
	"testing"
)

// The exit codes that scripts were promised.
func TestExitCodes(t *testing.T) {
	dir := seeded(t)
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for _, tc := range []struct {
		ctx  context.Context
		want int
		args []string
	}{
		{t.Context(), 0, []string{"search", "--archive", dir, "Sotk"}},
		{t.Context(), 1, []string{"search", "--archive", filepath.Join(dir, "none"), "Sotk"}},
		{t.Context(), 2, []string{"search", "--archive", dir, "--limit", "many"}},
		{t.Context(), 2, []string{"find"}},
		{over, 130, []string{"search", "--archive", dir, "Sotk"}},
	} {
		if got := run(tc.ctx, tc.args, io.Discard, io.Discard); got != tc.want {
			t.Errorf("%q: exit code %d, want %d", tc.args, got, tc.want)
		}
	}
}
