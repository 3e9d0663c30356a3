package main

import "strings"

// acting is every sign that the query language can act on, see
// docs/query-syntax.md.
const acting = `\()"“”„‟«»:*~^+-`

// plain writes a text as a query of plain words: a backslash goes before every
// sign and every operator that could act. Nothing is taken away, so that words
// are cut as those that a reader types, hyphens included.
func plain(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		words[i] = plainWord(w)
	}
	return strings.Join(words, " ")
}

func plainWord(w string) string {
	if w == "AND" || w == "OR" || w == "NOT" {
		return `\` + w
	}
	var b strings.Builder
	for _, r := range w {
		if strings.ContainsRune(acting, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
