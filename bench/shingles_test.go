package main

import (
	"math"
	"testing"
)

func TestScoreTexts(t *testing.T) {
	gold := map[string]goldPage{
		"missed": {Body: "one, two three four five six seven"}, // four runs, of which two are found
		"extra":  {Body: "one two three four"},                 // one run, and one more is found
		"short":  {Body: "one two"},                            // a run of its own
	}
	found := map[string]string{"missed": "one two three four five", "extra": "one two three four five", "short": "one two"}
	s := scoreTexts(gold, found)
	// common 1/2 + 1/2 + 1, extra 1/2, missed 1/2
	if want := .8; math.Abs(s.precision-want) > 1e-9 || math.Abs(s.recall-want) > 1e-9 || math.Abs(s.f1-want) > 1e-9 {
		t.Errorf("%+v, want %v each", s, want)
	}
	if s := scoreTexts(gold, nil); s != (textScores{}) {
		t.Errorf("nothing found: %+v, want zeros", s)
	}
}
