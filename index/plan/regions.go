package plan

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/language"
)

// regionNames are the English names of regions, of CLDR as golang.org/x/text/language/display
// has them: a line each with the code and the name. That package has those in all languages,
// which are 2.4 MB of program.
//
//go:embed regions.txt
var regionNames string

var nameOfRegion = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(regionNames) {
		code, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		m[code] = name
	}
	return m
})

// regionName is the English name of a country by its code; "" if there is none.
func regionName(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	return nameOfRegion()[r.String()]
}
