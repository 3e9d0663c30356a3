package text

import (
	"slices"
	"strings"
)

// Forms says where the exact forms of a stem are to be looked for: each [Word] with this
// stem has one of whole as its exact form, or one that begins with one of prefixes. Not
// all that are there have the stem; see [Analyzer.Stem].
func Forms(stem string) (whole, prefixes []string) {
	if !isEnglish(stem) {
		return withOther([]string{stem}, groupDigits, dotLetters), nil
	}
	whole, prefixes = beginnings(stem)
	return withOther(whole, dotLetters), withOther(prefixes, dotLetters)
}

// withOther adds the ways in which words are written otherwise.
func withOther(words []string, ways ...func(string) string) []string {
	for _, w := range words {
		for _, way := range ways {
			if other := way(w); other != w {
				words = append(words, other)
			}
		}
	}
	return words
}

// irregular are the words whose stems Porter2 makes otherwise than others.
var irregular = map[string]string{"ie": "ied", "ss": "sses", "die": "dying", "lie": "lying", "tie": "tying", "sky": "skies"}

// beginnings is Forms of English words, without acronyms.
func beginnings(stem string) (whole, prefixes []string) {
	if len(stem) < 3 {
		whole, prefixes = short(stem)
	} else {
		prefixes = long(stem)
	}
	if word, ok := irregular[stem]; ok {
		whole = append(whole, word)
	}
	return whole, prefixes
}

// long is beginnings of a stem of three letters or more: Porter2 takes endings away, but
// writes an e where it took one away (hoping: hope), i for y (happy: happi), and
// le for ility, of which it leaves l (probability: probabl).
func long(stem string) []string {
	rest := stem[:len(stem)-1]
	switch {
	case stem[len(rest)] == 'e':
		return []string{stem, rest + "ing"}
	case stem[len(rest)] == 'i':
		return []string{stem, rest + "y"}
	case strings.HasSuffix(stem, "bl"):
		return []string{stem, rest + "ilit"}
	}
	return []string{stem}
}

// short is beginnings of a stem of one or two letters. Many words begin so, and only the
// first endings that Porter2 takes away leave so little of a word.
func short(stem string) (whole, prefixes []string) {
	if len(stem) == 1 && !isVowel(stem[0]) {
		return []string{stem}, nil
	}
	last := stem[len(stem)-1:]
	for _, ending := range []string{"ed", "ing", "ly", "li", "ful", "ness", last + "ed", last + "ing"} {
		prefixes = append(prefixes, stem+ending)
	}
	return []string{stem, stem + "s"}, prefixes
}

func isVowel(b byte) bool { return strings.IndexByte("aeiouy", b) >= 0 }

// groupDigits sets thousands apart by commas, where s is a number without them.
func groupDigits(s string) string {
	digits, _, _ := strings.Cut(s, ".")
	if !isDigits(digits) {
		return s
	}
	out := []byte(s)
	for i := len(digits) - 3; i > 0; i -= 3 {
		out = slices.Insert(out, i, ',')
	}
	return string(out)
}

// dotLetters writes the letters of an acronym with dots between them.
func dotLetters(s string) string {
	if s == "" || '0' <= s[0] && s[0] <= '9' {
		return s
	}
	return strings.Join(strings.Split(s, ""), ".")
}
