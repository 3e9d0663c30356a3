package snippet_test

import (
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/snippet"
)

// checkMarksIn compares what is marked in a text that is not analysed with what is where all of
// it is.
func checkMarksIn(t *testing.T, m *snippet.Matcher, s, q string) {
	t.Helper()
	want := m.Marks(snippet.Field{Name: dateline.FieldBody, Text: s})
	if got := m.MarksIn(dateline.FieldBody, s, nil); !slices.Equal(got, want) {
		t.Fatalf("%s in %q: spotted %v, analysed %v", q, s, got, want)
	}
}

// besides are what may stand beside a word: what joins words and what does not, letters and
// quotes beyond ASCII, and possessives.
var besides = strings.Split("|.|,|;|'|\"|-|:|_| |(|a|5|é|б|’|“|…|\u00a0|\u2024|\u0301|日|\xff|'s|’s|.'s|..|.\"|,'|.a|,5|a.|5,|a |\n", "|")

// A word is found whatever stands beside it, as it is where all of the text is analysed.
func TestWordsBesideSigns(t *testing.T) {
	many := "sotk yerevan baku gyumri lachin tatev dilijan hadrut"
	for _, q := range []string{"sotk", `"sotk"`, "sotk*", "sotky~1", "u.s", "1990", "sotk-vardenis", many} {
		m := matcher(t, q)
		for _, word := range []string{"Sotk", "sotks", "U.S", "1990", "Sotk Vardenis"} {
			for _, before := range besides {
				for _, behind := range besides {
					checkMarksIn(t, m, "x "+before+word+behind+" y", q)
					checkMarksIn(t, m, before+word+behind, q)
				}
			}
		}
	}
}

// A run of letters that is longer than the longest word is cut into words, wherever it begins.
func TestWordsOfLongRuns(t *testing.T) {
	for _, q := range []string{"ab*", strings.Repeat("ab", 10) + "*", "bar"} {
		m := matcher(t, q)
		for length := 250; length < 270; length++ {
			for _, behind := range []string{"bar", "bar and goes on", strings.Repeat(" and goes on", 20)} {
				for offset := range 70 {
					checkMarksIn(t, m, strings.Repeat(".", offset)+strings.Repeat("ab", length/2)+behind, q)
				}
			}
		}
	}
}
