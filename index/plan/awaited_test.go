package plan_test

import (
	"fmt"
	"testing"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"
	"dateline/index/query"
)

func named(n int, id, typ string, words ...string) dateline.Correction {
	return dateline.Correction{N: n, Kind: dateline.CorrectName, Entity: id, Type: typ, Words: words}
}

func made(t *testing.T, places []dateline.Place, all ...dateline.Correction) *plan.Entities {
	t.Helper()
	e, err := plan.Make(places, correct.Compile(all), nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestNamesThatAreAwaited(t *testing.T) {
	places := []dateline.Place{{ID: "velun", Label: "Velun"}}
	all := []dateline.Correction{named(1, "velun", "", "Old Town"), named(2, "mara", "person", "Grey Lady", "Lady"), {N: 3, Kind: dateline.CorrectMerge, Entity: "mara", Into: "oda"}}
	e, before := made(t, places, all...), made(t, places, all[0])
	const lady, town = "{mara person [{[{title 2} {body 1}] [[grey] [lady]] 1} {[{title 2} {body 1}] [[lady]] 1}]}", "{velun place [{[{title 2} {body 1}] [[old] [town]] 1}]}"
	if got := fmt.Sprint(e.AwaitedSince(nil)); got != "["+lady+" "+town+"]" {
		t.Error(got)
	}
	if got := fmt.Sprint(e.AwaitedSince(before.Says)); got != "["+lady+"]" {
		t.Error(got)
	}
	c := plan.New(signs{}, e, dateline.Search{}, false)
	c.Await(e.AwaitedSince(nil))
	q, err := query.Parse("person:oda person:mara person:nobody")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Compile(q.Root); err != nil || len(c.Reading.Warnings) != 1 {
		t.Errorf("%+v, %v; want a warning of nobody alone", c.Reading.Warnings, err)
	}
}

// Of more names than are looked up the newest are, and then it is not enough to look them up.
func TestMostNamesThatAreAwaited(t *testing.T) {
	var all []dateline.Correction
	for i := range plan.MostAwaited + 1 {
		all = append(all, named(i+1, fmt.Sprint("id", i), "person", fmt.Sprint("Name", i)))
	}
	e, none := made(t, nil, all...), made(t, nil)
	if got := e.AwaitedSince(nil); len(got) != plan.MostAwaited || got[0].Entity != fmt.Sprint("id", plan.MostAwaited) {
		t.Errorf("%d, the first is %s", len(got), got[0].Entity)
	}
	if e.OnlyAwaits(none, none.Says) || !made(t, nil, all[1:]...).OnlyAwaits(none, none.Says) {
		t.Error("how many names are awaited is not bounded")
	}
}

func TestWhatIsNotOnlyAwaited(t *testing.T) {
	velun, moved := dateline.Place{ID: "velun", Label: "Velun"}, dateline.Place{ID: "velun", Label: "Velun", Countries: []string{"AM"}}
	added := dateline.Correction{N: 1, Kind: dateline.CorrectPlace, Entity: "marrow", Place: dateline.Place{ID: "marrow", Label: "Marrow"}}
	before := made(t, []dateline.Place{velun}, named(1, "velun", "", "Old Town"))
	for name, c := range map[string]struct {
		now  *plan.Entities
		want bool
	}{
		"a name":                {made(t, []dateline.Place{velun}, named(1, "velun", "", "Old Town"), named(2, "velun", "", "Mill")), true},
		"a place with its name": {made(t, []dateline.Place{velun}, added, named(2, "velun", "", "Old Town")), true},
		"a name that is gone":   {made(t, []dateline.Place{velun}, named(2, "velun", "", "Mill")), false},
		"a place of a list":     {made(t, []dateline.Place{velun, {ID: "x", Label: "X"}}, named(1, "velun", "", "Old Town")), false},
		"a country":             {made(t, []dateline.Place{moved}, named(1, "velun", "", "Old Town")), false},
		"an added place":        {made(t, []dateline.Place{velun, {ID: "x", Label: "X", Added: true}}, named(1, "velun", "", "Old Town")), false},
	} {
		if got := c.now.OnlyAwaits(before, before.Says); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}
