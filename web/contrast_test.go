package web_test

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Ratios that WCAG 2.2 asks for at level AA: of text (1.4.3), and of what has to be
// seen to use a page (1.4.11).
const (
	ofText   = 4.5
	ofSigns  = 3.0
	pageFile = "static/app.css"
)

// pairs are a colour, what it stands on, and their ratio.
var pairs = []struct {
	front, back string
	least       float64
}{
	{"ink", "paper", ofText}, {"ink", "panel", ofText},
	{"quiet", "paper", ofText}, {"quiet", "panel", ofText}, // quiet is the border of boxes too
	{"link", "paper", ofText}, {"link", "panel", ofText},
	{"accent", "paper", ofText}, {"paper", "accent", ofText}, // a button is one or the other
	{"accent", "panel", ofSigns}, // the sign of the focus
	{"accent", "mark", ofSigns},  // around the match that was gone to
	{"mark-ink", "mark", ofText},
	{"fault", "paper", ofText}, {"fault", "panel", ofText},
	{"bar", "paper", ofSigns},
}

var (
	rootRule = regexp.MustCompile(`:root \{([^}]*)\}`)
	property = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{3,6});`)
)

// schemes are the colours of the light page, the dark page and the printed one. The
// later ones change those of the first.
func schemes(t *testing.T) map[string]map[string]string {
	t.Helper()
	raw, err := os.ReadFile(pageFile)
	if err != nil {
		t.Fatal(err)
	}
	rules := rootRule.FindAllStringSubmatch(string(raw), -1)
	if len(rules) != 3 || !strings.Contains(string(raw), "@media (prefers-color-scheme: dark)") {
		t.Fatalf("%s has %d rules for :root; want light, dark and print", pageFile, len(rules))
	}
	out := map[string]map[string]string{}
	for i, name := range []string{"light", "dark", "print"} {
		out[name] = map[string]string{}
		for _, rule := range [][]string{rules[0], rules[i]} {
			for _, p := range property.FindAllStringSubmatch(rule[1], -1) {
				out[name][p[1]] = p[2]
			}
		}
	}
	return out
}

// luminance is the relative one of WCAG 2.2 of a colour #rgb or #rrggbb.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(colour, "#")
	if len(digits) == 3 {
		digits = digits[:1] + digits[:1] + digits[1:2] + digits[1:2] + digits[2:] + digits[2:]
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatalf("%q is no colour", colour)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			sum += weight * c / 12.92
		} else {
			sum += weight * math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return sum
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	// Two ratios that are known: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
	if got := contrast(t, "#000", "#ffffff"); math.Abs(got-21) > 1e-9 {
		t.Errorf("black on white is %f", got)
	}
	if got := contrast(t, "#777777", "#fff"); math.Abs(got-4.478) > 1e-3 {
		t.Errorf("#777 on white is %f", got)
	}
}

// Every colour can be told from what it stands on, by day, by night and on paper.
func TestContrastOfThePages(t *testing.T) {
	for name, colours := range schemes(t) {
		for _, p := range pairs {
			front, back := colours[p.front], colours[p.back]
			if front == "" || back == "" {
				t.Fatalf("%s: no colour --%s or --%s", name, p.front, p.back)
			}
			if got := contrast(t, front, back); got < p.least {
				t.Errorf("%s: --%s %s on --%s %s has %.2f, want %.1f", name, p.front, front, p.back, back, got, p.least)
			}
		}
	}
}

// Colours are named once: every rule takes them from there.
func TestColoursAreProperties(t *testing.T) {
	files, err := filepath.Glob("static/*.css")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rest := string(raw)
		if name == pageFile {
			rest = rootRule.ReplaceAllString(rest, "")
		}
		if found := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(|:root`).FindString(rest); found != "" {
			t.Errorf("%s has %q outside :root of %s", name, found, pageFile)
		}
		for _, used := range regexp.MustCompile(`var\(--([a-z-]+)\)`).FindAllStringSubmatch(string(raw), -1) {
			if schemes(t)["light"][used[1]] == "" && !slices.Contains(noColours, used[1]) {
				t.Errorf("%s uses --%s, which is no colour of %s", name, used[1], pageFile)
			}
		}
	}
}

// noColours are the other properties of the pages.
var noColours = []string{"gap", "text", "plain", "shade"}
