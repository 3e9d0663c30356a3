package plan

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

var update = flag.Bool("update", false, "write regions.txt")

// everyRegion yields what may be the code of a region.
func everyRegion(yield func(string) bool) {
	for n := range 1000 {
		if !yield(fmt.Sprintf("%03d", n)) {
			return
		}
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if !yield(string([]rune{a, b})) {
				return
			}
		}
	}
}

func TestRegionNames(t *testing.T) {
	all := map[string]string{}
	for code := range everyRegion {
		if r, err := language.ParseRegion(code); err == nil {
			if name := display.English.Regions().Name(r); name != "" {
				all[r.String()] = name
			}
		}
	}
	if *update {
		var out []byte
		for _, code := range slices.Sorted(maps.Keys(all)) {
			out = fmt.Appendf(out, "%s %s\n", code, all[code])
		}
		if err := os.WriteFile("regions.txt", out, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got := nameOfRegion(); !maps.Equal(got, all) {
		t.Errorf("%d regions have names, want %d of them; make regions.txt anew by -update", len(got), len(all))
	}
	for code := range everyRegion {
		want := ""
		if r, err := language.ParseRegion(code); err == nil {
			want = display.English.Regions().Name(r)
		}
		if got := regionName(code); got != want {
			t.Errorf("%s is called %q, want %q", code, got, want)
		}
	}
	if got := regionName("arm"); got != "Armenia" {
		t.Errorf("arm is called %q", got)
	}
}
