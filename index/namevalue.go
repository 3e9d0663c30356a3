package index

import (
	"slices"
	"strings"

	"dateline/index/plan"
)

// Names and labels are mostly the same words, and mostly those that the id is made of. So
// fieldName has one value for both: the id, plan.NameSeparator, the words, and what they are.
// Words that spelled makes of the id are left out, or their beginning is; no name is empty.

// begins stands for what spelled makes of the id before other words.
const begins = "\x1d"

// What the words of a value of fieldName are: the end of the value.
const (
	nameOnly     = ""     // of plan.FieldName
	nameAndLabel = "\x1c" // of plan.FieldLabel too
	labelOnly    = "\x1e" // of plan.FieldLabel only
)

// packNames makes the values of fieldName of an article from those that it has of
// plan.FieldName and plan.FieldLabel, which may come more than once.
func packNames(names, labels []string) (out []string) {
	are := make(map[string]string, len(names))
	for _, name := range names {
		are[name] = nameOnly
	}
	for _, label := range labels {
		switch as, known := are[label]; {
		case !known:
			are[label] = labelOnly
		case as == nameOnly:
			are[label] = nameAndLabel
		}
	}
	for name, as := range are {
		out = append(out, packName(name, as))
	}
	return out
}

func packName(name, as string) string {
	id, words, _ := strings.Cut(name, plan.NameSeparator)
	if rest, is := strings.CutPrefix(words, spelled(id)); is && rest != words {
		words = begins + rest
	}
	if words == begins {
		words = ""
	}
	return id + plan.NameSeparator + words + as
}

// unpackName is the value of plan.FieldName or plan.FieldLabel that a value of fieldName
// has, and which of them it is of.
func unpackName(packed string) (name, as string) {
	id, words, _ := strings.Cut(packed, plan.NameSeparator)
	as = markOf(packed)
	words = words[:len(words)-len(as)]
	if rest, is := strings.CutPrefix(words, begins); is || words == "" {
		return id + plan.NameSeparator + spelled(id) + rest, as
	}
	return packed[:len(packed)-len(as)], as
}

// markOf says what the words of a value are.
func markOf(packed string) string {
	for _, as := range [...]string{nameAndLabel, labelOnly} {
		if strings.HasSuffix(packed, as) {
			return as
		}
	}
	return nameOnly
}

// spelled are the words of an id with a capital each, without the number of a place or the
// type behind a name of one word.
func spelled(id string) string {
	if i := strings.LastIndexByte(id, '-'); i > 0 {
		if last := id[i+1:]; strings.Trim(last, "0123456789") == "" || slices.Contains(types[:], last) {
			id = id[:i]
		}
	}
	b, first := []byte(id), true
	for i, c := range b {
		switch {
		case c == '-':
			b[i] = ' '
		case first && 'a' <= c && c <= 'z':
			b[i] = c - 'a' + 'A'
		}
		first = c == '-'
	}
	return string(b)
}

// visitNames visits with the values of fieldName those of a field of plan that they have.
func visitNames(field string, visit func(string, int)) func(string, int) {
	other := labelOnly
	if field == fieldLabel {
		other = nameOnly
	}
	return func(packed string, articles int) {
		if markOf(packed) != other {
			name, _ := unpackName(packed)
			visit(name, articles)
		}
	}
}
