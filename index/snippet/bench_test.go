package snippet_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dateline"
	"dateline/index/snippet"
	"dateline/index/text"
)

// language is what made-up articles are written in.
type language struct {
	letters    string   // the most frequent first
	separators []string // stand once in 48 words each, but for the last one
	words      []string // each stands once in an article, at a random place
}

// There are at least as many curly quotes as in any of the seeds. One letter in eight
// of the mixed language is not of ASCII, as in Turkish and Azerbaijani.
var (
	english = language{"etaoinshrdlcumwfypvbgkjqxz",
		[]string{"’s ", ", ", ", ", ", ", ". The ", ". The ", ". A ", ".\n“And ", " "},
		[]string{"Sotk", "bridges burned", "Kəlbəcər", "retaliatory measures", "soldiers"}}
	russian = language{"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
		[]string{" — ", ", ", ", ", ", ", ". Он ", ". В ", ". На ", ".\n«И ", " "},
		[]string{"Сотк", "мосты сожжены", "Кельбаджар", "ответные меры", "солдаты"}}
	azerbaijani = language{"aəinırldemsutybkoşzqüvhgcpxçfğöj",
		[]string{"’nın ", ", ", ", ", ", ", ". Bu ", ". Bu ", ". O ", ".\n“Və ", " "},
		[]string{"Söyüdlü", "körpü yandı", "Kəlbəcər", "cavab tədbirləri", "əsgərlər"}}
)

// article is about n bytes of made-up words.
func (l *language) article(rng *rand.Rand, n int) string {
	vocabulary, letters := make([]string, 20_000), []rune(l.letters)
	for i := range vocabulary {
		w := make([]rune, 2+rng.IntN(4)+rng.IntN(4)+i/5000)
		for j := range w {
			w[j] = letters[min(rng.IntN(len(letters)), rng.IntN(len(letters)))]
		}
		vocabulary[i] = string(w)
	}
	zipf := rand.NewZipf(rng, 1.1, 3, uint64(len(vocabulary)-1))
	at := map[int][]string{}
	for _, w := range l.words {
		k := rng.IntN(n / 16)
		at[k] = append(at[k], w)
	}
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		for _, w := range at[i] {
			b.WriteString(w + " ")
		}
		b.WriteString(vocabulary[zipf.Uint64()])
		b.WriteString(l.separators[min(rng.IntN(48), len(l.separators)-1)])
	}
	return b.String()
}

// articles are ten of a megabyte each, all of them different.
func (l *language) articles() (out []string) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 10 {
		out = append(out, l.article(rng, 1<<20))
	}
	return out
}

// Snippets of ten articles of a megabyte.
func BenchmarkSnippets(b *testing.B) {
	en, ru, az := english.articles(), russian.articles(), azerbaijani.articles()
	long := `"` + strings.Join(strings.Fields(en[0])[50_000:50_020], " ") + `"`
	for _, c := range []struct {
		name     string
		articles []string
		query    string
		places   []string
	}{
		{"word", en, "Sotk", nil},
		{"words", en, "Sotk bridge soldier", nil},
		{"phrase", en, `"retaliatory measures" Sotk`, nil},
		{"long phrase", en, long, nil},
		{"place", en, "Kalbajar soldiers", []string{"kalbajar"}},
		{"near", en, `"burn bridge"~3`, nil},
		{"near frequent", en, `"the sotk soldier and"~20`, nil},
		{"prefix", en, "retal* sold*", nil},
		{"fuzzy", en, "soldeirs~1 Sotk", nil},
		{"fuzzy 2", en, "retailatroy~2", nil},
		{"common", en, "the and Sotk", nil},
		{"absent", en, "Yerevan Vardenis Norabak", nil},
		{"Cyrillic", ru, "Сотк солдаты мост", nil},
		{"Cyrillic phrase", ru, `"ответные меры" Сотк`, nil},
		{"Cyrillic prefix", ru, "ответн* солд*", nil},
		{"Cyrillic fuzzy", ru, "слодаты~1", nil},
		{"Cyrillic absent", ru, "Ереван Варденис", nil},
		{"Cyrillic in Latin", ru, "Sotk soldiers", nil},
		{"diacritics", az, "Söyüdlü kelbecer", nil},
		{"diacritics phrase", az, `"cavab tədbirləri" körpü`, nil},
		{"diacritics near", az, `"körpü yandı"~3 kelbecer`, nil},
		{"diacritics place", az, "Kalbajar", []string{"kalbajar"}},
		{"diacritics prefix", az, "tədbir* esger*", nil},
		{"diacritics fuzzy", az, "əsgelrər~1", nil},
		{"diacritics common", az, "bu və söyüdlü", nil},
		{"diacritics absent", az, "Yerevan Vardenis Norabak", nil},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkSnippets(b, c.articles, c.query, c.places...) })
	}
}

func benchmarkSnippets(b *testing.B, articles []string, query string, places ...string) {
	var mentions [][]dateline.Mention
	for _, s := range articles {
		mentions = append(mentions, mentionsIn(b, s))
	}
	found := 0
	for b.Loop() {
		m := matcher(b, query, places...)
		found = 0
		for i, s := range articles {
			found += len(m.Snippets(s, mentions[i], 3))
		}
	}
	b.ReportMetric(float64(found), "passages")
}

// Marks in an article of a megabyte, as its page needs them: from the text on.
func BenchmarkMarks(b *testing.B) {
	for _, c := range []struct {
		name  string
		in    *language
		query string
	}{
		{"words", &english, "Sotk bridge"},
		{"all", &english, `Sotk "the and"~3 soldi* armenai~`},
		{"Cyrillic", &russian, `Сотк "в на"~3 солд* ерваен~`},
		{"diacritics", &azerbaijani, `Söyüdlü "bu və"~3 tədb* yeravan~`},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := c.in.articles()[0]
			m, g := matcher(b, c.query, "kalbajar"), gazetteer(b)
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				words := text.Words(s)
				m.Marks(snippet.Field{Name: dateline.FieldBody, Text: s, Words: words, Mentions: g.In(dateline.FieldBody, s, words)})
			}
		})
	}
}
