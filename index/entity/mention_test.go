package entity_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/text"
)

var elsewhere = []dateline.Place{
	place("ivory-coast", "Côte d’Ivoire"),
	place("durban", "eThekwini"),
	place("petersburg", "St. Petersburg"),
	place("virgin", "U.S. Virgin Islands"),
	place("usa", "United States", "U.S.", "US"),
	place("korea", "S. Korea", "대한민국"),
	place("roca", "Gral. Roca"),
	place("rio", "Rio Grande"),
	place("york", "New York"),
	place("york-city", "New York City"),
	place("beijing", "北京"),
	place("tbilisi", "Tbilisi", "თბილისი"),
	place("rosa", "de la Rosa"),
	place("hasakah", "al-Hasakah"),
	place("the-gap", "hollow way"),
	place("st-johns", "St. John's"),
	place("afar", "Tall ‘Afar"),
	place("lodz", "Łódź"),
	place("dushanbe", "Душанбе"),
	place("october", "6 October City"),
	place("g7", "Quarter G7"),
	place("laxer", "Old Mill", "Old mill"),
	place("laxer-first", "Far mill", "Far Mill"),
	place("batumi", "ᲑᲐᲗᲣᲛᲘ"),
	place("san", "San Juan del Sur"),
	place("juan", "Juan"),
}

