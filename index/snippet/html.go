package snippet

import (
	"html"
	"strings"

	"dateline"
)

// HTML returns s as text for an HTML page, with <mark> around its marks. All else
// is escaped. Marks that are not in order or not in the text are not shown.
func HTML(s dateline.Snippet) string {
	text, marks := []rune(s.Text), s.Marks
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m[0] < at || m[1] <= m[0] || m[1] > len(text) {
			continue
		}
		b.WriteString(html.EscapeString(string(text[at:m[0]])))
		b.WriteString("<mark>")
		b.WriteString(html.EscapeString(string(text[m[0]:m[1]])))
		b.WriteString("</mark>")
		at = m[1]
	}
	b.WriteString(html.EscapeString(string(text[at:])))
	return b.String()
}
