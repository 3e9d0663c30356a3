package main

import (
	"regexp"
	"strings"
	"unicode"

	"dateline/index/text"
)

const (
	large  = 50_000 // from here on short names are kept, and those in other scripts
	medium = 15_000 // from here on names are kept that are not spellings of the place's name
)

var code = regexp.MustCompile(`^[A-Z]{2,4}$`)

// alternates are those of a city's names that newspapers may print: not codes of
// airports, and for small places only other spellings of the name. Where English is the
// first language, those are other words (Minster, Minister) more often than not.
func alternates(c city) (out []string) {
	least := 5
	if c.Population > large {
		least = 4
	}
	for _, a := range c.AlternateNames {
		switch {
		case foreign(a) && c.Population > large:
			out = append(out, a)
		case !plausible(a) || code.MatchString(a) || len([]rune(a)) < least:
		case c.Population >= medium || text.Fold(a) == text.Fold(c.Name) || !c.english && spelling(a, c.Name):
			out = append(out, a)
		}
	}
	return append(out, shortened(c.Name)...)
}

// foreign reports whether s is a name in letters of another script than Latin in which
// words are parted by blanks.
func foreign(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '-' && !unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Georgian, unicode.Arabic, unicode.Hebrew) {
			return false
		}
	}
	return len([]rune(s)) > 3
}

// spelling reports whether a is another spelling of a name: it begins alike, and of its
// letters at most one in four is another, more or less (Levenshtein).
func spelling(a, name string) bool {
	x, y := []rune(text.Fold(a)), []rune(text.Fold(name))
	return len(x) > 0 && len(y) > 0 && x[0] == y[0] && changes(x, y) <= max(len(x), len(y))/4
}

func changes(x, y []rune) int {
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		last := row[0]
		row[0] = i + 1
		for j := range y {
			cost := last
			if x[i] != y[j] {
				cost++
			}
			last, row[j+1] = row[j+1], min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}

// plausible reports whether s is written in Latin letters, begins with a capital and
// has nothing that lists or explains.
func plausible(s string) bool {
	for i, r := range s {
		if i == 0 && !unicode.IsUpper(r) || !(r < 0x250 || strings.ContainsRune("’‘ʻʼ", r)) || strings.ContainsRune(",;/()[]", r) {
			return false
		}
	}
	return s != "" && !strings.Contains(s, "  ")
}

// shortened are the forms with an abbreviation of a name that begins with Saint, Mount
// or Fort.
func shortened(s string) (out []string) {
	for long, short := range map[string]string{"Saint ": "St. ", "Mount ": "Mt. ", "Fort ": "Ft. "} {
		if rest, ok := strings.CutPrefix(s, long); ok {
			out = append(out, short+rest)
		}
	}
	if rest, ok := strings.CutPrefix(s, "St. "); ok {
		out = append(out, "Saint "+rest)
	}
	return out
}
