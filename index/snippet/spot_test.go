package snippet_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dateline"
	"dateline/index/query"
	"dateline/index/snippet"
)

// checkSpotted compares what is found in a text word by word with what is found where
// all of it is analysed.
func checkSpotted(t *testing.T, m *snippet.Matcher, s, q string) (found bool) {
	t.Helper()
	for _, name := range []string{dateline.FieldTitle, dateline.FieldBody} {
		f := field(t, name, s)
		want := m.Marks(f)
		if got := m.MarksIn(name, s, mentionsIn(t, s)); !slices.Equal(got, want) {
			t.Fatalf("%s in the %s %q: spotted %v, analysed %v", q, name, s, got, want)
		}
		found = found || len(want) > 0
	}
	f := field(t, dateline.FieldBody, s)
	if got, want := shown(m.Snippets(s, mentionsIn(t, s), 3)), shown(m.Passages(f, 3)); got != want {
		t.Fatalf("%s in %q: spotted\n%s\nanalysed\n%s", q, s, got, want)
	}
	return found
}

// What is found without analysing a text is what its analysis finds.
func TestShortBodiesAreReadWordByWord(t *testing.T) {
	compared := 0
	names := []string{"Nerkin Hand", "Nerkin", "St. John's", "Kelbajar,", "Karvachar's", "Москва", "Nerkin\nAnd", "Nerkin  Hand", "MOSCOW", "“Moscow”"}
	for i, l := range []language{english, russian, azerbaijani} {
		for seed := range uint64(40) {
			rng := rand.New(rand.NewPCG(seed, uint64(i)))
			fields := strings.Fields(l.article(rng, 200+rng.IntN(3<<10)))
			at := rng.IntN(len(fields) - 4)
			var words []string
			for _, w := range fields[at : at+3] {
				words = append(words, strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }))
			}
			if len(words[0]) < 2 || strings.ContainsAny(strings.Join(words, ""), "'’\u00AD") {
				continue
			}
			fields[at] = written(rng, words[0])
			if rng.IntN(2) == 0 { // a text that does not begin as the rest of it goes on
				fields = append(strings.Fields(strings.Repeat("this one begins in plain English, which goes on for a while ", 9)), fields...)
			}
			for range rng.IntN(6) {
				fields[rng.IntN(len(fields))] = names[rng.IntN(len(names))]
			}
			var ids []string
			for _, p := range places[:rng.IntN(len(places))] {
				ids = append(ids, p.ID)
			}
			q := ask(rng, words)
			if checkSpotted(t, matcher(t, q, ids...), strings.Join(fields, []string{" ", "  ", "\n", ", "}[rng.IntN(4)]), q) {
				compared++
			}
		}
	}
	if compared < 80 {
		t.Errorf("only %d searches found anything", compared)
	}
}

// However far the words of a phrase reach, all of it is found.
func TestLongWordsInShortBodies(t *testing.T) {
	var long []string
	for _, letter := range []string{"q", "w", "x", "z"} {
		long = append(long, strings.Repeat(letter, 60))
	}
	for _, last := range []string{"", "k"} { // the longest word is looked for, or the first of them
		words := slices.Clone(long)
		words[len(words)-1] += last
		text := strings.Join(words, " ")
		for _, q := range []string{`"` + text + `"`, `"` + words[3] + " " + words[0] + `"~3`, strings.Join(words, "-")} {
			around := strings.Repeat("It begins in plain English and goes on so for a while. ", 30)
			body := around + text + " " + around
			if !checkSpotted(t, matcher(t, q), body, q) {
				t.Errorf("%s is not found", q)
			}
		}
	}
}

func FuzzShortBodies(f *testing.F) {
	for _, q := range []string{
		"sotk", `"retaliatory measures"`, "солд* мост", "слодаты~1", "kelbecer~2 bridge", `"burn bridge"~3`, "и.о mi24", "strasse 6500", "title:burn", "us u.s",
		"a b*", "o'neil 's", "nerkin hand", "st-johns", `"a b a" a`,
	} {
		f.Add("Kəlbəcər’s bridges burned; мосты сожжены, СОЛДАТЫ. Straße, 6,500 И.О. mi24 retaliatory measures", q)
		f.Add("a b a b a U.S.'s o’neil O'Neil's St. John’s Nerkin Hand, Nerkin-And\u00a0x", q)
	}
	f.Add("a\xfbKb \xc5Kb K\xfb чК本本 \xe2\x80K a\u2024b", "k* 本")
	f.Add(strings.Repeat("ab", 200), "ab* abab")
	around := english.article(rand.New(rand.NewPCG(1, 1)), 2000)
	f.Fuzz(func(t *testing.T, s, q string) {
		parsed, err := query.Parse(q)
		if err != nil || len(q) > 200 || len(s) > 4000 {
			t.Skip()
		}
		for _, m := range []*snippet.Matcher{snippet.New(parsed.Root, nil), matcher(t, q, ids()...)} {
			checkSpotted(t, m, s, q)
			checkSpotted(t, m, around+" "+s+" "+around, q)
		}
	})
}
