package main

import (
	"context"
	"errors"
	"testing"
)

// The first task that fails ends the others, and is what is told.
func TestTogether(t *testing.T) {
	first := errors.New("first")
	err := together(t.Context(),
		func(ctx context.Context) error { <-ctx.Done(); return errors.New("ended by the other") },
		func(context.Context) error { return first },
		func(context.Context) error { return nil })
	if !errors.Is(err, first) {
		t.Errorf("error %v", err)
	}
}
