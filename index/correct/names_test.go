package correct_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline"
	"dateline/index/correct"
)

// given writes the names that a view has beside another.
func given(v, before *correct.View) string {
	var out []string
	for g := range v.NamesSince(before) {
		out = append(out, fmt.Sprintf("%s %s %d", g.Entity, g.Name, g.N))
	}
	return strings.Join(out, ", ")
}

func TestNamesThatWereGivenSince(t *testing.T) {
	all := book(t, []dateline.Place{{ID: "velun", Label: "Velun"}}, nil,
		dateline.Correction{Kind: "name", Entity: "velun", Words: []string{"Old Town", "Old Mill"}},
		dateline.Correction{Kind: "name", Entity: "mara", Type: "person", Words: []string{"Grey Lady"}},
		dateline.Correction{Kind: "place", Place: dateline.Place{ID: "marrow", Label: "Marrow", Names: []string{"Mar"}}},
		dateline.Correction{Kind: "merge", Entity: "x", Into: "mara"},
		dateline.Correction{Kind: "name", Entity: "velun", Words: []string{"Ferry"}},
		dateline.Correction{Kind: "place", Place: dateline.Place{ID: "marrow", Label: "Marrow", Names: []string{"Mar", "Mark"}}},
		dateline.Correction{Kind: "undo", Undoes: 2},
		dateline.Correction{Kind: "name", Entity: "mara", Type: "organisation", Words: []string{"Grey Lady"}},
	)
	at := func(n int) *correct.View { return correct.CompileTo(all, n) }
	for _, c := range []struct {
		now, before *correct.View
		want        string
		kept        bool
	}{
		{at(2), nil, "mara Grey Lady 2, velun Old Town 1, velun Old Mill 1", true},
		{at(2), at(1), "mara Grey Lady 2", true},
		{at(5), at(2), "velun Ferry 5, marrow Marrow 3, marrow Mar 3", true},
		{at(6), at(5), "marrow Mark 6", true},
		{at(5), at(6), "", false},
		{at(7), at(6), "", false},
		{at(8), at(6), "mara Grey Lady 8", false},
		{at(8), at(7), "mara Grey Lady 8", true},
		{correct.Compile(all), at(8), "", true},
	} {
		before := c.before
		if before == nil {
			before = correct.Compile(nil)
		}
		if got := given(c.now, c.before); got != c.want || c.now.Keeps(before) != c.kept {
			t.Errorf("to %d from %d: %q, kept %t; want %q, %t", c.now.Last(), before.Last(), got, c.now.Keeps(before), c.want, c.kept)
		}
	}
}
