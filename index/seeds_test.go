package index_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index"
	"dateline/index/ingest"
)

// seeds puts the folder seeds/ into a new archive as the command does.
func seeds(t *testing.T) *index.Archive {
	t.Helper()
	a := open(t, t.TempDir())
	plan, err := ingest.NewPlan(t.Context(), []string{"../seeds"}, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for item := range plan.Items(t.Context()) {
		switch item.Kind {
		case ingest.KindArticle:
			put(t, a, item.Article)
		case ingest.KindGazetteer:
			if _, _, err := a.PutPlaces(t.Context(), item.Gazetteer.Source, item.Gazetteer.Places); err != nil {
				t.Fatal(err)
			}
		case ingest.KindRejected:
			t.Fatal(item)
		}
	}
	return a
}

var (
	syntaxRow = regexp.MustCompile("(?m)^\\| `(.+?)` \\|.*\\| ([0-9 ]+|none) \\|$")
	number    = regexp.MustCompile(`^\d{3}`)
)

// numbers shortens ids to the numbers that the documentation uses.
func numbers(ids []string) (out []string) {
	for _, id := range ids {
		out = append(out, number.FindString(id))
	}
	slices.Sort(out)
	return out
}

// TestQuerySyntaxIsDocumented runs every row of docs/query-syntax.md.
func TestQuerySyntaxIsDocumented(t *testing.T) {
	doc, err := os.ReadFile("../docs/query-syntax.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := syntaxRow.FindAllStringSubmatch(string(doc), -1)
	if lines := strings.Count(string(doc), "\n| `"); len(rows) != lines || lines < 30 {
		t.Fatalf("%d of %d rows read", len(rows), lines)
	}
	a := seeds(t)
	for _, row := range rows {
		want := strings.Fields(strings.TrimSuffix(row[2], "none"))
		res, err := a.Search(t.Context(), dateline.Search{Text: row[1], Limit: dateline.MaxLimit})
		if err != nil {
			t.Errorf("%s: %v", row[1], err)
			continue
		}
		var got []string
		for _, h := range res.Hits {
			got = append(got, string(h.ID))
		}
		if got = numbers(got); !slices.Equal(got, want) {
			t.Errorf("%s finds %v, want %v", row[1], got, want)
		}
	}
}

// TestPlacesOfTheSeeds holds how many of the five articles mention each place.
func TestPlacesOfTheSeeds(t *testing.T) {
	a := seeds(t)
	for place, want := range map[string][]string{
		"sotk": {"000", "001", "002", "004"}, "kalbajar": {"000", "001", "002", "004"},
		"nerkin-hand": {"003"}, "lachin-corridor": {"001"}, "norabak": {"002"}, "lachin": nil,
	} {
		if got := numbers(ids(t, a, dateline.Search{Include: map[string][]string{dateline.FacetPlace: {place}}})); !slices.Equal(got, want) {
			t.Errorf("%s is mentioned in %v, want %v", place, got, want)
		}
	}
}

// TestWhatTheSeedsAreFoundBy are searches that readers of the seeds make, in
// several spellings.
func TestWhatTheSeedsAreFoundBy(t *testing.T) {
	a := seeds(t)
	for _, c := range []struct {
		text string
		want string
	}{
		{"Kelbajar", "000 001 002 004"}, {"Kelbecer", "000 001 002 004"}, {"Kəlbəcər", "000 001 002 004"},
		{"Tagiyev", "001"}, {`"retaliatory measures"`, "000"}, {`"Sotk Brussels"~3`, ""}, {`"Kelbecer"`, "001"},
		{"Nerkin Hand", "003"}, {"nerkin hand", "003"}, {"ilham aliyev", "003 004"}, {"Defence Ministry", "000"},
		{"Sotk drone", "000 001 002 004"}, {"Syunik", "003"}, {"Artsakh", "000 001 002 003 004"},
	} {
		if got := strings.Join(numbers(ids(t, a, dateline.Search{Text: c.text})), " "); got != c.want {
			t.Errorf("%s finds %q, want %q", c.text, got, c.want)
		}
	}
	res, err := a.Search(t.Context(), dateline.Search{Text: `"unclosed (AND Sotk`})
	if err != nil || len(res.Read.Warnings) == 0 || res.Read.Warnings[0].End == 0 {
		t.Errorf("an unclosed query gives %+v, %v; want a warning with its position", res, err)
	}
}
