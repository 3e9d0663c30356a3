package main

import (
	"testing"

	"dateline/index/diff"
)

// On a terminal what changed is coloured; what a text could do to it is not done.
func TestLookOfWhatChanged(t *testing.T) {
	parts := diff.Texts("a \x1b[2J", "b \x1b[2J")
	if got, want := colourLook.write(parts), "\x1b[31;9ma\x1b[0m\x1b[32;4mb\x1b[0m \\u001b[2J"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
