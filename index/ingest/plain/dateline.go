package plain

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Dateline returns the place that an article is filed from as it stands at the
// start of its body, "" if none does:
//
//	BAKU                                 alone in its line, with text below
//	BAKU, Azerbaijan, Sept. 1            likewise
//	YEREVAN, Armenia (AP) — Four …       before a dash
//	LONDON, March 3 (Reuters) - …
//
// The place is in capitals, of a script that has them; a region behind it is kept,
// agencies and days are not: "YEREVAN, Armenia". Where it stands without any of the
// three it is one word, or begins as names of several words do (NEW, SAN, RIO): DEAR
// READER is no place. Labels such as UPDATE 1 or EXCLUSIVE are none either.
func Dateline(body string) string {
	all := firstBlocks(body, 2)
	if len(all) == 0 {
		return ""
	}
	lines := all[0].lines()
	if place := datelinePlace(alone(), lines[0]); place != "" && (len(lines) > 1 || len(all) > 1) {
		return place
	}
	return datelinePlace(inline(), lines[0])
}

const (
	capitals = `\p{Lu}[\p{Lu}\p{M}'’.-]*\p{Lu}(?:[ -]\p{Lu}[\p{Lu}\p{M}'’.-]*){0,3}` // a place's words
	region   = `(?:, ?\p{Lu}[\p{L}\p{M}'’. -]{1,30}?)?`                              // Armenia, D.C.
	day      = `(?:, ?(?:\p{L}{3,10}\.? \d{1,2}|\d{1,2} \p{L}{3,10}\.?)(?:,? \d{4})?)?`
	agency   = `(?: ?\([^()]{2,40}\))?`
)

// alone and inline are compiled when the first text is read: that takes longer
// than all else that a program starts with.
var (
	alone = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(` + capitals + region + `)` + day + agency + `\s*[:.—–-]?$`)
	})
	inline = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(` + capitals + `(?:/` + capitals + `)?` + region + `)` + day + agency + `\s*(?:—|–|--|[:-]\s)\s*\S`)
	})
)

// noPlaces are words in capitals that stand where a place would.
var noPlaces = regexp.MustCompile(`^(?:UPDATED?|CORRECTED|CORRECTION|EXCLUSIVE|BREAKING|WATCH|VIDEO|LIVE|FACTBOX|ANALYSIS|OPINION|INTERVIEW|TIMELINE|REFILE|RPT|WRAPUP|ADVISORY|PRESS RELEASE|EDITORIAL|COLUMN|FEATURE|NEWS|NOTE|PHOTO|EXPLAINER|DEVELOPING|JUST IN|URGENT|RECAP|REVIEW|PREVIEW|POLL|TEXT|DIARY)\b`)

func datelinePlace(form *regexp.Regexp, line string) string {
	m := form.FindStringSubmatch(line)
	if m == nil || noPlaces.MatchString(line) {
		return ""
	}
	place := strings.TrimRight(m[1], " ,-")
	if standsAlone(line, place) && strings.Contains(place, " ") && !severalWords.MatchString(place) {
		return ""
	}
	if dayBehind.MatchString(place) || utf8.RuneCountInString(place) < 3 || strings.ContainsFunc(place, unicode.IsDigit) {
		return ""
	}
	return place
}

// dayBehind tells a month that was read as a region.
var dayBehind = regexp.MustCompile(`(?i), ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$`)

// standsAlone reports whether neither a region, a day nor an agency is with a place.
func standsAlone(line, place string) bool {
	behind := strings.TrimLeft(line[len(place):], " ")
	return !strings.Contains(place, ",") && !strings.HasPrefix(behind, ",") && !strings.HasPrefix(behind, "(")
}

// severalWords are the first words of places' names of more than one.
var severalWords = regexp.MustCompile(`^(?:NEW|SAN|SANTA|SANTO|SAO|SÃO|LOS|LAS|LA|LE|EL|AL|ST\.?|SAINT|PORT|PORTO|CAPE|FORT|RIO|BUENOS|MEXICO|HONG|KUALA|TEL|ADDIS|ABU|GUATEMALA|PANAMA|KANSAS|SALT|QUEZON|HO|PHNOM|DEN|THE|NORTH|SOUTH|EAST|WEST|WASHINGTON|DAR|NIZHNY|VELIKY|NAGORNO|ROSTOV)\b`)
