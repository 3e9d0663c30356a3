package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/bench/peers/line"
)

func TestRatiosAreReadBack(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ratios.txt")
	if err := writeRatios(file, []int{20, 300}, []ratio{{"a_vs_b", .5}, {"c_vs_d", 1234.5678}}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(file)
	if want := "articles_1 20\narticles_2 300\na_vs_b 0.500\nc_vs_d 1234.568\n"; err != nil || string(raw) != want {
		t.Errorf("%q, %v; want %q", raw, err, want)
	}
	numbers, ratios, err := readRatios(file)
	if err != nil || len(numbers) != 2 || numbers[1] != 300 || len(ratios) != 2 || ratios[0] != (ratio{"a_vs_b", .5}) || ratios[1] != (ratio{"c_vs_d", 1234.568}) {
		t.Errorf("%d, %v, %v", numbers, ratios, err)
	}
}

func TestBrokenRatios(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", "holds 0 ratios and 0 numbers"},
		{"a_vs_b 1\n", "holds 1 ratios and 0 numbers"},
		{"articles_1 5\na_vs_b much\n", `ratios.txt:2: "a_vs_b much"; want a name that no other line has and a number above 0`},
		{"articles_1 5\na_vs_b 0\n", `ratios.txt:2: "a_vs_b 0"`},
		{"articles_1 5\na_vs_b NaN\n", `ratios.txt:2: "a_vs_b NaN"`},
		{"articles_1 5\na_vs_b 1\na_vs_b 2\n", `ratios.txt:3: "a_vs_b 2"`},
	} {
		file := filepath.Join(t.TempDir(), "ratios.txt")
		write(t, tt.text, filepath.Dir(file), "ratios.txt")
		if _, _, err := readRatios(file); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v; want %s", tt.text, err, tt.want)
		}
	}
}

func TestCheckRatios(t *testing.T) {
	before := []ratio{{"answer_p50_vs_x", .5}, {"answers_per_second_vs_x", 2}, {"index_vs_x", 1}, {"ids_p50_vs_x", 3}}
	tests := []struct {
		name string
		now  []ratio
		lost string // "" is no error
	}{
		{"the same", before, ""},
		{"within a fifth", []ratio{{"answer_p50_vs_x", .59}, {"answers_per_second_vs_x", 1.61}, {"index_vs_x", .81}}, ""},
		{"better", []ratio{{"answer_p50_vs_x", .1}, {"answers_per_second_vs_x", 20}, {"index_vs_x", 9}}, ""},
		{"slower", []ratio{{"answer_p50_vs_x", .61}}, "answer_p50_vs_x: worse by more than 20%: missed"},
		{"fewer", []ratio{{"answers_per_second_vs_x", 1.59}, {"index_vs_x", .79}}, "answers_per_second_vs_x, index_vs_x: worse by more than 20%: missed"},
		{"new ones alone", []ratio{{"answer_p50_vs_y", 1}}, "none of the committed ratios was measured"},
	}
	for _, tt := range tests {
		var out strings.Builder
		err := checkRatios(&out, before, tt.now)
		if tt.lost == "" && err != nil || tt.lost != "" && (err == nil || err.Error() != tt.lost) {
			t.Errorf("%s: %v; want %q\n%s", tt.name, err, tt.lost, &out)
		}
		if tt.name == "slower" && (!errors.Is(err, errMissed) || !strings.Contains(out.String(), "0.610  +22% lost") || !strings.Contains(out.String(), "not measured")) {
			t.Errorf("%s: %v, and the table\n%s", tt.name, err, &out)
		}
	}
}

