package query_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dateline"
	"dateline/index/query"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		`Kalbajar drone -"b c" +(d OR e)^2 AND NOT f`, `"unclosed (AND Sotk`, `title:(a body:"x y"~5^.5) kal*^3 x~2`,
		`published:2023-09-01T10:30:00+04:00 published:>2023 published:2024..2023`, `publication:"Press TV" place:sotk* id:-x`,
		`“a” „b“ «c» »d« \"e\ f\* http://x aleppo:y title:" z 10:30`, `NOT NOT - + AND OR () "" )~2 *`, "a\xff\\", "x^2~1~2^3",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := query.Parse(s)
		if err != nil {
			if dateline.KindOf(err) != dateline.Invalid {
				t.Fatalf("Parse(%q): %v", s, err)
			}
			return
		}
		checkWarnings(t, s, q)
		checkWords(t, s, q)
		checkRoundTrip(t, s, q)
	})
}

func checkWarnings(t *testing.T, s string, q *query.Query) {
	last := 0
	for _, w := range q.Warnings {
		if w.Start < last || w.Start >= w.End || w.End > utf8.RuneCountInString(s) {
			t.Errorf("Parse(%q): warning at %d to %d behind %d", s, w.Start, w.End, last)
		}
		if w.Message == "" || strings.HasSuffix(w.Message, ".") {
			t.Errorf("Parse(%q): message %q", s, w.Message)
		}
		last = w.Start
	}
}

func checkWords(t *testing.T, s string, q *query.Query) {
	last := 0
	for _, r := range query.Runs(q.Root) {
		for _, w := range r.Words {
			if w.Start < last || w.End <= w.Start {
				t.Errorf("Parse(%q): word %q at %d to %d behind %d", s, w.Text, w.Start, w.End, last)
			}
			if typed := string([]rune(s)[w.Start:w.End]); !strings.Contains(typed, `\`) && typed != w.Text {
				t.Errorf("Parse(%q): word %q stands where %q does", s, w.Text, typed)
			}
			last = w.End
		}
	}
}

func checkRoundTrip(t *testing.T, s string, q *query.Query) {
	printed := q.String()
	again, err := query.Parse(printed)
	if err != nil {
		t.Fatalf("Parse(%q) = %q, which is refused: %v", s, printed, err)
	}
	if diff := sameTree(q.Root, again.Root); diff != "" {
		t.Errorf("Parse(%q) = %q, which is another tree: %s", s, printed, diff)
	}
	if len(again.Warnings) > 0 {
		t.Errorf("Parse(%q) = %q, which warns: %+v", s, printed, again.Warnings)
	}
	if got := again.String(); got != printed {
		t.Errorf("Parse(%q) = %q, then %q", s, printed, got)
	}
}
