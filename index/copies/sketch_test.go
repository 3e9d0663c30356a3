package copies_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dateline/index/copies"
	"dateline/index/text"
)

func TestSimilar(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	long, other := story(rng, 400), story(rng, 400)
	for name, c := range map[string]struct {
		a, b string
		want bool
	}{
		"equal":                           {body(long), body(long), true},
		"other spaces and case":           {body(long), strings.ToUpper(strings.Join(long, " \n")), true},
		"a tenth edited":                  {body(long), body(edited(rng, long, .1)), true},
		"cut to a third":                  {body(long), body(long[:133]), true},
		"another beginning":               {body(long), body(append(slices.Clone(other[:40]), long[40:]...)), true},
		"another text":                    {body(long), body(other), false},
		"half of another":                 {body(long), body(append(slices.Clone(other[:280]), long[280:]...)), false},
		"no words":                        {"", "", false},
		"signs only":                      {"…", "…", false},
		"few words, equal":                {"Rain in Velun", "rain in velun", false},
		"few words, equal with the case":  {"Rain in Velun", "Rain, in Velun!", true},
		"few words, one another":          {"Rain in Velun today", "Rain in Velun now", false},
		"without names, half in common":   {"a b c d e f g h i j k l", "a b c d e f g h i j k m", true},
		"without names, little in common": {"a b c d e f g h i j k l", "a b c d e f t u v w x y", false},
	} {
		x, y := sketch(c.a), sketch(c.b)
		if copies.Similar(x, y) != c.want || copies.Similar(y, x) != c.want {
			runs, names := copies.Likeness(x, y)
			t.Errorf("%s: similar %t, want %t; runs %.2f, names %.2f", name, !c.want, c.want, runs, names)
		}
	}
}

func TestFewWordsAreToldByTheirTitles(t *testing.T) {
	of := func(title, body string) uint64 { return copies.Of(title, body, text.Words(body)).Text }
	if of("One", "Video") == of("Two", "Video") {
		t.Error("a body of one word is the same text under two titles")
	}
	long := "eight words are enough to make a text"
	if of("One", long) != of("Two", long) {
		t.Error("a text is another one under another title")
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Rain fell in Velun on 4 May and on 5 May in Tarsk", []byte{})
	f.Add("", []byte("0123456789"))
	f.Fuzz(func(t *testing.T, s string, raw []byte) {
		want := sketch(s)
		got, err := copies.Parse(want.Append(nil))
		if diff := cmp.Diff(want, got, emptyIsNil); err != nil || diff != "" {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
		if len(want.Runs) > copies.MaxRuns || len(want.Names) > copies.MaxNames || !slices.IsSorted(want.Runs) || !slices.IsSorted(want.Names) {
			t.Errorf("%d runs and %d names, or not in order", len(want.Runs), len(want.Names))
		}
		if parsed, err := copies.Parse(raw); err == nil && !slices.Equal(parsed.Append(nil), raw) {
			t.Errorf("%x is read as what is written as %x", raw, parsed.Append(nil))
		}
	})
}

func FuzzLoad(f *testing.F) {
	f.Add(copies.NewTable().Save())
	table := copies.NewTable()
	_ = table.Update(nil, []copies.Entry{{ID: "a", Sketch: sketch("Rain fell in Velun on 4 May and on 5 May")}}, nil)
	f.Add(table.Save())
	const text, names = "\x00\x00\x00\x00\x00\x00\x00\x01", "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	f.Add([]byte("copies 2\n\x01" + text + "\xff\xff\xff\xff\x0f" + names + "\x01\x01a")) // a group of the highest label
	f.Fuzz(func(t *testing.T, raw []byte) {
		if table, err := copies.Load(raw); err == nil {
			table.Groups()
		}
	})
}
