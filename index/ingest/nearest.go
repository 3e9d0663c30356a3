package ingest

import (
	"strings"

	"dateline"
)

// nearest names the known column that a name was probably meant to be, or all.
func nearest(name string, known []string) string { return nearestOf(name, "columns", known) }

// nearestOf names the known name that a name was probably meant to be, or all.
func nearestOf(name, what string, known []string) string {
	const few = 3 // changed letters up to which a name is taken for a misspelling
	if best, edits := dateline.Nearest(name, known); best != "" && edits <= few && edits < len(best) {
		return `did you mean "` + best + `"`
	}
	return "the " + what + " are " + strings.Join(known, ", ")
}
