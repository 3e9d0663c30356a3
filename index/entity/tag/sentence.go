package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/index/text"
)

// wrapped is the number of bytes of a line from which on it may go on in the next: shorter
// lines are headings or ends of paragraphs.
const wrapped = 55

// endsSentence reports whether a sentence ends between the words before and after of s.
func endsSentence(s string, before, after text.Word) bool {
	between := s[before.End:after.Start]
	if between == " " || between == ", " || between == "" || between == "-" {
		return false
	}
	if line := strings.IndexByte(between, '\n'); line >= 0 {
		return endsLine(s, before.End, between, line)
	}
	end := strings.LastIndexAny(between, ".!?…")
	if end < 0 || end+1 == len(between) || strings.ContainsAny(between[:end], "(") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[after.Start:])
	if unicode.IsLower(r) {
		return false
	}
	return between[end] != '.' || !abbreviates(s[before.Start:before.End], before.Exact)
}

// endsLine reports whether a line break in the gap after a word ends a sentence: an empty
// line does, and one behind a short line or a sentence's end.
func endsLine(s string, end int, between string, line int) bool {
	if strings.IndexByte(between[line+1:], '\n') >= 0 || strings.ContainsAny(between[:line], ".!?:;…\"”)*") {
		return true
	}
	from := strings.LastIndexByte(s[:end], '\n') + 1
	return end-from < wrapped || strings.TrimSpace(between[line:]) != ""
}

// abbreviates reports whether a full stop behind a word may be that of an abbreviation, so
// that it ends no sentence for sure.
func abbreviates(surface, exact string) bool {
	if utf8.RuneCountInString(surface) == 1 && surface != "I" {
		return true
	}
	return abbreviations[exact] || strings.Contains(exact, ".") && len(exact) < 8 && unicode.IsUpper(rune(surface[0]))
}

var abbreviations = set(`mr mrs ms dr st prof sen rep gov gen lt col sgt capt cmdr adm rev hon pres maj cpl pvt
	supt det insp no vs jan feb mar apr aug sept oct nov dec fig mt ft vol etc al messrs mme mlle`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
