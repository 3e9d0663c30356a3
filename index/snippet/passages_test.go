package snippet_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dateline"
	"dateline/index/snippet"
)

const padding = "Nothing of it stands in this sentence, which is here to keep the others apart from each other. "

func TestPassages(t *testing.T) {
	far := strings.Repeat(padding, 5)
	tests := []struct {
		name, query, text, want string
	}{
		{"nothing", "alpha", "beta", ""},
		{"short text", "alpha", "An alpha.\tIt said so.", "An [alpha]. It said so."},
		{"sentence among long ones", "alpha", far + "An alpha stands alone in quite a long sentence, so that the next ones do not fit beside it, long as they are, and that is that, as was to be shown here. " + far,
			"An [alpha] stands alone in quite a long sentence, so that the next ones do not fit beside it, long as they are, and that is that, as was to be shown here."},
		{"lines are not joined", "alpha", "BAKU\r\nAn alpha. More.\n\nOthers.", "An [alpha]. More."},
		{"most clauses first", "alpha beta gamma", "Alpha alpha alpha.\n" + far + "\nBeta, alpha.\n" + far + "\nGamma.\n" + far + "\nGamma beta.",
			"[Beta], [alpha].\n[Gamma].\n[Gamma] [beta]."},
		{"rare before frequent", "alpha beta", "Alpha x alpha. \nBeta.\nx\n" + far + "Alpha.", "[Alpha] x [alpha]. [Beta].\n" + strings.TrimSpace(padding+padding) + " [Alpha]."},
		{"phrase over a line's end", `"alpha beta"`, "See alpha\n\nbeta there.", "See [alpha beta] there."},
		{"acronym at a sentence's end", `"alpha U.S. Army"`, "Of alpha U.S. Army. So.", "Of [alpha U.S. Army]. So."},
		{"place over a full stop", "place:st-johns", "He is in St. John’s. Yes.", "He is in [St. John’s]. Yes."},
		{"escaped", "alpha", "<b>alpha</b> & 'x'", "&lt;b&gt;[alpha]&lt;/b&gt; &amp; &#39;x&#39;"},
		{"controls", "alpha", "x\x00\x1Bal\u00ADpha\u202E\u2067 y\u2028z", "x [alpha] y"},
		{"CRLF and both ends", "alpha", "alpha\r\nx\r\nalpha", "[alpha]\n[alpha]"},
		{"near, only the window", `"alpha beta"~1`, "Alpha x x beta x alpha.", "Alpha x x [beta] x [alpha]."},
		{"neighbours become one", "alpha beta", far + "\nThe alpha. " + strings.TrimSpace(padding+padding) + " The beta.\n" + far,
			"The [alpha]. " + strings.TrimSpace(padding+padding) + " The [beta]."},
		{"a line behind a long one", "alpha", strings.Repeat("words ", 9000) + "\nTheir alpha.\n" + strings.Repeat("words ", 9000), "Their [alpha]."},
		{"emoji", "alpha", "👨‍👩‍👧alpha🇦🇲", "👨‍👩‍👧[alpha]🇦🇲"},
		{"Chinese", "京", "北京。上海。", "北[京]。上海。"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := matcher(t, tt.query)
			if tt.query == "place:st-johns" {
				m = matcher(t, "", "st-johns")
			}
			list := m.Snippets(tt.text, mentionsIn(t, tt.text), 3)
			if got := shown(list); got != tt.want {
				t.Errorf("snippets of %q:\n got %q\nwant %q", tt.query, got, tt.want)
			}
			if got := shown(m.Passages(field(t, dateline.FieldBody, tt.text), 3)); got != tt.want {
				t.Errorf("passages of %q:\n got %q\nwant %q", tt.query, got, tt.want)
			}
		})
	}
}

// Long sentences are cut around what matched.
func TestCuts(t *testing.T) {
	tests := []struct{ name, query, text, want string }{
		{"without a full stop", "alpha", strings.Repeat("some words, ", 2000) + "alpha " + strings.Repeat("and words, ", 2000), "[alpha]"},
		{"at the beginning", "alpha", "alpha " + strings.Repeat("and words, ", 9000), "[alpha]"},
		{"at the end", "alpha", strings.Repeat("and words, ", 9000) + "alpha", "[alpha]"},
		{"beside very long words", "alpha", strings.Repeat("b", 3000) + " alpha " + strings.Repeat("b", 3000), "[alpha]"},
		{"Chinese", "京", strings.Repeat("上海", 10_000) + "京" + strings.Repeat("上海", 10_000), "[京]"},
		{"emoji", "alpha", strings.Repeat("👨‍👩‍👧", 2000) + "alpha" + strings.Repeat("👨‍👩‍👧", 2000), "[alpha]"},
		{"Arabic", "محمد", strings.Repeat("قال ", 9000) + "مُحَمَّد" + strings.Repeat(" ذلك", 9000), "[مُحَمَّد]"},
		{"a long phrase", `"` + strings.Repeat("alpha beta ", 60) + `"`, strings.Repeat("x ", 400) + strings.Repeat("alpha beta ", 60) + strings.Repeat("x ", 400), "[" + strings.TrimSpace(strings.Repeat("alpha beta ", 60)) + "]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list := matcher(t, tt.query).Snippets(tt.text, nil, 3)
			if len(list) != 1 {
				t.Fatalf("got %d snippets %q, want 1", len(list), shown(list))
			}
			if got := shown(list); !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %q in it", got, tt.want)
			}
			if n := utf8.RuneCountInString(list[0].Text); n > 242 && tt.name != "a long phrase" {
				t.Errorf("got %d code points: %q", n, list[0].Text)
			}
			for _, part := range strings.FieldsFunc(list[0].Text, func(r rune) bool { return r == '…' || r == ' ' || r == ',' }) {
				if !strings.Contains(" "+strings.ReplaceAll(tt.text, ",", "")+" ", " "+part+" ") && tt.name != "Chinese" && tt.name != "emoji" {
					t.Errorf("%q is not a whole word of the text", part)
				}
			}
			if rest := strings.ReplaceAll(list[0].Text, "👨‍👩‍👧", ""); tt.name == "emoji" && rest != "…alpha…" {
				t.Errorf("%q has a family torn apart", list[0].Text)
			}
		})
	}
}

