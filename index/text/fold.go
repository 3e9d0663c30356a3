package text

import "strings"

// Fold returns the Exact forms of the words of s, joined by single blanks: the
// form in which whole values, such as the names of publications, are compared.
// When s holds no word, it is s in lower case without white space around it.
func Fold(s string) string {
	words := Words(s)
	if len(words) == 0 {
		return strings.ToLower(strings.TrimSpace(s))
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Exact)
	}
	return b.String()
}
