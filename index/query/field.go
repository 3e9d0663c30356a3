package query

import (
	"fmt"
	"slices"
	"strings"

	"dateline"
)

var fields = []string{FieldTitle, FieldBody, FieldRemains, FieldPublication, FieldPlace, FieldPerson, FieldOrganisation, FieldID, FieldPublished}

// otherNames are what other programs call our fields: too far for a typing error.
var otherNames = map[string]string{
	"headline": FieldTitle, "text": FieldBody, "content": FieldBody, "source": FieldPublication,
	"publisher": FieldPublication, "location": FieldPlace, "people": FieldPerson, "organization": FieldOrganisation, "org": FieldOrganisation, "date": FieldPublished, "year": FieldPublished,
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
	if name, edits := dateline.Nearest(typed, fields); name != "" && edits <= (len([]rune(typed))+1)/3 {
		return name
	}
	return ""
}

func (w *warnings) warnBareField(at Span, name string) {
	w.warn(at, "%s: has nothing directly behind it, and is searched for as a word", name)
}

func inText(field string) bool {
	return field == "" || field == FieldTitle || field == FieldBody || field == FieldRemains
}