// In a long body every form of a word is found where a short one has it.
func TestLongBodies(t *testing.T) {
	before, after := strings.Repeat(padding, 2000), strings.Repeat("\n"+padding, 2000)
	for _, tt := range []struct{ query, place, written string }{
		{"sotk", "", "Sotk"}, {"sotk", "", "“SOTK’s”"}, {"sky", "", "skies"}, {"die", "", "dying"}, {"happy", "", "happiness"},
		{"ability", "", "abilities"}, {"disability", "", "disabilities"}, {"US", "", "U.S."}, {"U.N.", "", "UN"}, {"6500", "", "6,500"},
		{"12345", "", "12,345"}, {"o'brien", "", "O’Brien"}, {"etat", "", "(État)"}, {`"l'etat"`, "", "l’État"}, {"5", "", "$5"},
		{"kelbecer", "", "Kəlbəcər"}, {"susa", "", "Şuşa"}, {"Москва", "", "МОСКВА"}, {"йорк", "", "и\u0306орк"}, {"北京", "", "北京"},
		{"محمد", "", "مُحَمَّد"}, {"baku", "", "Ｂａｋｕ"}, {"five", "", "ﬁve"}, {"okina", "", "ʻOkina"}, {"Kalbajar", "", "Kal\u00ADbajar"},
		{"hayastan ՀԱՅԱՍՏԱՆ", "", "Հայաստան"}, {"Οδυσσεύς", "", "ΟΔΥΣΣΕΎΣ"}, {"ガ", "", "ｶﾞ"}, {`צה״ל`, "", `צה"ל`},
		{"Nagorno-Karabakh", "", "Nagorno–Karabakh"}, {`"two soldiers killed"`, "", "two soldiers\nkilled"}, {`"burn bridge"~2`, "", "bridges were burned"},
		{"zorv*", "", "Zorvil"}, {"ölü*", "", "Ölüm"}, {"zorvak~1", "", "zorvakk"}, {"zorvak~1", "", "Zörvek"}, {"zorvak~2", "", "zirvek"}, {"zor~1", "", "zur"},
		{"title:x", "kalbajar", "Karvachar"}, {"title:x", "nerkin-hand", "Nerkin And"}, {"title:x", "st-johns", "St. John’s"}, {"title:x", "moscow", "Москва"},
	} {
		var ids []string
		if tt.place != "" {
			ids = append(ids, tt.place)
		}
		m := matcher(t, tt.query, ids...)
		for _, body := range []string{before + tt.written + after, before + tt.written, tt.written + after} {
			list := m.Snippets(body, mentionsIn(t, body), 3)
			if len(list) != 1 || len(list[0].Marks) == 0 {
				t.Errorf("%s %s written %q in a body of %d bytes: %q", tt.query, tt.place, tt.written, len(body), shown(list))
				continue
			}
			check(t, list[0])
			if f := field(t, dateline.FieldBody, body); shown(m.Passages(f, 3)) != shown(list) {
				t.Errorf("%s written %q: analysed it is %q, else %q", tt.query, tt.written, shown(m.Passages(f, 3)), shown(list))
			}
		}
	}
}

// Every clause is shown, though one is everywhere and another once.
func TestLongBodyCoversTheQuery(t *testing.T) {
	body := strings.Repeat(padding, 3000) + "Sotk. " + strings.Repeat(padding, 3000) + "Vardenis. " + padding
	got := shown(matcher(t, "sentence sotk vardenis").Snippets(body, nil, 3))
	for _, want := range []string{"[Sotk]", "[Vardenis]", "[sentence]"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %q", want, got)
		}
	}
}

func TestAtMost(t *testing.T) {
	body := strings.Repeat("alpha\n"+padding+padding+padding+"\n", 30)
	m := matcher(t, "alpha")
	for n := range 5 {
		if got := len(m.Snippets(body, nil, n)); got != n {
			t.Errorf("at most %d: got %d", n, got)
		}
	}
	if got := m.Passages(snippet.Field{Name: dateline.FieldBody, Text: body}, 0); got != nil {
		t.Errorf("at most none: got %v", got)
	}
}
