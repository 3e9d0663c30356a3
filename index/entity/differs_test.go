package entity_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/text"
)

func TestDiffers(t *testing.T) {
	velun := dateline.Place{ID: "velun", Label: "Velun", Names: []string{"Vel", "Old Town"}}
	before := compile(t, velun, dateline.Place{ID: "tarsk", Label: "Tarsk"}, dateline.Place{ID: "gone", Label: "Gone Away"})
	for name, c := range map[string]struct {
		after         []dateline.Place
		words, places string
		names, lost   string
	}{
		"nothing":     {[]dateline.Place{velun, {ID: "tarsk", Label: "Tarsk"}, {ID: "gone", Label: "Gone Away"}}, "", "", "", ""},
		"names":       {[]dateline.Place{{ID: "velun", Label: "Velun", Names: []string{"Vel", "VELLE"}}, {ID: "tarsk", Label: "Tarsk"}, {ID: "gone", Label: "Gone Away"}}, "old town, velle", "", "old town, velle", "velun"},
		"a place":     {[]dateline.Place{velun, {ID: "tarsk", Label: "Tarsk"}, {ID: "new", Label: "Neu", Names: []string{"Neu"}}}, "gone away, neu", "", "gone away, neu", "gone"},
		"a country":   {[]dateline.Place{velun, {ID: "tarsk", Label: "Tarsk", Countries: []string{"AA"}}, {ID: "gone", Label: "Gone Away"}}, "", "tarsk", "tarsk", ""},
		"a full stop": {[]dateline.Place{velun, {ID: "tarsk", Label: "Tarsk"}, {ID: "gone", Label: "Gone Away", Names: []string{"Mount Qt. Away"}}}, "mount qt", "", "mount qt away", ""},
	} {
		d := entity.Differs(before, compile(t, c.after...))
		if got := joined(d.Words); got != c.words || strings.Join(d.Places, " ") != c.places || joined(d.Names) != c.names || strings.Join(d.Lost, " ") != c.lost {
			t.Errorf("%s: %q, places %q, names %q, lost %q; want %+v", name, got, d.Places, joined(d.Names), d.Lost, c)
		}
	}
}

func joined(runs [][]string) string {
	var words []string
	for _, run := range runs {
		words = append(words, strings.Join(run, " "))
	}
	slices.Sort(words)
	return strings.Join(words, ", ")
}

// FuzzDiffers: a text whose mentions differ by two gazetteers has the words that
// Differs names.
func FuzzDiffers(f *testing.F) {
	f.Add("Vel", "St. Marrow", "St Barrow and St. Marrow. Vel", true)
	f.Add("Old Town", "Old", "in the OLD town", false)
	f.Fuzz(func(t *testing.T, one, two, body string, both bool) {
		first, err := entity.Compile([]dateline.Place{{ID: "a", Label: "St Barrow"}, {ID: "b", Label: one}})
		if err != nil {
			return
		}
		list := []dateline.Place{{ID: "a", Label: "St Barrow"}, {ID: "c", Label: two}}
		if both {
			list = append(list, dateline.Place{ID: "b", Label: one})
		}
		second, err := entity.Compile(list)
		if err != nil {
			return
		}
		if describe(mentions(first, body)) == describe(mentions(second, body)) {
			return
		}
		runs := entity.Differs(first, second).Words
		exact := " " + strings.Join(exactOf(body), " ") + " "
		for _, run := range runs {
			if strings.Contains(exact, " "+strings.Join(run, " ")+" ") {
				return
			}
		}
		t.Errorf("%q has other mentions with %q and %q, and none of %q", body, one, two, runs)
	})
}

func exactOf(s string) (out []string) {
	for _, w := range text.Words(s) {
		out = append(out, w.Exact)
	}
	return out
}

// Names that were given to what is in no list differ where they, or the types, do; no place
// can be another one by them.
func TestDiffersOfGivenNames(t *testing.T) {
	given := func(others ...entity.Given) *entity.Gazetteer {
		g, err := entity.Compile([]dateline.Place{{ID: "a", Label: "Barrow"}}, others...)
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	none, ada := given(), entity.Given{ID: "ada", Type: dateline.TypePerson, Names: []string{"Ada Tal", "Tal"}}
	club := ada
	club.Type = dateline.TypeOrganisation
	less := ada
	less.Names = []string{"Tal"}
	for name, c := range map[string]struct {
		a, b *entity.Gazetteer
		want string
	}{
		"came":    {none, given(ada), "[[ada tal] [tal]]"},
		"went":    {given(ada), none, "[[ada tal] [tal]]"},
		"changed": {given(ada), given(less), "[[ada tal]]"},
		"retyped": {given(ada), given(club), "[[ada tal] [tal]]"},
		"stayed":  {given(ada), given(ada), "[]"},
	} {
		d := entity.Differs(c.a, c.b)
		if got := fmt.Sprint(d.Words); got != c.want || len(d.Places)+len(d.Names)+len(d.Lost) > 0 {
			t.Errorf("%s: %+v, want the words %s", name, d, c.want)
		}
		if same := c.a.Fingerprint() == c.b.Fingerprint(); same != (c.want == "[]") {
			t.Errorf("%s: the fingerprints are the same: %v", name, same)
		}
	}
}
