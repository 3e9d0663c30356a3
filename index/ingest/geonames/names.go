package geonames

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/text"
)

// What the record takes, see dateline.Archive.
const (
	maxNameBytes = 200
	maxNames     = 1000
)

var code = regexp.MustCompile(`^[A-Z]{2,4}$`)

// tidy leaves out of the names of a place what is none, and what repeats; cut are
// those beyond what the record takes.
func tidy(label string, names []string) (out []string, cut int) {
	seen := map[string]bool{label: true}
	for _, n := range names {
		n = strings.TrimSpace(n)
		if seen[n] || !isName(n) {
			continue
		}
		seen[n] = true
		if len(out) == maxNames {
			cut++
			continue
		}
		out = append(out, n)
	}
	return out, cut
}

func isName(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	lower := unicode.IsLower(r) && unicode.ToTitle(r) != r // Georgian has no capitals at the beginning of words
	return s != "" && len(s) <= maxNameBytes && !lower && !code.MatchString(s) && !strings.ContainsFunc(s, unicode.IsControl) && len(text.Words(s)) > 0
}

// kinds by the beginning of feature codes, the first that fits; the names are those of
// package world.
var kinds = []struct{ class, code, kind string }{
	{"A", "PCL", "country"}, {"A", "ADM1", "admin1"}, {"A", "ADM2", "admin2"}, {"A", "", "region"},
	{"P", "", "city"},
	{"H", "STM", "river"}, {"H", "CNL", "river"}, {"H", "LK", "lake"}, {"H", "RSV", "lake"}, {"H", "LGN", "lake"}, {"H", "PND", "lake"},
	{"H", "SEA", "sea"}, {"H", "OCN", "sea"}, {"H", "BAY", "sea"}, {"H", "GULF", "sea"}, {"H", "STRT", "sea"}, {"H", "CHN", "sea"}, {"H", "SD", "sea"},
	{"L", "", "region"},
	{"T", "MT", "mountain"}, {"T", "PK", "mountain"}, {"T", "HLL", "mountain"}, {"T", "RDG", "mountain"}, {"T", "VLC", "mountain"}, {"T", "PASS", "site"},
	{"T", "ISL", "island"}, {"T", "ATOL", "island"}, {"T", "", "region"},
}

func kindOf(class, code string) string {
	for _, k := range kinds {
		if k.class == class && strings.HasPrefix(code, k.code) {
			return k.kind
		}
	}
	return "site"
}
