package find

import (
	"testing"
	"time"
)

// The state that was searched is ended before Close returns.
func TestStatesAreEndedByClose(t *testing.T) {
	p, x := newParted(t, time.Hour)
	if _, err := entered(t, x, x.enter); err != nil {
		t.Fatal(err)
	}
	x.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.ended) != 1 {
		t.Errorf("ended are %q", p.ended)
	}
}
