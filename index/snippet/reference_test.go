package snippet_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"dateline"
	"dateline/index/query"
	"dateline/index/snippet"
)

// mostMarks is fewer than the occurrences after which a long body is read no further.
const mostMarks = 20

// checkRead compares what is found in a body that is scanned with what is found where
// every word of it is analysed.
func checkRead(t *testing.T, m *snippet.Matcher, body, q string) (compared bool) {
	t.Helper()
	f := field(t, dateline.FieldBody, body)
	if n := len(m.Marks(f)); n > mostMarks {
		return false
	}
	if got, want := shown(m.Snippets(body, mentionsIn(t, body), 5)), shown(m.Passages(f, 5)); got != want {
		t.Errorf("%s in %q…: scanned\n%s\nanalysed\n%s", q, body[:40], got, want)
	}
	return true
}

// written spells a word as an archive still finds it.
func written(rng *rand.Rand, word string) string {
	runes := []rune(word)
	i := rng.IntN(len(runes))
	switch rng.IntN(8) {
	case 0:
		return strings.ToUpper(word)
	case 1:
		return string(runes[:i]) + "\u00AD" + string(runes[i:])
	case 2:
		return "“" + word + "’s"
	case 3:
		return "«" + word + "»"
	case 4:
		return "日" + word + "本"
	case 5:
		return strings.NewReplacer("ss", "ß", "ae", "æ", "s", "ş", "e", "ə", "o", "ö", "c", "Ç").Replace(word)
	case 6:
		return string(runes[:i+1]) + "\u0301" + string(runes[i+1:])
	}
	return word
}

// edited changes one letter of a word, if it has many.
func edited(rng *rand.Rand, word string) string {
	r := []rune(word)
	if len(r) < 4 {
		return word
	}
	i := rng.IntN(len(r) - 1)
	switch rng.IntN(4) {
	case 0:
		r[i], r[i+1] = r[i+1], r[i]
	case 1:
		r[i] = r[len(r)-1-i]
	case 2:
		return string(r[:i]) + string(r[i+1:])
	default:
		return string(r[:i+1]) + string(r[i:])
	}
	return string(r)
}

// ask makes a query for the words that stand at a place, of any kind.
func ask(rng *rand.Rand, words []string) string {
	switch a, b := words[0], words[1]; rng.IntN(7) {
	case 0:
		return a
	case 1:
		return a + " " + b + " " + words[2]
	case 2:
		return fmt.Sprintf("%q", strings.Join(words, " "))
	case 3:
		return fmt.Sprintf(`"%s %s"~%d`, words[2], a, 1+rng.IntN(4))
	case 4:
		r := []rune(a)
		return string(r[:min(len(r), 3+rng.IntN(3))]) + "*"
	case 5:
		return edited(rng, a) + "~1"
	default:
		return edited(rng, edited(rng, b)) + "~2 " + a
	}
}

// A scan finds what an analysis of the whole text finds.
func TestLongBodiesAreReadAsShortOnes(t *testing.T) {
	compared := 0
	for i, l := range []language{english, russian, azerbaijani} {
		for seed := range uint64(3) {
			rng := rand.New(rand.NewPCG(seed, uint64(i)))
			fields := strings.Fields(l.article(rng, 30<<10))
			for n := range 40 {
				at := rng.IntN(len(fields) - 4)
				var words []string
				for _, w := range fields[at : at+3] {
					words = append(words, strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }))
				}
				if len(words[0]) < 2 || strings.ContainsAny(strings.Join(words, ""), "'’\u00AD") {
					continue
				}
				fields[at] = written(rng, words[0])
				q, body := ask(rng, words), strings.Join(fields, []string{" ", "  ", "\n"}[n%3])
				if checkRead(t, matcher(t, q), body, q) {
					compared++
				}
			}
		}
	}
	if compared < 150 {
		t.Errorf("only %d searches were compared", compared)
	}
}

func FuzzLongBodies(f *testing.F) {
	for _, q := range []string{"sotk", `"retaliatory measures"`, "солд* мост", "слодаты~1", "kelbecer~2 bridge", `"burn bridge"~3`, "и.о mi24", "strasse 6500"} {
		f.Add("Kəlbəcər’s bridges burned; мосты сожжены, СОЛДАТЫ. Straße, 6,500 И.О. mi24 retaliatory measures", q, uint8(0))
	}
	f.Add("a\xfbKb \xc5Kb K\xfb чК本本 \xe2\x80K", "k* 本", uint8(1))
	var around []string
	for _, l := range []language{english, russian, azerbaijani} {
		around = append(around, l.article(rand.New(rand.NewPCG(1, 1)), 9<<10))
	}
	f.Fuzz(func(t *testing.T, part, q string, kind uint8) {
		parsed, err := query.Parse(q)
		if err != nil || len(q) > 200 || len(part) > 400 || hasLongRun(part) {
			t.Skip()
		}
		filler := around[int(kind)%len(around)]
		checkRead(t, snippet.New(parsed.Root, nil), filler+part+" "+filler, q)
	})
}
