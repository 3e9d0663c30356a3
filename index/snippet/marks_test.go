package snippet_test

import (
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/snippet"
)

func TestMarks(t *testing.T) {
	tests := []struct {
		name, query, text, want string
	}{
		{"stem", "bridge", "Bridges and a bridge, bridged abridged", "[Bridges] and a [bridge], [bridged] abridged"},
		{"folded", "kelbecer tagiyev", "Kəlbəcər, TAĞIYEV’s", "[Kəlbəcər], [TAĞIYEV’s]"},
		{"acronym and number", "UN 6500", "the U.N. sent 6,500 men", "the [U.N]. sent [6,500] men"},
		{"hyphenated", "Nagorno-Karabakh", "Nagorno-Karabakh, Nagorno Karabakh; Karabakh, Nagorno x Karabakh", "[Nagorno-Karabakh], [Nagorno Karabakh]; Karabakh, Nagorno x Karabakh"},
		{"hyphenated, other forms", "cross-border", "crossing borders, crossing a border", "[crossing borders], crossing a border"},
		{"phrase", `"alpha beta"`, "alpha beta, alpha. Beta! beta alpha; alphas beta", "[alpha beta], [alpha. Beta]! beta alpha; alphas beta"},
		{"phrase of one word", `"bridge"`, "bridges bridge", "bridges [bridge]"},
		{"phrase over a line's end", `"alpha beta gamma"`, "x alpha \r\n\n beta gamma", "x [alpha] \r\n\n [beta gamma]"},
		{"phrases that overlap", `"a b" "b c"`, "a b c", "[a b c]"},
		{"phrase repeating", `"a a"`, "a a a, b a", "[a a a], b a"},
		{"phrase begun anew", `"a b a b c"`, "a b a b a b c, a b a b a c", "a b [a b a b c], a b a b a c"},
		{"near", `"burn bridge"~1`, "bridges x burned, burn x y bridge", "[bridges] x [burned], burn x y bridge"},
		{"near, a word twice", `"a a b"~1`, "a b, x x x a x a b", "a b, x x x [a] x [a] [b]"},
		{"near of one word", `"bridge"~3`, "bridges", "[bridges]"},
		{"prefix", "bridges*", "bridge bridges Bridgeston", "bridge [bridges] [Bridgeston]"},
		{"prefix behind a hyphen", "Nagorno-Kar*", "Karst in Nagorno", "[Karst] in [Nagorno]"},
		{"fuzzy", "zorvak~1", "zorvek zirvek zrovak zorva", "[zorvek] zirvek [zrovak] [zorva]"},
		{"fuzzy 2", "zorvak~2", "zirvek zirvikk", "[zirvek] zirvikk"},
		{"not", "alpha NOT beta -gamma", "alpha beta gamma", "[alpha] beta gamma"},
		{"not not", "alpha NOT (beta NOT gamma)", "alpha beta gamma", "[alpha] beta [gamma]"},
		{"or, boost, must", "(alpha OR +beta^2)^3", "alpha beta", "[alpha] [beta]"},
		{"another field", "title:alpha body:beta", "alpha beta", "alpha [beta]"},
		{"not of the text", "publication:alpha* publication:beta id:gamma published:2023 place:delta", "alpha beta gamma 2023 delta", "alpha beta gamma 2023 delta"},
		{"everything", "", "alpha", "alpha"},
		{"no word", "½", "½", "½"},
		{"Chinese", "北京", "在北京市", "在[北京]市"},
		{"Arabic", "محمد", "قال مُحَمَّد ذلك", "قال [مُحَمَّد] ذلك"},
		{"soft hyphen", "Kalbajar", "Kal\u00ADbajar", "[Kal\u00ADbajar]"},
		{"both ends", "alpha", "alpha x alpha", "[alpha] x [alpha]"},
		{"invalid bytes", "alpha", "\xffalpha\xc3", "\xff[alpha]\xc3"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := matcher(t, tt.query).Marks(field(t, dateline.FieldBody, tt.text))
			if got := bracketed(tt.text, got); got != tt.want {
				t.Errorf("marks of %q in the body:\n got %q\nwant %q", tt.query, got, tt.want)
			}
		})
	}
}

func TestMarksOfPlaces(t *testing.T) {
	const s = "Kelbajar's Karvachar, St. John’s; Nerkin And, Nerkin"
	got := matcher(t, "Kalbajar place:nerkin-hand", "kalbajar", "nerkin-hand").Marks(field(t, dateline.FieldBody, s))
	if got, want := bracketed(s, got), "[Kelbajar]'s [Karvachar], St. John’s; [Nerkin And], Nerkin"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMarksOfATitle(t *testing.T) {
	m := matcher(t, "title:alpha body:beta gamma")
	f := snippet.Field{Name: dateline.FieldTitle, Text: "alpha beta gamma"}
	if got, want := bracketed(f.Text, m.Marks(f)), "[alpha] beta [gamma]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestHTML(t *testing.T) {
	for _, tt := range []struct {
		in   dateline.Snippet
		want string
	}{
		{dateline.Snippet{}, ""},
		{dateline.Snippet{Text: `<b>"a" & 'ə'`, Marks: [][2]int{{0, 3}, {10, 11}}}, "<mark>&lt;b&gt;</mark>&#34;a&#34; &amp; &#39;<mark>ə</mark>&#39;"},
		{dateline.Snippet{Text: "abc", Marks: [][2]int{{-1, 1}, {1, 2}, {0, 3}, {2, 9}, {2, 2}}}, "a<mark>b</mark>c"},
	} {
		if got := snippet.HTML(tt.in); got != tt.want {
			t.Errorf("HTML(%+v) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

func TestLead(t *testing.T) {
	long := strings.Repeat("word, ", 100)
	for _, tt := range []struct{ name, in, want string }{
		{"empty", " \n\t", ""},
		{"short", "\n\nBAKU\nThe  army\tsaid. ", "BAKU The army said."},
		{"long", long, strings.TrimSuffix(strings.Repeat("word, ", 40), ", ") + "…"},
		{"one word", strings.Repeat("a", 300), strings.Repeat("a", 240) + "…"},
		{"Chinese", strings.Repeat("北京", 200), strings.Repeat("北京", 120) + "…"},
		{"family", strings.Repeat("👨‍👩‍👧", 100), strings.Repeat("👨‍👩‍👧", 48) + "…"},
		{"controls", "a\x00b \u202Ec\u00ADd", "a b cd"},
	} {
		if got := snippet.Lead(tt.in); got.Text != tt.want || len(got.Marks) > 0 {
			t.Errorf("%s: got %q, want %q", tt.name, got.Text, tt.want)
		}
	}
	if got := snippet.Lead(strings.Repeat(" ", 10_000) + "x"); got.Text != "x" {
		t.Errorf("behind white space: got %q", got.Text)
	}
}

func TestMatcherIsSharedSafely(t *testing.T) {
	m := matcher(t, "Sotk Kalbajar", "kalbajar")
	body := strings.Repeat("x. ", 10_000) + "Sotk."
	done := make(chan []dateline.Snippet)
	for range 4 {
		go func() { done <- m.Snippets(body, mentionsIn(t, body), 3) }()
	}
	first := <-done
	for range 3 {
		if got := <-done; !slices.EqualFunc(got, first, func(a, b dateline.Snippet) bool { return a.Text == b.Text }) {
			t.Errorf("got %v, then %v", first, got)
		}
	}
}
