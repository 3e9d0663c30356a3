package cluster

import (
	"testing"
	"time"
)

// When a read is late depends on what reads of its kind took, within bounds.
func TestWhenReadsAreLate(t *testing.T) {
	took := func(p *pace, n int, d time.Duration) {
		for range n {
			p.took(searches, d)
		}
	}
	for _, c := range []struct {
		name string
		do   func(*pace)
		want time.Duration
	}{
		{"nothing is known", func(*pace) {}, lateFirst},
		{"too little is known", func(p *pace) { took(p, paceEnough-1, time.Second) }, lateFirst},
		{"all are quick", func(p *pace) { took(p, paceEnough, time.Millisecond) }, lateLeast},
		{"all take their time", func(p *pace) { took(p, paceEnough, 200*time.Millisecond) }, 400 * time.Millisecond},
		{"all are slow", func(p *pace) { took(p, paceEnough, time.Minute) }, lateMost},
		{"one of 32 is slow", func(p *pace) { took(p, 31, 200*time.Millisecond); took(p, 1, time.Minute) }, 400 * time.Millisecond},
		{"four of 32 are slow", func(p *pace) { took(p, 28, 200*time.Millisecond); took(p, 4, time.Minute) }, lateMost},
		{"what was slow is long ago", func(p *pace) { took(p, paceKept, time.Minute); took(p, paceKept, 200*time.Millisecond) }, 400 * time.Millisecond},
		{"another kind is slow", func(p *pace) {
			took(p, paceEnough, time.Millisecond)
			for range paceEnough {
				p.took(opens, time.Minute)
			}
		}, lateLeast},
	} {
		var p pace
		c.do(&p)
		if got := p.lateAfter(searches); got != c.want {
			t.Errorf("%s: after %v, want %v", c.name, got, c.want)
		}
	}
}

// Of many late reads a few are asked twice.
func TestHedgesAreBounded(t *testing.T) {
	h := newHedges()
	twice := 0
	for range 1000 {
		h.begin()
		if h.may() {
			twice++
		}
	}
	if most := hedgesSaved + 1000/hedgesOf; twice > most || twice < most-2 {
		t.Errorf("%d of 1000 were asked twice, want some %d", twice, most)
	}
	if h.now() != (Hedges{Reads: 1000, Late: int64(twice)}) {
		t.Errorf("counted are %+v", h.now())
	}
}
