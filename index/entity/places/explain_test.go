package places_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/places"
)

// Explain has all that Mentions has, and what was refused, each with reasons.
func TestExplain(t *testing.T) {
	a := article("Paris Hilton moved to Paris, Texas. Baku denied it.")
	var taken []dateline.Mention
	var refused []string
	for _, r := range plain().Explain(a) {
		if len(r.Why) < 2 {
			t.Errorf("%q has the reasons %q", r.Mention.Words, r.Why)
		}
		if r.Refused {
			refused = append(refused, r.Mention.Words)
			if r.Mention.Confidence >= places.Threshold {
				t.Errorf("%q is refused with %v", r.Mention.Words, r.Mention.Confidence)
			}
			continue
		}
		taken = append(taken, r.Mention)
	}
	want := plain().Mentions(a)
	if !slices.EqualFunc(taken, want, func(a, b dateline.Mention) bool {
		return a.Start == b.Start && a.Entity == b.Entity && a.Confidence == b.Confidence
	}) {
		t.Errorf("explained %+v, found %+v", taken, want)
	}
	if !slices.Equal(refused, []string{"Paris", "Hilton"}) {
		t.Errorf("refused %q", refused)
	}
	why := strings.Join(plain().Explain(a)[2].Why, "; ")
	for _, part := range []string{"a place with probability", "preposition", "what is written behind the name", "paris-4717560"} {
		if !strings.Contains(why, part) {
			t.Errorf("no %q in the reasons of Paris, Texas: %s", part, why)
		}
	}
}

// Readers share nothing that changes, and an article does not bear on the next.
func TestMentionsTogether(t *testing.T) {
	texts := []entity.Text{
		article("Police in Athens, Ga., held a man."), article("They live in Athens."), article("Kim Athens of Reading sang."),
	}
	var want [][]string
	for _, a := range texts {
		want = append(want, named(plain(), a))
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for n := range 60 {
				if got := named(plain(), texts[n%3]); !slices.Equal(got, want[n%3]) {
					t.Errorf("%q, want %q", got, want[n%3])
				}
			}
		})
	}
	all.Wait()
}

func TestWeightsThatCanNotBeRead(t *testing.T) {
	for file, want := range map[string]string{
		"bias 0":                  "weights.txt:1: 2 cells",
		"# remark\nnothing 0 1\n": `weights.txt:2: "nothing" is no template`,
		"kind 1 much\n":           `"much" no number`,
		"kind city 1\n":           `value "city"; want a whole number`,
	} {
		if _, err := plain().WithWeights(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
	for file, want := range map[string]string{"town 1": `scores.txt:1: "town" is no kind`, "city\n": "no number", "city x\n": `"x" no number`} {
		if _, err := places.ReadScores(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", file, err, want)
		}
	}
	s, err := places.ReadScores("city 1.5\ncapital -2\n")
	if err != nil {
		t.Fatal(err)
	}
	again, err := places.ReadScores(s.String())
	if err != nil || *again != *s {
		t.Errorf("read back %+v, %v; want %+v", again, err, s)
	}
}
