package find

import (
	"fmt"
	"testing"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"
)

// corrected is the lens of an archive whose texts have all entities that are corrected.
func corrected(t *testing.T) *lens {
	t.Helper()
	places := []dateline.Place{
		{ID: "velun", Label: "Velun", Names: []string{"Vel"}, Countries: []string{"AA"}}, {ID: "welun", Label: "Welun", Countries: []string{"BB"}},
		{ID: "tarsk", Label: "Tarsk", Countries: []string{"BB", "CC"}}, {ID: "aster", Label: "Aster", Countries: []string{"AA"}},
	}
	said := []dateline.Correction{
		{N: 1, Kind: dateline.CorrectMerge, Entity: "welun", Into: "velun"},
		{N: 2, Kind: dateline.CorrectSplit, Entity: "velun", Into: "vel-river", Words: []string{"Vel"}},
		{N: 3, Kind: dateline.CorrectHide, Entity: "tarsk"},
		{N: 4, Kind: dateline.CorrectRetype, Entity: "mia", Type: dateline.TypeOrganisation},
		{N: 5, Kind: dateline.CorrectMerge, Entity: "ada", Into: "egon"},
	}
	e, err := plan.Make(places, correct.Compile(said), nil)
	if err != nil {
		t.Fatal(err)
	}
	l := emptyLens(e)
	l.words = map[string][]string{"velun": {"VEL", "Velun"}, "welun": {"Welun"}}
	for _, id := range []string{"velun", "welun", "tarsk"} {
		l.add(plan.FieldPlace, dateline.TypePlace, id)
	}
	l.add(plan.FieldPerson, dateline.TypePerson, "mia")
	l.add(plan.FieldPerson, dateline.TypePerson, "ada")
	l.order()
	return l
}

// What is asked of texts where corrections have other entities than their documents.
func TestCorrectedValuesAsQueries(t *testing.T) {
	l, got := corrected(t), map[string]dsl{}
	for _, asked := range [][2]string{
		{plan.FieldPlace, "velun"}, {plan.FieldPlace, "welun"}, {plan.FieldPlace, "vel-river"}, {plan.FieldPlace, "tarsk"}, {plan.FieldPlace, "aster"}, {plan.FieldPlace, ""},
		{plan.FieldPerson, "egon"}, {plan.FieldPerson, "mia"}, {plan.FieldPerson, ""}, {plan.FieldOrganisation, "mia"}, {plan.FieldOrganisation, ""},
		{plan.FieldCountry, "AA"}, {plan.FieldCountry, "BB"}, {plan.FieldCountry, "DD"}, {plan.FieldCountry, ""}, {plan.FieldPublication, "Heron"}, {plan.FieldPublication, ""},
	} {
		got[asked[0]+" "+asked[1]] = l.values(asked[0], asked[1])
	}
	golden(t, "lens.json", got)
}

// What is asked of texts that are not read yet with names that editors gave: those of a place
// that was merged into another, and of a person that was hidden, count as that has it.
func TestAwaitedNamesAsQueries(t *testing.T) {
	places := []dateline.Place{{ID: "velun", Label: "Velun", Countries: []string{"AA"}}, {ID: "welun", Label: "Welun", Countries: []string{"BB"}}}
	e, err := plan.Make(places, correct.Compile([]dateline.Correction{
		{N: 1, Kind: dateline.CorrectName, Entity: "mia", Type: dateline.TypePerson, Words: []string{"Grey Lady", "Mia"}},
		{N: 2, Kind: dateline.CorrectName, Entity: "welun", Words: []string{"Old Town"}},
		{N: 3, Kind: dateline.CorrectName, Entity: "ada", Type: dateline.TypePerson, Words: []string{"Ada Tal"}},
		{N: 4, Kind: dateline.CorrectMerge, Entity: "welun", Into: "velun"},
		{N: 5, Kind: dateline.CorrectHide, Entity: "ada"},
	}), nil)
	if err != nil {
		t.Fatal(err)
	}
	index := &Index{}
	index.Say(e, nil)
	all, err := (&searching{index: index, pin: newPin(""), entities: e}).awaits()
	if err != nil {
		t.Fatal(err)
	}
	l := emptyLens(e)
	for _, a := range all {
		l.await(a)
	}
	l.add(plan.FieldPlace, dateline.TypePlace, "welun")
	l.order()
	got := map[string]any{"counts": map[string][]string{
		plan.FieldPlace: l.affected(plan.FieldPlace), plan.FieldPerson: l.affected(plan.FieldPerson), plan.FieldCountry: l.affected(plan.FieldCountry),
	}, "marking": l.marking(term(fieldCopied, true))}
	for _, asked := range [][2]string{
		{plan.FieldPlace, "velun"}, {plan.FieldPlace, ""}, {plan.FieldPerson, "mia"}, {plan.FieldPerson, "ada"}, {plan.FieldPerson, ""}, {plan.FieldPerson, "oda"},
		{plan.FieldCountry, "AA"}, {plan.FieldCountry, "BB"}, {plan.FieldCountry, ""}, {plan.FieldOrganisation, "mia"}, {plan.FieldOrganisation, ""},
	} {
		got[asked[0]+" "+asked[1]] = l.values(asked[0], asked[1])
	}
	golden(t, "awaited.json", got)
	doc := map[string][]string{plan.FieldPerson: {"oda"}, fieldAwaited: {all[len(all)-1].mark, all[1].mark}}
	for field, want := range map[string]string{plan.FieldPerson: "[mia oda]", plan.FieldPlace: "[velun]", plan.FieldCountry: "[AA]"} {
		if got := fmt.Sprint(l.see(field, func(field string) []string { return doc[field] })); got != want {
			t.Errorf("a text with the names has the %s %s, want %s", field, got, want)
		}
	}
}

func TestNoCorrectionsChangeNoQuery(t *testing.T) {
	var l *lens
	if q := l.values(plan.FieldPlace, "velun"); q != nil {
		t.Errorf("a place is searched by %v, want as it stands", q)
	}
	doc := func(field string) []string { return map[string][]string{plan.FieldPlace: {"b", "a"}}[field] }
	if got := l.see(plan.FieldPlace, doc); len(got) != 2 {
		t.Errorf("a text has the places %v, want b and a", got)
	}
}
