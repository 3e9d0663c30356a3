package entity_test

import (
	"slices"
	"testing"
	"unicode/utf8"

	"dateline"
	"dateline/index/entity"
	"dateline/index/text"
)

func FuzzMentions(f *testing.F) {
	f.Add("Nagorno-Karabakh", "Karabakh", "near Nagorno-Karabakh's border\nin Karabakh")
	f.Add("St. John's", "St. Petersburg", "St.\r\nJohn’s, ST. PETERSBURG'S, St John'")
	f.Add("U.S.", "U.S. Virgin Islands", "the U.S.'s and U.S. Virgin Islands’ 's's ʼsʼs")
	f.Add("北京", "Kəlbəcər", "在北京的 KƏLBƏCƏR'S's\xff")
	f.Add("s", "al-Hasakah", "al-'Hasakah ʼs ＇ｓ s'")
	f.Fuzz(func(t *testing.T, one, two, s string) {
		places := []dateline.Place{{ID: "one", Label: one}, {ID: "two", Label: two}, {ID: "lachin", Label: "Lachin corridor"}}
		g, err := entity.Compile(places)
		if err != nil {
			if kind := dateline.KindOf(err); kind != dateline.Invalid && kind != dateline.Conflict {
				t.Fatalf("Compile: %v", err)
			}
			return
		}
		for _, s := range []string{s, one + " " + s, s + "\n" + two + "’s " + one} {
			checkMentions(t, g, s)
		}
	})
}

func checkMentions(t *testing.T, g *entity.Gazetteer, s string) {
	t.Helper()
	end := 0
	for _, m := range mentions(g, s) {
		if m.Start < end || m.End <= m.Start || m.End > len(s) {
			t.Fatalf("%q: mention %d to %d after %d", s, m.Start, m.End, end)
		}
		end = m.End
		if m.Words != s[m.Start:m.End] {
			t.Errorf("%q: words %q at %d to %d", s, m.Words, m.Start, m.End)
		}
		if utf8.ValidString(s) && !(boundary(s, m.Start) && boundary(s, m.End)) {
			t.Errorf("%q: %d to %d is inside a rune", s, m.Start, m.End)
		}
		p, ok := g.Place(m.Entity)
		if !ok || p.Label != m.Label || !slices.Contains(p.AllNames(), p.Label) || text.Fold(m.Words) != text.Fold(p.Label) {
			t.Errorf("%q: %q is a mention of %+v", s, m.Words, p)
		}
	}
}

func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
