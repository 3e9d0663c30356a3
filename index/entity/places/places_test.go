package places_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/places"
	"dateline/index/entity/world"
	"dateline/index/text"
)

var theWorld = sync.OnceValue(func() *world.World {
	w, err := world.Load()
	if err != nil {
		panic(err)
	}
	return w
})

var plain = sync.OnceValue(func() *places.Reader { return places.New(theWorld(), &entity.Gazetteer{}) })

// article is the text of a body, and of a title where one is given.
func article(body string, title ...string) entity.Text {
	t := entity.Text{Title: strings.Join(title, ""), Body: body, BodyWords: text.Words(body)}
	t.TitleWords = text.Words(t.Title)
	return t
}

// named writes what was found as the words, and in brackets the label and country of
// the place; nationalities with a ~ before the label.
func named(r *places.Reader, t entity.Text) (out []string) {
	for _, m := range r.Mentions(t) {
		p, _ := r.Place(m.Entity)
		sign := ""
		if m.Type == dateline.TypeNationality {
			sign = "~"
		}
		out = append(out, fmt.Sprintf("%s (%s%s %s)", m.Words, sign, p.Label, strings.Join(p.Countries, "+")))
	}
	return out
}

func TestMentions(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string // words; a place's country may follow behind a slash
	}{
		"person with a town's name":    {"Paris Hilton arrived in Berlin on Monday.", []string{"Berlin/DE"}},
		"surname with a country's":     {"Michael Jordan left at noon. Jordan said he would not sign.", nil},
		"country that acts":            {"Jordan and Lebanon closed their borders after the attack near Amman.", []string{"Jordan/JO", "Lebanon/LB", "Amman/JO"}},
		"on a plate":                   {"We had soup, and then the Turkey sandwich with gravy.", nil},
		"newspaper":                    {"The Washington Post reported it first.", nil},
		"company":                      {"Bank of America cut jobs in New York.", []string{"New York/US"}},
		"common word begins":           {"Reading the paper takes an hour.", nil},
		"common word as a town":        {"He was born in Reading, England, and went to school there.", []string{"Reading/GB", "England/GB"}},
		"months and names":             {"Will Smith plays in March. May is here.", nil},
		"month of a village":           {"Troops were built up along the border with Armenia in August, the ministry said.", []string{"Armenia/AM"}},
		"village of a month":           {"The mill in August, California, burned down.", []string{"August/US", "California/US"}},
		"corridor":                     {"Aid trucks entered the Lachin corridor on Friday.", []string{"Lachin corridor"}},
		"dateline":                     {"BAKU, March 3 - Talks began on Sunday.", []string{"BAKU/AZ"}},
		"title in capitals":            {"STORM HITS FLORIDA AND CUBA", []string{"FLORIDA/US", "CUBA/CU"}},
		"hyphen between":               {"Shots were fired on the Sotk-Vardenis road.", []string{"Sotk/AM", "Vardenis/AM"}},
		"possessives":                  {"The mayor of Yerevan met Armenia’s army and Tbilisi's guests.", []string{"Yerevan/AM", "Armenia/AM", "Tbilisi/GE"}},
		"list":                         {"They flew to Oslo, Stockholm, Helsinki and Tallinn.", []string{"Oslo/NO", "Stockholm/SE", "Helsinki/FI", "Tallinn/EE"}},
		"full stops inside":            {"He left the U.S. in 1990, and Columbus, Ohio, in May.", []string{"U.S./US", "Columbus/US", "Ohio/US"}},
		"spellings":                    {"Fighting near Kelbecer, and in Kəlbəcər, ended.", []string{"Kelbecer/AZ", "Kəlbəcər/AZ"}},
		"people":                       {"Mr. London met Ms. Sydney Chester.", nil},
		"seas and rivers":              {"It flows into the Caspian Sea and not into the Black Sea.", []string{"Caspian Sea", "Black Sea"}},
		"letters of no case and signs": {"北京 ... 's \xff ’ -", nil},
		"nothing":                      {"", nil},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, m := range plain().Mentions(article(c.text)) {
				p, ok := plain().Place(m.Entity)
				if !ok || m.Words != c.text[m.Start:m.End] || m.Field != dateline.FieldBody {
					t.Errorf("mention %+v of place %+v", m, p)
				}
				got = append(got, m.Words+"/"+strings.Join(p.Countries, "+"))
			}
			if !slices.EqualFunc(got, c.want, func(got, want string) bool { return strings.HasPrefix(got, want) }) {
				t.Errorf("%q: %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestWhichPlace(t *testing.T) {
	for name, c := range map[string]struct{ text, words, want string }{
		"largest":              {"They met in Paris on Sunday.", "Paris", "Paris FR"},
		"division behind":      {"He moved to Paris, Texas, in May.", "Paris", "Paris US"},
		"division once":        {"Police in Athens, Ga., held a man. The man is from Athens.", "Athens", "Athens US"},
		"towns around":         {"Trucks left Lexington, Louisville and Frankfort for Bowling Green and London.", "London", "London US"},
		"country among others": {"Armenia, Turkey and Georgia share borders. Tbilisi is calm.", "Georgia", "Georgia GE"},
		"state among others":   {"Florida, Alabama and Georgia were hit. Atlanta is dark.", "Georgia", "Georgia US"},
		"nationality":          {"The Armenian army left.", "Armenian", "Armenia AM"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, m := range plain().Mentions(article(c.text)) {
				if p, _ := plain().Place(m.Entity); m.Words == c.words && p.Label+" "+p.Countries[0] != c.want {
					t.Errorf("%q is %s %s (%s), want %s", m.Words, p.Label, p.Countries, p.ID, c.want)
				}
			}
			if !slices.ContainsFunc(named(plain(), article(c.text)), func(s string) bool { return strings.HasPrefix(s, c.words+" ") }) {
				t.Errorf("%q is not found", c.words)
			}
		})
	}
}

// What is known of an article tells places of one name apart.
func TestKnown(t *testing.T) {
	at := func(known dateline.Known, body string) string {
		a := article(body)
		a.Known = known
		return strings.Join(named(plain(), a), ", ")
	}
	const body = "Police in Athens held a man on Friday."
	if got := at(dateline.Known{}, body); got != "Athens (Athens GR)" {
		t.Errorf("without a dateline: %s", got)
	}
	filed := dateline.Known{Dateline: dateline.Sourced[string]{Value: "ATHENS, Ga.", From: dateline.FromText}}
	if got := at(filed, body); got != "Athens (Athens US)" {
		t.Errorf("filed from Athens, Ga.: %s", got)
	}
	const home = "A man from Paris was held."
	printed := dateline.Known{Publication: dateline.Sourced[string]{Value: "Dallas Morning News", From: dateline.FromText}}
	if got := at(printed, home); got != "Paris (Paris US)" {
		t.Errorf("printed in Dallas: %s", got)
	}
}

func TestGovernments(t *testing.T) {
	for words, want := range map[string]string{
		"Baku denied the report.":                            "Baku",
		"Moscow said it would wait.":                         "Moscow",
		"The ministry says that Tehran has not yet agreed.":  "Tehran",
		"Nobody listened to Moscow's demands.":               "Moscow",
		"Talks with Ankara failed.":                          "Ankara",
		"The minister urged Tehran to open the files.":       "Tehran",
		"Moscow's streets were empty.":                       "",
		"Officials in Baku said that the road was shut.":     "",
		"They live in Ankara.":                               "",
		"Snow fell on Moscow and Tehran.":                    "",
		"The mayor of Milan said that Milan wanted the cup.": "",
	} {
		got := ""
		for _, m := range plain().Mentions(article(words)) {
			if m.Government {
				got += m.Words
			}
			if m.Government == m.Locates() {
				t.Errorf("%q: %q has government %t and locates", words, m.Words, m.Government)
			}
		}
		if got != want {
			t.Errorf("%q: governments %q, want %q", words, got, want)
		}
	}
}

func TestConfidence(t *testing.T) {
	sure := plain().Mentions(article("He was born in Paris, France."))
	doubtful := plain().Mentions(article("He was born in Springfield."))
	if len(sure) != 2 || len(doubtful) != 1 {
		t.Fatalf("%+v, %+v", sure, doubtful)
	}
	if sure[0].Alternatives != nil || sure[0].Confidence <= doubtful[0].Confidence {
		t.Errorf("Paris, France has confidence %v and alternatives %q; Springfield has %v",
			sure[0].Confidence, sure[0].Alternatives, doubtful[0].Confidence)
	}
	if len(doubtful[0].Alternatives) == 0 || slices.Contains(doubtful[0].Alternatives, doubtful[0].Entity) {
		t.Errorf("Springfield has the alternatives %q", doubtful[0].Alternatives)
	}
	for _, id := range doubtful[0].Alternatives {
		if p, ok := plain().Place(id); !ok || p.Label != "Springfield" {
			t.Errorf("alternative %s is %+v", id, p)
		}
	}
}
