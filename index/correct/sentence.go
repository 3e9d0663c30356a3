package correct

import (
	"fmt"
	"strings"

	"dateline"
)

// Sentence says in words what a correction says.
func Sentence(c dateline.Correction) string {
	switch c.Kind {
	case dateline.CorrectMerge:
		return c.Entity + " is " + c.Into
	case dateline.CorrectSplit:
		if len(c.Words) == 0 {
			return c.Entity + " is what it was before it was merged"
		}
		return fmt.Sprintf("%s of %s is %s%s", quotedAll(c.Words), c.Entity, c.Into, as(c))
	case dateline.CorrectRename:
		return fmt.Sprintf("%s is called %q", c.Entity, c.Label)
	case dateline.CorrectRetype:
		return c.Entity + " is of the type " + c.Type
	case dateline.CorrectHide:
		return c.Entity + " is hidden"
	case dateline.CorrectShow:
		return c.Entity + " is shown again"
	case dateline.CorrectMention:
		return mentionSentence(c)
	case dateline.CorrectName:
		if c.Type == dateline.TypePlace {
			c.Type = "" // as most are
		}
		return fmt.Sprintf("%s is also called %s%s", c.Entity, quotedAll(c.Words), as(c))
	case dateline.CorrectPlace:
		return fmt.Sprintf("%s is the place %s%s", c.Entity, quotedAll(c.Place.AllNames()), where(c.Place))
	case dateline.CorrectUndo:
		return fmt.Sprintf("the correction %d is taken back", c.Undoes)
	}
	return c.Kind
}

func mentionSentence(c dateline.Correction) string {
	words := fmt.Sprintf("%q", c.Words)
	if len(c.Words) == 1 {
		words = fmt.Sprintf("%q", c.Words[0])
	}
	which := "each " + words
	if c.Occurrence > 0 {
		which = fmt.Sprintf("%s, occurrence %d,", words, c.Occurrence)
	}
	what := "is no mention"
	if c.Entity != "" {
		what = "is " + c.Entity + as(c)
	}
	return fmt.Sprintf("%s in the %s of article %s %s", which, c.Field, c.Article, what)
}

// as is the label and the type that come with an entity.
func as(c dateline.Correction) string {
	var more []string
	if c.Label != "" {
		more = append(more, fmt.Sprintf("%q", c.Label))
	}
	if c.Type != "" {
		more = append(more, c.Type)
	}
	if len(more) == 0 {
		return ""
	}
	return " (" + strings.Join(more, ", ") + ")"
}

func where(p dateline.Place) string {
	var more []string
	if p.Kind != "" {
		more = append(more, p.Kind)
	}
	more = append(more, p.Countries...)
	if p.Located {
		more = append(more, fmt.Sprintf("at %g, %g", p.Lat, p.Lon))
	}
	if len(more) == 0 {
		return ""
	}
	return " (" + strings.Join(more, ", ") + ")"
}

func quotedAll(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = fmt.Sprintf("%q", w)
	}
	return strings.Join(out, ", ")
}
