package query

import (
	"fmt"
	"slices"

	"dateline"
)

// MaxWarnings bounds the list of warnings: a page of ")" has one for each.
const MaxWarnings = 32

type warnings []dateline.Warning

func (w *warnings) warn(at Span, format string, args ...any) {
	*w = append(*w, dateline.Warning{Start: at.Start, End: at.End, Message: fmt.Sprintf(format, args...)})
}

// listed returns the warnings in the order of the text. Those beyond MaxWarnings
// become one that says how many they are.
func (w warnings) listed() []dateline.Warning {
	slices.SortStableFunc(w, func(a, b dateline.Warning) int { return a.Start - b.Start })
	if len(w) <= MaxWarnings {
		return w
	}
	rest := w[MaxWarnings-1:]
	at := Span{rest[0].Start, rest[0].End}
	for _, r := range rest {
		at.End = max(at.End, r.End)
	}
	w = slices.Clip(w[:MaxWarnings-1])
	w.warn(at, "%d more parts of the query could not be read", len(rest))
	return w
}
