package correct

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"dateline"
	"dateline/index/entity/lists"
	"dateline/index/text"
)

// mostlySmall is what lists.Facts.Lower is of words that are written without a capital at
// least every second time.
const mostlySmall = 5

// Warnings are what whoever gives names should know: which of them are common words, so
// that much is taken for the entity that does not mean it. Other kinds have none.
func Warnings(c dateline.Correction) (out []string) {
	names, entity := c.Words, cmp.Or(c.Entity, c.Place.ID)
	switch c.Kind {
	case dateline.CorrectPlace:
		names = c.Place.AllNames()
	case dateline.CorrectName:
	default:
		return nil
	}
	for _, name := range names {
		small := !strings.ContainsFunc(name, unicode.IsUpper)
		switch words := text.Words(name); {
		case !common(words):
		case small:
			out = append(out, fmt.Sprintf("%q is in common use: without a capital in it, it is read as %s wherever it stands", name, entity))
		case len(words) == 1:
			out = append(out, fmt.Sprintf("%q is a common word: it is read as %s wherever it stands with a capital, also where a sentence begins with it", name, entity))
		}
	}
	return out
}

// common reports whether words are mostly written without a capital.
func common(words []text.Word) bool {
	return !slices.ContainsFunc(words, func(w text.Word) bool { return lists.Of(w.Exact).Lower < mostlySmall })
}
