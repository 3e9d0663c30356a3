package query

import (
	"fmt"
	"slices"
	"strings"
)

var fields = []string{FieldTitle, FieldBody, FieldPublication, FieldPlace, FieldID, FieldPublished}

// otherNames are what other programs call our fields: too far for a typing error.
var otherNames = map[string]string{
	"headline": FieldTitle, "text": FieldBody, "content": FieldBody, "source": FieldPublication,
	"publisher": FieldPublication, "location": FieldPlace, "date": FieldPublished, "year": FieldPublished,
}

func fieldNamed(typed string) (name string, known bool) {
	name = strings.ToLower(typed)
	return name, slices.Contains(fields, name)
}

func unknownField(typed string) string {
	const read = "is not a field, and is searched for as a word"
	if near := nearestField(strings.ToLower(typed)); near != "" {
		return fmt.Sprintf("%q %s: did you mean %s:?", typed, read, near)
	}
	return fmt.Sprintf("%q %s; the fields are %s", typed, read, strings.Join(fields, ", "))
}

// nearestField returns the field that at most a third of the letters of typed
// are away from; "" if there is none.
func nearestField(typed string) string {
	if name := otherNames[typed]; name != "" {
		return name
	}
	best, least := "", (len([]rune(typed))+1)/3+1
	for _, f := range fields {
		if d := edits([]rune(typed), []rune(f)); d < least {
			best, least = f, d
		}
	}
	return best
}

// edits is the Levenshtein distance of a and b.
func edits(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			change := diagonal
			if ra != rb {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}

func (w *warnings) warnBareField(at Span, name string) {
	w.warn(at, "%s: has nothing directly behind it, and is searched for as a word", name)
}

func inText(field string) bool {
	return field == "" || field == FieldTitle || field == FieldBody
}
