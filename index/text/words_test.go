package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/index/text"
)

// exacts returns the Exact forms of s, joined by a bar.
func exacts(s string) string {
	var out []string
	for _, w := range text.Words(s) {
		out = append(out, w.Exact)
	}
	return strings.Join(out, "|")
}

func TestExact(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"empty", "", ""},
		{"no words", " \t—…!?“”’ 😀 🇦🇲 ½ ² © ", ""},
		{"plain", "The  Azerbaijani army, on Monday.", "the|azerbaijani|army|on|monday"},
		{"possessive straight", "Armenia's ARMENIA'S", "armenia|armenia"},
		{"possessive curly", "Azerbaijan’s BAKU’S Łódź’s", "azerbaijan|baku|lodz"},
		{"possessive other", "Bakuʼs Baku's Baku‘s", "baku|baku|baku"},
		{"possessive of a plural", "the soldiers’ and soldiers' and soldiersʼ", "the|soldiers|and|soldiers|and|soldiers"},
		{"possessive of a number", "the G7's 1990’s COVID-19's end", "the|g7|1990|covid|19|end"},
		{"possessive of an acronym", "the U.N.'s and U.N’s", "the|u.n|and|u.n"},
		{"possessive of ideographs", "日本's", "日|本"},
		{"no possessive", "5's.a 's 'S a 's", "5|s.a|s|s|a|s"},
		{"inner apostrophes", "O’Brien o'brien Oʼbrien O'Brien don't Qur’an Qurʾan", "o'brien|o'brien|o'brien|o'brien|don't|qur'an|qur'an"},
		{"outer apostrophes", "‘quoted’ 'quoted' ʻOkina ʼtisʼ rock 'n' roll", "quoted|quoted|okina|tis|rock|n|roll"},
		{"apostrophes of all shapes", "a'1 a’1 a‘1 a'1 aʼ1 aʻ1 aʾ1 aʿ1 aʽ1 aʹ1 aˈ1 aꞌ1 aꞋ1", strings.Repeat("a|1|", 12) + "a|1"},
		{"apostrophe and digits", "aʼ1 1'000 x'1", "a|1|1'000|x|1"},
		{"hyphens", "Nagorno-Karabakh Nagorno‐Karabakh Nagorno‑Karabakh Nagorno–Karabakh Nagorno−Karabakh Nagorno—Karabakh",
			strings.Repeat("nagorno|karabakh|", 5) + "nagorno|karabakh"},
		{"underscores", "_emphasis_ a_b été_a x_1", "emphasis|a|b|ete|a|x|1"},
		{"colons", "BAKU:The é:à:ü 10:30 a：b", "baku|the|e|a|u|10|30|a|b"},
		{"acronyms", "U.S.-led U.N. Ph.D end.", "u.s|led|u.n|ph.d|end"},
		{"numbers", "6,500 3.5 1,5 $2m 40% 10 000 10\u202F000", "6,500|3.5|1,5|2m|40|10|000|10|000"},
		{"invisible characters", "Kal\u00ADbajar Kal\u200Bbajar Kal\u200D\u200Bbajar Kal\uFEFFbajar \uFEFFKal\u2060bajar Kal\u200Cbajar",
			strings.Repeat("kalbajar|", 5) + "kalbajar"},
		{"decomposed", "re\u0301sume\u0301 x\u0302 Tag\u0306\u0131yev", "resume|x|tagiyev"},
		{"Azerbaijani", "Kəlbəcər KƏLBƏCƏR Tağıyev İlham Şuşa", "kelbecer|kelbecer|tagiyev|ilham|susa"},
		{"European", "Łódź Straße STRAẞE Ærø Œuvre Đorđe Þórr Reykjavík Ħamrun Ŋ Ŧ ĸ",
			"lodz|strasse|strasse|aero|oeuvre|dorde|thorr|reykjavik|hamrun|n|t|q"},
		{"Vietnamese", "Nguyễn Phú Trọng Đà Nẵng", "nguyen|phu|trong|da|nang"},
		{"ligatures and full width", "ﬁﬂﬃ Ｂａｋｕ’ｓ Ⅳ ½a ＡＢＣ１２３", "fiflffi|baku|iv|a|abc123"},
		{"middle dots", "paral·lel paraŀlel hy‧phen", "parallel|parallel|hyphen"},
		{"clicks", "ǃKung !Kung", "kung|kung"},
		{"Cyrillic", "Йорк ёлка ЁЛКА за\u0301мок и\u0306 я\u0306", "йорк|ёлка|ёлка|замок|й|я\u0306"},
		{"Greek", "Οδυσσεύς ΟΔΥΣΣΕΎΣ ΐ", "οδυσσευσ|οδυσσευσ|ι"},
		{"Arabic", "مُحَمَّد محمد مـحـمد آب", "محمد|محمد|محمد|آب"},
		{"Hebrew", "שָׁלוֹם שלום צה\"ל צה״ל ג׳ורג׳", "שלום|שלום|צה״ל|צה״ל|ג'ורג"},
		{"Armenian and Georgian", "Հայաստան საქართველო ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ", "հայաստան|საქართველო|საქართველო"},
		{"Devanagari", "हिन्दी", "हिन्दी"},
		{"Chinese and Japanese", "北京 カタカナ ｶﾞ", "北|京|カタカナ|ガ"},
		{"digits", "٢٠٢٣ ２０２３ १९", "2023|2023|19"},
		{"keycaps", "1\uFE0F\u20E3", "1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := exacts(tt.in); got != tt.want {
				t.Errorf("exact forms of %q:\n got %s\nwant %s", tt.in, got, tt.want)
			}
		})
	}
}