func TestMentions(t *testing.T) {
	g := compile(t, append(elsewhere, caucasus...)...)
	tests := []struct{ text, want string }{ // want: id "words", ...
		{"", ""},
		{"Nothing here.", ""},
		{"Shelling near Sotk.", `sotk "Sotk"`},
		{"Armenia and Azerbaijan", `armenia "Armenia", azerbaijan "Azerbaijan"`},

		// Whole words.
		{"Azerbaijani troops, Armenian, Sotkian", ""},
		{"Azerbaijan's army, Azerbaijan’s, AZERBAIJAN'S", `azerbaijan "Azerbaijan", azerbaijan "Azerbaijan", azerbaijan "AZERBAIJAN"`},
		{"Azerbaijanʼs Armenias' Armenia’", `azerbaijan "Azerbaijan", armenia "Armenia"`},
		{"Russia-brokered, Armenia-based, Sotk-Norabak", `armenia "Armenia", sotk "Sotk", norabak "Norabak"`},
		{"the Quarter G7's centre", `g7 "Quarter G7"`},
		{"the U.S.'s aid, the U.S. aid", `usa "U.S.", usa "U.S"`},
		{"in St. John's, in ST. JOHN’S, in St John", `st-johns "St. John's", st-johns "ST. JOHN’S", st-johns "St John"`},

		// Folding.
		{"Kəlbəcər, Kelbecer, Kelbəcer and Kelbajar", `kalbajar "Kəlbəcər", kalbajar "Kelbecer", kalbajar "Kelbəcer", kalbajar "Kelbajar"`},
		{"Lodz, ŁÓDŹ", `lodz "Lodz", lodz "ŁÓDŹ"`},
		{"Cote D'Ivoire", `ivory-coast "Cote D'Ivoire"`},

		// The longest name.
		{"the Lachin corridor and Lachin", `lachin-corridor "Lachin corridor", lachin "Lachin"`},
		{"Lachin's corridor", `lachin-corridor "Lachin's corridor"`},
		{"the Karabakh region", `nagorno-karabakh "Karabakh"`},
		{"Nagorno-Karabakh, Nagorno, Karabakh", `nagorno-karabakh "Nagorno-Karabakh", nagorno-karabakh "Karabakh"`},
		{"New York Cityscape, New York City", `york "New York", york-city "New York City"`},
		{"San Juan del Sol", `juan "Juan"`},
		{"Lachin Lachin corridor corridor", `lachin "Lachin", lachin-corridor "Lachin corridor"`},

		// Between the words.
		{"Nagorno Karabakh, Nagorno‑Karabakh, Nagorno–Karabakh", `nagorno-karabakh "Nagorno Karabakh", nagorno-karabakh "Nagorno‑Karabakh", nagorno-karabakh "Nagorno–Karabakh"`},
		{"Nerkin \t\u00a0Hand", "nerkin-hand \"Nerkin \\t\u00a0Hand\""},
		{"Nerkin\nHand, Nerkin \r\n  Hand", `nerkin-hand "Nerkin\nHand", nerkin-hand "Nerkin \r\n  Hand"`},
		{"Nagorno-\nKarabakh", `nagorno-karabakh "Nagorno-\nKarabakh"`},
		{"Nerkin\n\nHand, Nerkin\r\n\r\nHand, Nerkin\n \nHand, Nerkin\u2029Hand", ""},
		{"Nerkin, Hand. Nerkin. Hand; Nerkin “Hand”, Nerkin (Hand), Nerkin \"Hand\", Nerkin/Hand", ""},
		{"NEW YORK - City; New York — City; New York -- City; New York\n- City", `york "NEW YORK", york "New York", york "New York", york "New York"`},
		{"Tall Afar, Tall 'Afar, Tall ''Afar", `afar "Tall Afar", afar "Tall 'Afar"`},

		// Abbreviations.
		{"St. Petersburg, St Petersburg, St.\nPetersburg, St . Petersburg", `petersburg "St. Petersburg", petersburg "St Petersburg", petersburg "St.\nPetersburg"`},
		{"the U.S. Virgin Islands", `virgin "U.S. Virgin Islands"`},
		{"S. Korea, S Korea", `korea "S. Korea", korea "S Korea"`},
		{"Gral. Roca", `roca "Gral. Roca"`},
		{"He left Rio. Grande stayed.", ""},
		{"He left Lachin. Corridor", `lachin "Lachin"`},
		{"He left New York. City officials", `york "New York"`},

		// Capitals.
		{"sotk, lachin corridor, azerbaijan's", ""},
		{"SHELLING NEAR SOTK IN THE LACHIN CORRIDOR", `sotk "SOTK", lachin-corridor "LACHIN CORRIDOR"`},
		{"Lachin Corridor", `lachin-corridor "Lachin Corridor"`},
		{"Nerkin hand, nerkin Hand", ""},
		{"New York city", `york "New York"`},
		{"côte d’Ivoire, Côte d’ivoire, Côte d’Ivoire", `ivory-coast "Côte d’Ivoire"`},
		{"eThekwini, EThekwini, ETHEKWINI, ethekwini", `durban "eThekwini", durban "EThekwini", durban "ETHEKWINI"`},
		{"tell us, US, Us", `usa "US", usa "Us"`},
		{"de la Rosa, De La Rosa, de la rosa", `rosa "de la Rosa", rosa "De La Rosa"`},
		{"al-Hasakah, Al-Hasakah, AL-HASAKAH, al-hasakah", `hasakah "al-Hasakah", hasakah "Al-Hasakah", hasakah "AL-HASAKAH"`},
		{"a hollow way, the Hollow Way", `the-gap "hollow way", the-gap "Hollow Way"`},
		{"Old mill, Old Mill, old Mill", `laxer "Old mill", laxer "Old Mill"`},
		{"Far mill, Far Mill, far mill", `laxer-first "Far mill", laxer-first "Far Mill"`},
		{"ბათუმი", `batumi "ბათუმი"`},
		{"在北京的 대한민국 თბილისი", `beijing "北京", korea "대한민국", tbilisi "თბილისი"`},
		{"Душанбе, душанбе", `dushanbe "Душанбе"`},
		{"in 6 October City, 6 october City", `october "6 October City"`},
	}
	for _, tt := range tests {
		if got := describe(mentions(g, tt.text)); got != tt.want {
			t.Errorf("mentions of %q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func describe(found []dateline.Mention) string {
	var parts []string
	for _, m := range found {
		parts = append(parts, m.Entity+" \""+strings.NewReplacer("\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(m.Words)+`"`)
	}
	return strings.Join(parts, ", ")
}

func TestMentionIsWhole(t *testing.T) {
	g := compile(t, caucasus...)
	s := "“Kəlbəcər’s” men"
	got := g.In(dateline.FieldTitle, s, text.Words(s))
	want := dateline.Mention{Field: dateline.FieldTitle, Start: 3, End: 14, Words: "Kəlbəcər",
		Type: "place", Entity: "kalbajar", Label: "Kalbajar", Confidence: 1}
	if len(got) != 1 || !reflect.DeepEqual(got[0], want) {
		t.Errorf("got %+v\nwant [%+v]", got, want)
	}
}

func TestNoPlacesNoMentions(t *testing.T) {
	var zero entity.Gazetteer
	for name, g := range map[string]*entity.Gazetteer{"zero": &zero, "empty": compile(t)} {
		if got := mentions(g, "Sotk and sotk"); got != nil {
			t.Errorf("%s: mentions %v", name, got)
		}
		if n, id, _ := g.Longest([]string{"sotk"}); n != 0 || id != "" {
			t.Errorf("%s: Longest %d, %v", name, n, id)
		}
	}
}

func TestSharedBySeveralReaders(t *testing.T) {
	g := compile(t, caucasus...)
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			if got := describe(mentions(g, "the Lachin corridor")); got != `lachin-corridor "Lachin corridor"` {
				t.Error(got)
			}
		})
	}
}
