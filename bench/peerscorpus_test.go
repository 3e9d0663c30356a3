package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/bench/peers/line"
)

func TestDeskOf(t *testing.T) {
	for url, want := range map[string]string{
		"http://example.org/article/2006/10/23/us-markets-oil-idUSSP20021720061023": "markets",
		"http://example.org/article/2006/10/23/businesspro-aol-dc-idUSL21":          "businesspro",
		"http://example.org/article/2006/10/23/idUSN2335734020061023":               "",
		"http://example.org/article/us-idUSN23":                                     "",
		"http://example.org/article/us-5th-avenue":                                  "",
		"": "",
	} {
		if got := deskOf(url); got != want {
			t.Errorf("deskOf(%q) is %q; want %q", url, got, want)
		}
	}
}

func TestCitiesOf(t *testing.T) {
	for body, want := range map[string][]string{
		"BRUSSELS/St. Petersburg, Russia (Reuters) - Talks began.": {"BRUSSELS", "ST. PETERSBURG"},
		"LIMA  (Reuters) - Oil.":                                   {"LIMA"},
		"The bank said (Reuters) that":                             {"THE BANK SAID"}, // too rare to be a place
		"Talks began in Lima.":                                     nil,
		"":                                                         nil,
	} {
		if got := citiesOf(body); !slices.Equal(got, want) {
			t.Errorf("citiesOf(%q) is %q; want %q", body, got, want)
		}
	}
}

// TestMakeCorpus holds the files against the rules by which they are made.
func TestMakeCorpus(t *testing.T) {
	data, dir := reported(t, 1500), t.TempDir()
	c, err := makeCorpus(t.Context(), filepath.Join(data, "news", "reuters106k.ndjson.zst"), dir, ruleOfCorpus{numbers: []int{1200, 1400}})
	if err != nil {
		t.Fatal(err)
	}
	places, err := readPlaces(c.places)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range places {
		names = append(names, p.ID+"="+p.Label)
	}
	if want := []string{"kiev=Kiev", "lyon=Lyon", "new-york=New York", "oslo=Oslo"}; !slices.Equal(names, want) {
		t.Errorf("the places are %q; want %q", names, want)
	}
	bytes, publications, mixed := 0, map[string]int{}, false
	n := 0
	for a, err := range line.Articles(c.articles, 1400) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n <= 1200 {
			bytes += len(a.Title) + len(a.Body)
		}
		publications[a.Publication]++
		filed, _, _ := strings.Cut(a.Body, " (Reuters) - Filed from there.")
		if want := map[string]string{"KIEV": "kiev", "NEW YORK/Lyon, France": "new-york,lyon", "KIEV/OSLO": "kiev,oslo"}[filed]; strings.Join(a.Places, ",") != want {
			t.Errorf("the article %q has the places %q; want %q", a.Body, a.Places, want)
		}
		if !strings.HasPrefix(a.ID, "r") || a.Published.Year() != 2012 || a.Published.Hour() != 14 {
			t.Errorf("article %+v", a)
		}
		mixed = mixed || n > 1 && a.Published.Month() != 1
	}
	if !mixed || c.text[1200] != bytes || publications["reuters-general"] == 0 || len(publications) != manyDesks+1 {
		t.Errorf("mixed %v, %d bytes, counted %d, publications %v", mixed, c.text[1200], bytes, publications)
	}
	if queries, err := line.ReadQueries(c.queries); err != nil || len(queries) != 8*perPeerClass || fmt.Sprint(queries[3]) != fmt.Sprint(c.asked[3].Query) {
		t.Errorf("%d queries, %v", len(queries), err)
	}
	again, err := makeCorpus(t.Context(), filepath.Join(data, "news", "reuters106k.ndjson.zst"), t.TempDir(), ruleOfCorpus{numbers: []int{1200}})
	if err != nil {
		t.Fatal(err)
	}
	long, _ := os.ReadFile(c.articles)
	if short, err := os.ReadFile(again.articles); err != nil || !strings.HasPrefix(string(long), string(short)) || fmt.Sprint(again.asked) != fmt.Sprint(c.asked) {
		t.Errorf("%v; want that fewer articles are the first of more, and give the same queries", err)
	}
}

// TestPeerQueries makes queries of headings whose words are known.
func TestPeerQueries(t *testing.T) {
	c := &wordCounts{in: map[string]int{}}
	for i := range 1000 {
		title, body := "Zz of 12", ""
		switch {
		case i < 60:
			title, body = "The frequent rivermont harbor valley bridges", "frequent words"
		case i < 120:
			title = "frequent rarely"
		}
		if i == 119 {
			title = "frequent unique"
		}
		c.add(title, body, "")
	}
	c.in["rivermont"], c.in["harbor"], c.in["valley"], c.in["bridges"], c.in["unique"] = 40, 40, 60, 60, 2
	h := c.headings[0]
	for _, tt := range []struct{ class, want string }{
		{"one frequent term", "frequent"}, {"AND of two", "frequent rivermont"}, {"OR of two", "bridges valley"}, {"OR of four", "frequent rivermont harbor valley"},
		{"phrase", `"frequent rivermont"`}, {"prefix", "rive*"}, {"fuzzy", "riveymont"}, {"one rare term", ""},
	} {
		for _, m := range peerMakers {
			if m.class != tt.class {
				continue
			}
			if got, ok := m.make(c, h); ok != (tt.want != "") || ok && got != tt.want {
				t.Errorf("%s of %q is %q, %v; want %q", tt.class, h.title, got, ok, tt.want)
			}
		}
	}
	if got, ok := peerMakers[1].make(c, c.headings[119]); !ok || got != "unique" {
		t.Errorf("the rare term is %q, %v; want the one of two articles", got, ok)
	}
}

