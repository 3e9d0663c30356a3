package main

import (
	"math"
	"strings"
	"testing"

	"dateline/bench/peers/line"
)

// found is an answer with a total and the ids of its hits.
func found(total int, ids ...string) line.Answer {
	a := line.Answer{Total: total, Publications: []line.Count{{Value: "daily", Count: total}}, Places: []line.Count{{Value: "kyiv", Count: total}}}
	for _, id := range ids {
		a.Hits = append(a.Hits, line.Hit{ID: id})
	}
	return a
}

func TestAgreement(t *testing.T) {
	answers := []map[string]line.Answer{
		{ownName: found(100, "a", "b"), "x": found(100, "b", "c"), "y": found(150, "b", "a")},
		{ownName: found(4, "a"), "x": found(0), "y": found(4, "a")},
	}
	for name, want := range map[string]agreement{
		ownName: {2, 0, 0, 1},
		"x":     {2, .5, .5, .25},
		"y":     {2, .25, .25, 1},
	} {
		var g agreement
		for _, all := range answers {
			g = g.plus(all[name], all)
		}
		got := g.mean()
		if got.queries != want.queries || math.Abs(got.totals-want.totals)+math.Abs(got.counts-want.counts)+math.Abs(got.same-want.same) > 1e-9 {
			t.Errorf("%s: %+v; want %+v", name, got, want)
		}
	}
	d := dispute(asked{"phrase", line.Query{Op: line.Phrase, Terms: []string{"two", "words"}}}, answers[0])
	if d.away != .5 || d.String() != "phrase, disputed most: two words: dateline 100 x 100 y 150" {
		t.Errorf("%v, %s", d.away, d)
	}
}

// TestCheckedAnswers: an engine that forgets a part of the answer is no peer.
func TestCheckedAnswers(t *testing.T) {
	for _, tt := range []struct{ says, want string }{
		{"ok 1 2 daily=2 kyiv=2 a Rain text", "finds 2 and gives 1 and 1 hits; want 2"},
		{"ok 1 1 daily=1 kyiv=1 a  text", "gives a hit without id or title"},
		{"ok 1 1   a Rain text", "counts no publications"},
		{"ok 1 1 daily=1 kyiv=1 a Rain text", ""},
		{"ok 1 1   a   | ok 1 2 daily=2 kyiv=2 a Rain text b Snow text", "finds 1 in one mode and 2 in another"},
		{"none", "the engine has no such query"},
	} {
		d, err := startDriver(t.Context(), "fake", fakeEngine("fake", append([]string{"say"}, strings.Split(tt.says, " ")...)...).command("", ""))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.checked(0); (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v; want %q", tt.says, err, tt.want)
		}
		if err := d.stop(); err != nil {
			t.Error(err)
		}
	}
}