// measured has two rounds: dateline takes 10 and 40 ms for whole answers, the peer
// 20 and 10, and has no answer to query 1. Answers of ids take 5 ms.
func measured(articles int) *figures {
	f := newFigures([]string{"x-y", ownName}, articles, 1000)
	for _, t := range [][2]time.Duration{{10, 20}, {40, 10}} {
		whole := map[string]map[int]time.Duration{
			ownName: {0: t[0] * time.Millisecond, 1: time.Second}, "x-y": {0: t[1] * time.Millisecond},
		}
		ids := map[string]map[int]time.Duration{ownName: {0: 5 * time.Millisecond}, "x-y": {0: 5 * time.Millisecond}}
		plain := map[string]map[int]time.Duration{ownName: {0: 5 * time.Millisecond}}
		many := map[string]map[int]time.Duration{ownName: {0: 6 * time.Millisecond}}
		f.rounds = append(f.rounds, round{
			times:     map[string]map[string]map[int]time.Duration{line.Whole: whole, line.Ids: ids, line.Plain: plain, line.Many: many},
			perSecond: map[string]float64{ownName: 30, "x-y": 10},
		})
	}
	f.indexed[ownName] = []indexed{{Searchable: 4 * time.Second, Peak: 350e6, Beside: 1000, Below: 1500}}
	f.indexed["x-y"] = []indexed{{Searchable: 2 * time.Second}}
	f.indexed[stepPeer] = []indexed{{Searchable: 3 * time.Second}, {Searchable: 9 * time.Second}}
	f.steps = []time.Duration{time.Second}
	f.serving[ownName], f.asked[ownName], f.first[ownName] = 600e6, 150e6, 100*time.Millisecond
	return f
}

func TestRatiosOf(t *testing.T) {
	least, most := measured(500), measured(20000)
	for _, r := range least.rounds {
		r.times[line.Whole][ownName] = map[int]time.Duration{0: 5 * time.Millisecond}
	}
	want := map[string]float64{
		"answer_p50_vs_x_y": .5, // of the rounds' 0.5 and 4 the lower, without the query that x-y cannot answer
		"answer_p95_vs_x_y": .5, "ids_p50_vs_x_y": 1, "ids_p95_vs_x_y": 1,
		"answers_per_second_vs_x_y": 3, "index_vs_x_y": .5,
		"growth_p50_500_20k": 2, "facets_vs_plain": 1.2, "disk_vs_text": 2.5, "index_step_vs_bleve": 3,
		"peak_indexing_vs_700mb": .5, "peak_serving_vs_300mb": 2, "asked_serving_vs_300mb": .5, "first_answer_vs_400ms": .25,
	}
	many := measured(300000)
	many.short = true
	for size, value := range map[string]float64{"answer_p50_300k": .5, "answer_p95_300k": .5, "ids_p50_300k": 1, "ids_p95_300k": 1} {
		want[size+"_vs_x_y"] = value
	}
	got := ratiosOf([]*figures{least, most, many})
	for _, r := range got {
		if r.value != want[r.name] {
			t.Errorf("%s is %v; want %v", r.name, r.value, want[r.name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d ratios; want %d", len(got), len(want))
	}
	for _, r := range ratiosOf([]*figures{most}) {
		if strings.HasPrefix(r.name, "growth") {
			t.Errorf("%s of one number of articles", r.name)
		}
	}
}

func TestMedian(t *testing.T) {
	for _, tt := range []struct {
		all  []float64
		want float64
	}{{nil, 0}, {[]float64{3}, 3}, {[]float64{9, 1}, 1}, {[]float64{9, 1, 4}, 4}} {
		if got := median(tt.all); got != tt.want {
			t.Errorf("median of %v is %v; want %v", tt.all, got, tt.want)
		}
	}
}

func TestWriteSection(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "page.md")
	for _, text := range []string{"No marks.\n", sectionBegins, sectionEnds + sectionBegins, sectionBegins + sectionEnds + sectionBegins + sectionEnds} {
		write(t, text, dir, "page.md")
		if err := writeSection(page, sectionBegins, sectionEnds, "new"); err == nil || !strings.Contains(err.Error(), "once each") {
			t.Errorf("%q: %v; want that the marks are not there once each", text, err)
		}
		if raw, _ := os.ReadFile(page); string(raw) != text {
			t.Errorf("a page without marks has become %q", raw)
		}
	}
	write(t, "Before.\n"+sectionBegins+"old\n"+sectionEnds+"Behind.\n", dir, "page.md")
	for range 2 {
		if err := writeSection(page, sectionBegins, sectionEnds, "\nnew\n"); err != nil {
			t.Fatal(err)
		}
		if raw, _ := os.ReadFile(page); string(raw) != "Before.\n"+sectionBegins+"\nnew\n\n"+sectionEnds+"Behind.\n" {
			t.Errorf("%q", raw)
		}
	}
}