// TestPrefixes are those that stems do not bend.
func TestPrefixes(t *testing.T) {
	for word, want := range map[string]bool{"rivermont": true, "verizon": false, "poss": false, "possible": true, "using": false} {
		c := &wordCounts{in: map[string]int{word: 10}, headings: make([]heading, 1000)}
		if got, ok := ownStem(prefix)(c, heading{title: []string{word}}); ok != want {
			t.Errorf("the prefix of %q is %q, %v; want %v", word, got, ok, want)
		}
	}
}

func TestReadPlaces(t *testing.T) {
	dir := t.TempDir()
	write(t, "kiev\tKiev\nlyon\n", dir, "places.tsv")
	if _, err := readPlaces(filepath.Join(dir, "places.tsv")); err == nil || !strings.Contains(err.Error(), `places.tsv:2: "lyon\n" is no place`) {
		t.Errorf("%v; want the line that is no place", err)
	}
}

// TestShortArticles holds what is beyond the articles that there are against the rule
// by which they are split.
func TestShortArticles(t *testing.T) {
	words := func(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }
	for _, tt := range []struct {
		body string
		want []string
	}{
		{"", []string{""}},
		{"One two.", []string{"One two."}},
		{words(29) + ". Next.", []string{words(29) + ". Next."}},
		{words(30) + `." ` + words(30), []string{words(30) + `."`, words(30)}},
		{words(30) + "! " + words(29), []string{words(30) + "! " + words(29)}},
		{words(30) + " " + words(30) + "? " + words(35) + ". " + words(31) + ".", []string{words(60) + "?", words(35) + ".", words(31) + "."}},
	} {
		if got := shortBodies(tt.body); !slices.Equal(got, tt.want) {
			t.Errorf("the parts of %q are %q; want %q", tt.body, got, tt.want)
		}
	}
	n := &newsArticles{}
	for i := range 500 {
		if err := n.add(newsRecord{Title: fmt.Sprint("Title ", i), Body: fmt.Sprintf("First %d %s.\nSecond %d %s.", i, words(30), i, words(30)), URL: "http://example.org/us-oil-1"}); err != nil {
			t.Fatal(err)
		}
	}
	n.mix()
	short, seen := n.split(), map[string]bool{}
	for i, a := range short {
		cells := strings.Fields(a.Body)
		if a.ID != fmt.Sprintf("s%07d", i) || a.Title != "Title "+cells[1] || cells[0] != "First" && cells[0] != "Second" || a.Publication != "reuters-oil" || seen[a.Body] {
			t.Errorf("short article %+v", a)
		}
		seen[a.Body] = true
	}
	if len(short) != 1000 || short[1].Title == short[0].Title && short[2].Title == short[0].Title {
		t.Errorf("%d short articles, the first %+v; want 1000 in a mixed order", len(short), short[:3])
	}
}

// TestCorpusBeyondTheArticles: numbers up to those of the articles are of whole ones, and
// others of short ones, with the same queries and places for both.
func TestCorpusBeyondTheArticles(t *testing.T) {
	part := strings.Repeat("and ", leastPart) + "end."
	news := newsFile(reportedAs(t, 700, part+" "+part))
	c, err := makeCorpus(t.Context(), news, t.TempDir(), ruleOfCorpus{numbers: []int{600, 700, 1000, 1400}})
	if err != nil {
		t.Fatal(err)
	}
	for n, want := range map[int]struct {
		file string
		ends int
	}{600: {c.articles, 2}, 700: {c.articles, 2}, 1000: {c.short, 1}, 1400: {c.short, 1}} {
		bytes, places := 0, 0
		for a, err := range line.Articles(c.file(n), n) {
			if err != nil {
				t.Fatal(err)
			}
			bytes += len(a.Title) + len(a.Body)
			places += len(a.Places)
			if got := strings.Count(a.Body, "end."); got != want.ends {
				t.Fatalf("of %d articles one has %d parts; want %d", n, got, want.ends)
			}
		}
		if c.file(n) != want.file || c.text[n] != bytes || len(c.sums[n]) != 64 || places < n/2 {
			t.Errorf("%d articles are in %s, %d bytes, counted %d, %d places, sum %q", n, c.file(n), bytes, c.text[n], places, c.sums[n])
		}
	}
	if _, err := makeCorpus(t.Context(), news, t.TempDir(), ruleOfCorpus{numbers: []int{600, 1401}}); err == nil || !strings.Contains(err.Error(), "-n 1401 is more than the 1400 short articles") {
		t.Errorf("%v; want that there are not so many", err)
	}
	only, err := makeCorpus(t.Context(), news, t.TempDir(), ruleOfCorpus{numbers: []int{600, 700}, short: true, words: 700})
	if err != nil || only.file(600) != only.short || only.text[700] >= c.text[700] || only.sums[700] == c.sums[700] {
		t.Errorf("%v; want short articles for all numbers", err)
	}
}
