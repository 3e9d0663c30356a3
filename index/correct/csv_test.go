package correct_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/correct"

	"github.com/google/go-cmp/cmp"
)

var every = []dateline.Correction{
	{Kind: "merge", Entity: "a", Into: "b", By: "mia", Why: "one town,\nsaid \"Mia\"", At: time.Date(2024, 1, 2, 3, 4, 5, 6_000_000, time.UTC)},
	{Kind: "split", Entity: "b", Into: "c", Words: []string{`Bee|Hive`, `back\slash`, "=1+1"}, Type: "person", Label: "Bea"},
	{Kind: "mention", Article: "x_1", Field: "body", Words: []string{"Bee"}, Occurrence: 2, Revision: 3, Entity: "c", Type: "person"},
	{Kind: "name", Entity: "p", Words: []string{"Pel", "Pell on the Hill"}},
	{Kind: "place", Entity: "p", Place: dateline.Place{ID: "p", Label: "Pell", Kind: "town", Countries: []string{"AA", "ZZ"}, Lat: -0.5, Lon: 179.25, Located: true, Names: []string{"P"}}},
	{Kind: "place", Entity: "q", Place: dateline.Place{ID: "q", Label: "Quell", Located: true}},
}

func written(t *testing.T, all []dateline.Correction) string {
	t.Helper()
	var b bytes.Buffer
	if err := correct.WriteCSV(&b, all); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func readCSV(s string) (out []dateline.Correction, err error) {
	rows, err := correct.ReadCSV(strings.NewReader(s))
	for _, r := range rows {
		out = append(out, r.Correction)
	}
	return out, err
}

func TestTablesComeBack(t *testing.T) {
	got, err := readCSV("\ufeff" + written(t, every))
	if diff := cmp.Diff(every, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	all := append([]dateline.Correction{
		{N: 1, Kind: "hide", Entity: "x", Undone: 2}, {N: 2, Kind: "undo", Undoes: 1}, {N: 3, Kind: "hide", Entity: "y"}, {N: 4, Kind: "show", Entity: "y"},
		{N: 5, Kind: "merge", Entity: "a", Into: "old"}, {N: 6, Kind: "split", Entity: "a"}, {N: 7, Kind: "merge", Entity: "z", Into: "y"}, {N: 8, Kind: "split", Entity: "z"},
	}, every...)
	if diff := cmp.Diff(every, correct.InForce(all)); diff != "" {
		t.Errorf("in force (-want +got):\n%s", diff)
	}
}

func TestTablesOfFewColumns(t *testing.T) {
	rows, err := correct.ReadCSV(strings.NewReader("into,kind,entity\nb,merge,a\n\nc,merge,b\n"))
	want := []correct.Row{{2, dateline.Correction{Kind: "merge", Entity: "a", Into: "b"}}, {4, dateline.Correction{Kind: "merge", Entity: "b", Into: "c"}}}
	if diff := cmp.Diff(want, rows); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestTablesThatAreNone(t *testing.T) {
	for table, says := range map[string]string{
		"":                                      "the table is empty",
		"entity\na\n":                           "line 1: the column kind is missing",
		"kind,name\nhide,a\n":                   `line 1: there is no column "name"`,
		"kind,kind\nhide,a\n":                   `line 1: the column "kind" stands there twice`,
		"kind,entity\nhide\n":                   "line 2: the row has not as many cells",
		"kind,entity\nhide,\"a\n":               "line",
		"kind,occurrence\nmention,0\n":          `occurrence: line 2: "0" is no number`,
		"kind,revision\nhide,\nmention,x\n":     `revision: line 3: "x" is no number`,
		"kind,at\nhide,yesterday\n":             `at: line 2: "yesterday" is no time`,
		"kind,lat,lon\nplace,1,\n":              `lon: line 2: "" is no number`,
		"kind,lat,lon\nplace,NaN,2\n":           `lat: line 2: "NaN" is no number`,
		"kind,lat,lon\nplace,1,Inf\n":           `lon: line 2: "Inf" is no number`,
		"kind\n" + strings.Repeat("x\n", 1e5+1): "more than 100000 corrections",
	} {
		if _, err := readCSV(table); dateline.KindOf(err) != dateline.Invalid || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40q: %v, want %s", table, err, says)
		}
	}
}

// What is read is written so that the same is read of it.
func FuzzReadCSV(f *testing.F) {
	var b bytes.Buffer
	if err := correct.WriteCSV(&b, every); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Add("kind,words\nname,a|b\\|c\\\\|\n")
	f.Add("kind,lat,lon\nplace,1e400,0\n")
	f.Fuzz(func(t *testing.T, table string) {
		first, err := readCSV(table)
		if err != nil {
			if dateline.KindOf(err) != dateline.Invalid {
				t.Fatalf("%v", err)
			}
			return
		}
		again, err := readCSV(written(t, first))
		if diff := cmp.Diff(first, again); err != nil || diff != "" {
			t.Errorf("%v (-first +again):\n%s", err, diff)
		}
	})
}