func TestStem(t *testing.T) {
	tests := []struct{ in, want string }{
		{"attacks", "attack"}, {"ATTACKED", "attack"}, {"skies", "sky"}, {"dying", "die"},
		{"the", "the"}, {"Azerbaijan's", "azerbaijan"}, {"Résumés", "resum"}, {"don't", "don't"},
		{"U.N.", "un"}, {"U.S.S.R", "ussr"}, {"С.Ш.А", "сша"}, {"Ph.D", "ph.d"}, {"example.com", "example.com"},
		{"6,500", "6500"}, {"1,234,567.89", "1234567.89"}, {"1,5", "1,5"}, {"1234,567", "1234,567"},
		{"6,5000", "6,5000"}, {"6,500;7", "6,500;7"}, {"3.5", "3.5"}, {"1.2.3", "1.2.3"}, {"mi24s", "mi24s"}, {"книги", "книги"},
	}
	for _, tt := range tests {
		words := text.Words(tt.in)
		if len(words) != 1 || words[0].Stem != tt.want {
			t.Errorf("words of %q: got %+v, want one with the stem %q", tt.in, words, tt.want)
		}
	}
}

func TestOffsets(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"“Kəlbəcər’s” re\u0301sume\u0301.", []string{"Kəlbəcər’s", "re\u0301sume\u0301"}},
		{"Kal\u200Bbajar’s x", []string{"Kal\u200Bbajar’s", "x"}},
		{"U.S.'s G7’s!", []string{"U.S.'s", "G7’s"}},
		{"\uFEFFBaku_ʼtisʼ", []string{"Baku", "tis"}},
		{"ﬁve İki", []string{"ﬁve", "İki"}},
		{"é_à:ü", []string{"é", "à", "ü"}},
		{"日本's", []string{"日", "本's"}},
	}
	for _, tt := range tests {
		var got []string
		for _, w := range text.Words(tt.in) {
			got = append(got, tt.in[w.Start:w.End])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("words of %q as written: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWordsAppends(t *testing.T) {
	first := []text.Word{{Start: 1, End: 2, Exact: "x", Stem: "x"}}
	got := text.NewAnalyzer().Words(first, "Baku")
	want := append(first, text.Word{Start: 0, End: 4, Exact: "baku", Stem: "baku"})
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := text.Words("..."); got != nil {
		t.Errorf("a text without words: got %v, want nil", got)
	}
}

func TestLongWords(t *testing.T) {
	tests := []struct {
		name, in string
		words    int
	}{
		{"as long as can be", strings.Repeat("a", text.MaxWordBytes), 1},
		{"a byte longer", strings.Repeat("a", text.MaxWordBytes+1), 2},
		{"a megabyte", strings.Repeat("a", 1<<20), 1 << 20 / text.MaxWordBytes},
		{"of two-byte letters", "a" + strings.Repeat("é", text.MaxWordBytes), 3},
		{"of accents", "e" + strings.Repeat("\u0301", 1<<20), 1},
		{"of expanding letters", strings.Repeat("ﷺ", 85), 1},
		{"of separators", strings.Repeat("é:", 1<<18), 1 << 18},
		{"of acronyms", strings.Repeat("a.", 1<<19) + "é", 1<<12 + 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			words := text.Words(tt.in)
			if len(words) != tt.words {
				t.Errorf("got %d words, want %d", len(words), tt.words)
			}
			for _, w := range words {
				if w.End-w.Start > text.MaxWordBytes && tt.name != "of accents" || len(w.Exact) > 32<<10 || len(w.Stem) > 32<<10 {
					t.Fatalf("bytes %d to %d are one word of %d bytes", w.Start, w.End, len(w.Exact))
				}
				if !utf8.ValidString(tt.in[w.Start:w.End]) {
					t.Fatalf("a word ends inside a rune, at %d", w.End)
				}
			}
		})
	}
}

func TestInvalidUTF8(t *testing.T) {
	for _, s := range []string{"\xff", "abc\xe2", "a\xe2\x80", "Ba\xffku", "\xc3Baku", "e\xcc", "\xf0\x9f Baku\xe2\x80\x99", "\xed\xa0\x80a"} {
		for _, w := range text.Words(s) {
			if !utf8.ValidString(w.Exact) || !utf8.ValidString(w.Stem) || w.Exact == "" {
				t.Errorf("words of %q: %+v", s, w)
			}
		}
	}
	if got := exacts("Ba\xffku 0\xf5!0 abc\xe2"); got != "ba|ku|0|0|abc" {
		t.Errorf("got %s", got)
	}
}

// TestExactIsWordsWithoutStems reads with and without stems in turns, by one analyser.
func TestExactIsWordsWithoutStems(t *testing.T) {
	a := text.NewAnalyzer()
	for _, s := range []string{"Attacked U.S. 6,500", "attacked by the U.S.", "6,500 attacked " + strings.Repeat("attacks", 60), "ÉTÉS 北京 ½"} {
		bare := a.Exact(nil, s)
		want := text.NewAnalyzer().Words(nil, s)
		if got := a.Words(nil, s); !slices.Equal(got, want) {
			t.Errorf("%q: behind Exact the words are %+v, want %+v", s, got, want)
		}
		for i := range want {
			want[i].Stem = ""
		}
		if first := a.Exact(nil, s); !slices.Equal(bare, want) || !slices.Equal(first, want) {
			t.Errorf("%q: without stems the words are %+v, want %+v", s, bare, want)
		}
	}
}
