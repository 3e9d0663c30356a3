package main

import (
	"math"
	"strings"
	"testing"

	"dateline/index/entity/lists"
)

func TestCensus(t *testing.T) {
	facts := map[string]lists.Facts{}
	for _, line := range []string{"SMITH 1.006 1.006 1", "ALTON .02 9 9", "RARE 0.0001 1 2"} {
		if err := addCensus(facts, line, true); err != nil {
			t.Fatal(err)
		}
	}
	if err := addCensus(facts, "ALTON 0.150 1 1", false); err != nil {
		t.Fatal(err)
	}
	if len(facts) != 2 || facts["smith"] != (lists.Facts{Last: 4}) || facts["alton"] != (lists.Facts{First: 3, Last: 2}) {
		t.Errorf("%+v", facts)
	}
	for _, line := range []string{"", "SMITH", "SMITH x"} {
		if err := addCensus(facts, line, true); err == nil {
			t.Errorf("no error for %q", line)
		}
	}
}

func TestCountry(t *testing.T) {
	const python = `class Provider(PersonProvider):
    formats = ("{{first_name}} {{last_name}}",)

    first_names_male = (
        "Əli",
        'Иван', "Two Words",
    )
    last_names: Tuple[str, ...] = OrderedDict((("Məmmədov", 0.5), ("Əli", 1)))
    prefixes = ("Mr",)

    def last_name(self):
        return "none"
`
	facts := map[string]lists.Facts{}
	if err := addCountry(facts, strings.NewReader(python)); err != nil {
		t.Fatal(err)
	}
	want := map[string]lists.Facts{"eli": {First: 2, Last: 2}, "иван": {First: 2}, "ivan": {First: 2}, "memmedov": {Last: 2}}
	if len(facts) != len(want) {
		t.Errorf("%+v", facts)
	}
	for name, f := range want {
		if facts[name] != f {
			t.Errorf("%s: %+v, want %+v", name, facts[name], f)
		}
	}
}

func TestSpellingsOfAWord(t *testing.T) {
	probs := map[string]float64{"turkey": -10, "Turkey": -10, "TURKEY": -12, "two words": -5, "x1": -5}
	all := byExact(probs, map[string]uint32{"turkey": 5, "Turkey": 7, "TURKEY": 9})
	f := all["turkey"]
	if len(all) != 1 || f == nil || f.smallC != 5 || f.capitalC != 7 || math.Abs(f.lower/(f.lower+f.capital)-.468) > .01 {
		t.Errorf("%+v, %+v", all, f)
	}
	for share, want := range map[float64]uint8{0: 1, .1: 2, .2: 3, .3: 4, .5: 5, .8: 6, 1: 7} {
		if got := lower(share); got != want {
			t.Errorf("a word that is small in %v has the level %d, want %d", share, got, want)
		}
	}
}
