package main

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestGrowth measures two small sizes, and takes the archives of the first run in the
// second.
func TestGrowth(t *testing.T) {
	root, keep, data := t.TempDir(), filepath.Join(t.TempDir(), "kept"), reported(t, 800)
	write(t, "Before.\n"+growthBegins+"old\n"+growthEnds+sectionBegins+"other\n"+sectionEnds, root, figuresPage)
	for run, want := range []string{`600: the archive`, `600 articles: the archive is of an earlier run, dateline 20\d\d-`} {
		var out strings.Builder
		g := &growing{sizes: "600,800", keep: keep, write: true, root: root, effort: effort{warmPasses: 1, warmTime: 1, passes: 1, load: time.Millisecond}}
		if err := g.run(context.WithValue(t.Context(), progressKey{}, &out), data, &out); err != nil {
			t.Fatalf("%v\n%s", err, &out)
		}
		page, err := os.ReadFile(filepath.Join(root, figuresPage))
		if err != nil {
			t.Fatal(err)
		}
		section, behind, _ := strings.Cut(strings.TrimPrefix(string(page), "Before.\n"+growthBegins), growthEnds)
		if behind != sectionBegins+"other\n"+sectionEnds || !strings.Contains(out.String(), strings.TrimSpace(section)) {
			t.Errorf("the page is not the old one with the section that was printed:\n%s\n%s", page, &out)
		}
		if regexp.MustCompile(want).MatchString(section) != (run == 1) {
			t.Errorf("run %d; want that only the second takes what the first has kept:\n%s", run+1, section)
		}
		for _, want := range []string{
			`commit .* 200 queries, made of the words of the first 800 articles; the last size has \d+ bytes of text an article\.`,
			`\n\| 600 \|( [\d.]+ \|){14}\n\| 800 \|( [\d.]+ \|){14}\n`, `\| whole answer, p95 ms \| \S+ [+-] \S+ n / 10⁶ \| \d+ % \| \S+ \| 100 \| .*(million|never) \|`, `\| phrase, p50 ms \|`,
			`(one machine like this one, with [\d.]+ GB of memory, ends at .* million short articles|No bound of one machine is ever reached)`,
		} {
			if !regexp.MustCompile(want).MatchString(section) {
				t.Errorf("the section has no %s:\n%s", want, section)
			}
		}
	}
}

func TestGrowthUsage(t *testing.T) {
	for n, want := range map[string]string{
		"5":      "growth: -n 5 is one number; what grows takes two or more",
		"5,4":    "growth: -n 5,4 is out of range; want numbers, 1 or more, ascending",
		"5,many": "growth: -n 5,many is out of range",
	} {
		if code, _, stderr := bench(t, t.Context(), "growth", "-n", n, "data"); code != 2 || !strings.Contains(stderr, want) {
			t.Errorf("-n %s: code %d, %q; want 2 and %q", n, code, stderr, want)
		}
	}
}

// Laws that are known are found again, and say where they come to a value.
func TestFit(t *testing.T) {
	ns := []int{1000, 10_000, 100_000, 1_000_000}
	for _, tt := range []struct {
		name    string
		law     law
		rests   bool
		shown   string
		at10M   float64
		reached float64 // of 100; 0 is never
	}{
		{"straight", law{2, 5e-6, false}, true, "2 + 5 n / 10⁶", 52, 19_600_000},
		{"falling", law{9, -1e-6, false}, false, "9 - 1 n / 10⁶", -1, 0},
		{"slow", law{-3, 4, true}, true, "-3 + 4 ln n", 61.47, 153_000_000_000},
		{"too slow", law{5, 1, true}, true, "5 + 1 ln n", 21.12, 0},
	} {
		var ys []float64
		for _, n := range ns {
			ys = append(ys, tt.law.at(float64(n)))
		}
		got := fit(ns, ys, tt.rests)
		n, ok := got.reaches(100)
		if got.String() != tt.shown || got.off(ns, ys) > 1e-6 || math.Abs(got.at(modelAt)-tt.at10M) > .01 || ok != (tt.reached > 0) || ok && math.Abs(n/tt.reached-1) > .02 {
			t.Errorf("%s: %s, off %v, at 10 million %v, 100 at %v %v; want %s, %v and %v", tt.name, got, got.off(ns, ys), got.at(modelAt), n, ok, tt.shown, tt.at10M, tt.reached)
		}
		if tt.law.log && fit(ns, ys, false).log {
			t.Errorf("%s: what does not come to rest has the law %s", tt.name, fit(ns, ys, false))
		}
	}
	if got := fit([]int{1, 2, 3}, []float64{0, 4, 6}, false); math.Abs(got.a) > 1e-9 || math.Abs(got.b-2) > 1e-9 {
		t.Errorf("%+v; want that a size without a value is left out", got)
	}
}

func TestShort3(t *testing.T) {
	for x, want := range map[float64]string{0: "0", .01234: "0.0123", 12.34: "12.3", 1234.5: "1,235", -1234.4: "-1,234", -.5: "-0.5"} {
		if got := short3(x); got != want {
			t.Errorf("%v is written %s; want %s", x, got, want)
		}
	}
}
