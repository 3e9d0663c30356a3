package query_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/index/query"
)

func word(s string) *query.Word { return &query.Word{Text: s} }

func TestTree(t *testing.T) {
	for in, want := range map[string]query.Node{
		"":                   &query.All{},
		"Sotk":               word("Sotk"),
		"a b":                &query.And{Clauses: []query.Node{word("a"), word("b")}},
		"a b AND c":          &query.And{Clauses: []query.Node{word("a"), &query.And{Clauses: []query.Node{word("b"), word("c")}, Written: true}}},
		"a OR b c":           &query.Or{Clauses: []query.Node{word("a"), &query.And{Clauses: []query.Node{word("b"), word("c")}}}},
		"NOT a b":            &query.And{Clauses: []query.Node{&query.Not{X: word("a")}, word("b")}},
		"+a^2":               &query.Must{X: &query.Boost{X: word("a"), By: 2}},
		`title:"a b"`:        &query.Phrase{Field: "title", Text: "a b"},
		`body:"a b"~5`:       &query.Near{Field: "body", Text: "a b", Slop: 5},
		"kal*":               &query.Prefix{Text: "kal"},
		"sotk~":              &query.Fuzzy{Text: "sotk", Distance: 1},
		`publication:"a b"`:  &query.Value{Field: "publication", Text: "a b"},
		"publication:press*": &query.Prefix{Field: "publication", Text: "press"},
		"ID:000_92cc":        &query.Value{Field: "id", Text: "000_92cc"},
		`a\*`:                word("a*"),
		"title:(a -b)":       &query.And{Clauses: []query.Node{&query.Word{Field: "title", Text: "a"}, &query.Not{X: &query.Word{Field: "title", Text: "b"}}}},
	} {
		if diff := sameTree(want, parse(t, in).Root); diff != "" {
			t.Errorf("Parse(%q): %s", in, diff)
		}
	}
}

func TestRangesAreDays(t *testing.T) {
	day := func(s string) int {
		d, err := time.Parse("2006-01-02", s)
		if err != nil {
			t.Fatal(err)
		}
		return int(d.Unix() / 86400)
	}
	for in, want := range map[string][2]int{
		"2023":                      {day("2023-01-01"), day("2023-12-31")},
		"2024-02":                   {day("2024-02-01"), day("2024-02-29")},
		"2023-09-01":                {day("2023-09-01"), day("2023-09-01")},
		"2023-09-01..2023-10":       {day("2023-09-01"), day("2023-10-31")},
		"2023..":                    {day("2023-01-01"), query.Latest},
		"..2023":                    {query.Earliest, day("2023-12-31")},
		">2023":                     {day("2024-01-01"), query.Latest},
		">=2023-09":                 {day("2023-09-01"), query.Latest},
		"<2023":                     {query.Earliest, day("2022-12-31")},
		"<=2023-09":                 {query.Earliest, day("2023-09-30")},
		"2023-09-01T23:30:00-04:00": {day("2023-09-01"), day("2023-09-01")},
		"1850..1851-02":             {day("1850-01-01"), day("1851-02-28")},
	} {
		r, ok := parse(t, "published:"+in).Root.(*query.Range)
		if !ok || [2]int{r.First, r.Last} != want || r.Text != in {
			t.Errorf("published:%s is %+v, want the days %v", in, r, want)
		}
	}
}

func TestRuns(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "",
		"Sotk":                        "[Sotk]",
		"near Nerkin Hand drone":      "[near Nerkin Hand drone]",
		"Nerkin -x Hand":              "[Nerkin] -[x] [Hand]",
		"Nerkin AND Hand":             "[Nerkin] [Hand]",
		"Nerkin OR Lachin corridor":   "[Nerkin] [Lachin corridor]",
		`Nerkin "x" Hand`:             "[Nerkin] [Hand]",
		"Nerkin title:x Hand":         "[Nerkin] [Hand]",
		"Nerkin (Hand x) y":           "[Nerkin] [Hand x] [y]",
		"NOT (Nerkin Hand) x":         "-[Nerkin Hand] [x]",
		"Nerkin Hand^2 +x kal*":       "[Nerkin] [Hand] [x]",
		"Nerkin - Hand":               "[Nerkin Hand]",
		"title:(Nerkin Hand) place:x": "",
	} {
		var got []string
		for _, r := range query.Runs(parse(t, in).Root) {
			s := fmt.Sprint(r.Words)
			if r.Not {
				s = "-" + s
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("runs of %q are %s, want %s", in, s, want)
		}
	}
}

func TestRelax(t *testing.T) {
	for in, want := range map[string]string{
		"a b c":             "a OR b OR c",
		"a":                 "",
		"a OR b":            "",
		"a b OR c":          "",
		"a AND b":           "",
		"a b AND c":         "a OR b AND c",
		"a (b c)":           "a OR b c",
		"a b -c":            "(a OR b) NOT c",
		"a NOT c":           "",
		"+a b":              "(b OR ) +a",
		"+a +b":             "",
		"+a b c NOT d":      "(b OR c OR ) +a NOT d",
		"published:2023 a":  "published:2023 OR a",
		"(a b)^2":           "",
		"":                  "",
		"NOT a NOT b":       "",
		"(+a (b NOT c)) OR": "(b NOT c OR ) +a",
	} {
		q := parse(t, in)
		got, differs := query.Relax(q.Root)
		if want == "" {
			want = q.String()
			if differs {
				t.Errorf("Relax(%q) says that it differs", in)
			}
		}
		if got.String() != want {
			t.Errorf("Relax(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRelaxKeepsTheWordsOfRuns(t *testing.T) {
	root := parse(t, "Nerkin Hand -x").Root
	first := query.Runs(root)[0].Words[0]
	relaxed, _ := query.Relax(root)
	or := relaxed.(*query.And).Clauses[0].(*query.Or)
	if or.Clauses[0] != query.Node(first) {
		t.Error("the relaxed tree has another word than the run")
	}
}
