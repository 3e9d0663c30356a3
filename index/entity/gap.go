package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// joins reports whether the two words around a gap may belong to one name: see
// the package comment. abbreviation says that the first of them may carry a
// full stop.
func joins(gap string, abbreviation bool) bool {
	if gap == "" || gap == " " || gap == "-" {
		return true
	}
	if abbreviation {
		gap = strings.TrimPrefix(gap, ".")
	}
	gap = strings.Replace(gap, "\r\n", "\n", 1)
	var seen [apostrophe + 1]bool
	var before, last stuff // the two runes before r
	for _, r := range gap {
		now := stuffOf(r)
		spacedDash := before.white() && last == hyphen && now.white()
		if now == other || now > blank && seen[now] || spacedDash {
			return false
		}
		seen[now] = true
		before, last = last, now
	}
	return true
}

// stuff is what stands between words.
type stuff uint8

const (
	other stuff = iota
	blank
	lineBreak
	hyphen
	apostrophe
)

func (s stuff) white() bool { return s == blank || s == lineBreak }

func stuffOf(r rune) stuff {
	switch {
	case r == ' ':
		return blank
	case strings.ContainsRune("\n\r\v\f\u0085\u2028", r):
		return lineBreak
	case strings.ContainsRune(hyphens, r):
		return hyphen
	case strings.ContainsRune(apostrophes, r):
		return apostrophe
	case r == '\t', unicode.Is(unicode.Zs, r), unicode.Is(unicode.Cf, r):
		return blank // format characters show nothing
	}
	return other
}

const (
	// hyphens are the dashes of PropList.txt (Unicode 15) that join words: the
	// hyphens proper, and the en dash and the minus, which are written for them. Em
	// dashes and bars part sentences.
	hyphens = "-\u058A\u05BE\u1400\u2010\u2011\u2012\u2013\u2212\u2E17\u2E5D\uFE63\uFF0D"

	// apostrophes are those that may begin or end a word, where they stand outside of
	// it: d' Ivoire, Tall ‘Afar.
	apostrophes = "'‘’\u201Bʼʻʾʿʽʹˈ\u05F3\uFF07"
)

// isAbbreviation reports whether a word of a name is usually written with a full
// stop behind it.
func isAbbreviation(exact string) bool {
	switch exact {
	case "ft", "mt", "mts", "pt", "st", "sta", "ste", "sto":
		return true
	}
	r, size := utf8.DecodeRuneInString(exact)
	return unicode.IsLower(r) && (size == len(exact) || strings.Contains(exact, "."))
}
