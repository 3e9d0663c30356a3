package correct_test

import (
	"strings"
	"testing"

	"dateline"
	"dateline/index/correct"
)

// Names that are common words are warned of, as far as they are read where nobody is meant.
func TestWarnings(t *testing.T) {
	for name, want := range map[string]string{
		"Rain": `"Rain" is a common word`, "RAIN": "a common word", "old town": "in common use", "rain": "in common use",
		"Old Mill": "", "Kelbecer": "", "Кельбаджар": "", "Peskov": "", "MBS": "",
	} {
		for _, c := range []dateline.Correction{
			{Kind: dateline.CorrectName, Entity: "x", Words: []string{"Tarsk", name}},
			{Kind: dateline.CorrectPlace, Place: dateline.Place{ID: "x", Label: name}},
		} {
			got := strings.Join(correct.Warnings(c), "; ")
			if (got == "") != (want == "") || !strings.Contains(got, want) {
				t.Errorf("%s %q: %q, want %q", c.Kind, name, got, want)
			}
		}
	}
	if got := correct.Warnings(dateline.Correction{Kind: dateline.CorrectSplit, Words: []string{"Rain"}}); got != nil {
		t.Errorf("a split: %q", got)
	}
}
