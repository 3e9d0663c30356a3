package names_test

import (
	"fmt"
	"slices"
	"testing"

	"dateline"
	"dateline/index/entity/names"
)

func TestDoubtful(t *testing.T) {
	const person, organisation = dateline.TypePerson, dateline.TypeOrganisation
	tests := []struct {
		why  names.Why
		a, b string
		kind string
		want bool
	}{
		{names.SameButOneLetter, "arayik-harutyunyan", "araik-harutyunyan", person, true},
		{names.SameButOneLetter, "ruben-vardanyan", "ruben-vartanyan", person, true},
		{names.SameButOneLetter, "school-no-12", "school-no-13", organisation, false},
		{names.SameButOneLetter, "li-na", "li-ma", person, false},
		{names.SameButOneLetter, "golden-sand", "golden-hand", organisation, true},
		{names.SameButMiddle, "donald-trump", "donald-j-trump", person, true},
		{names.SameButMiddle, "george-w-bush", "george-h-bush", person, false},
		{names.Initial, "nikol-pashinyan", "n-pashinyan", person, true},
		{names.SurnameInitial, "togrul-sadigov", "teymurxan-sadigov", person, true},
		{names.SurnameInitial, "john-smith", "james-smith", person, false},
		{names.SurnameInitial, "john-smith", "karl-smith", person, false},
		{names.SurnameOf, "dmitry-peskov", "peskov-person", person, true},
		{names.SurnameOf, "dmitry-peskov", "peskov-organisation", organisation, false},
		{names.AcronymOf, "caucasus-rivers-authority", "cra-organisation", organisation, true},
		{names.AcronymOf, "bank-of-the-north", "bn-organisation", organisation, true},
		{names.AcronymOf, "bank-of-the-north", "bx-organisation", organisation, false},
	}
	for _, tt := range tests {
		a := names.Known{ID: tt.a, Type: tt.kind, Articles: 1}
		b := names.Known{ID: tt.b, Type: tt.kind, Articles: 9}
		got := names.Doubtful([]names.Known{a, b})
		found := len(got) == 1 && got[0] == names.Doubt{A: b, B: a, Why: tt.why}
		if found != tt.want || !tt.want && slices.ContainsFunc(got, func(d names.Doubt) bool { return d.Why == tt.why }) {
			t.Errorf("%s and %s: %v; want %q: %t", tt.a, tt.b, got, tt.why, tt.want)
		}
	}
}

// Likelier pairs come first, then those with more articles, in whatever order they are asked for;
// other types are left out.
func TestDoubtfulOrder(t *testing.T) {
	var all []names.Known
	for i, id := range []string{"anna-ter", "a-ter", "ruben-vardanyan", "ruben-vartanyan", "karl-lang", "k-lang"} {
		all = append(all, names.Known{ID: id, Type: dateline.TypePerson, Articles: 10 - i/2*3})
	}
	all = append(all, names.Known{ID: "vardanyan-one", Type: dateline.TypePlace}, names.Known{ID: "vardanyan-onee", Type: dateline.TypePlace})
	want := "[ruben-vardanyan ruben-vartanyan a-ter anna-ter k-lang karl-lang]"
	for range 3 {
		var got []string
		for _, d := range names.Doubtful(all) {
			got = append(got, d.A.ID, d.B.ID)
		}
		if s := fmt.Sprint(got); s != want {
			t.Errorf("%s, want %s", s, want)
		}
		slices.Reverse(all)
	}
	if names.Doubtful(nil) != nil {
		t.Error("doubts about nothing")
	}
}
