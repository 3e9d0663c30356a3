package server

import (
	"strconv"

	"dateline"
	"dateline/index/ingest"
)

// WrittenJSON says what became of one thing that was posted. Of several, it is one
// line of the answer.
type WrittenJSON struct {
	// the line of what was posted, from 1; null where it has none
	Line *int `json:"line"`
	// which part of what was posted, or its name; null where it has none
	Path *string `json:"path"`
	// the byte at which it begins or is damaged; null where that is not known
	Offset *int64 `json:"offset"`
	// the article's id; null where it was rejected before one was found
	ID *string `json:"id"`
	// the revision that has its text; null without an article
	Revision *int `json:"revision"`
	// added, unchanged, revised, restated, rejected, ignored, or places for a list of
	// places that was taken
	Status string `json:"status"`
	// why it was rejected or ignored
	Error *ProblemJSON `json:"error,omitempty"`
	// what is worth knowing about it, or about what stood before it
	Notices []string `json:"notices,omitempty"`
}

// CountsJSON counts what was posted: offered is the sum of the others.
type CountsJSON struct {
	Offered   int `json:"offered"`   // all of it
	Added     int `json:"added"`     // articles not known before
	Unchanged int `json:"unchanged"` // nothing that was not known
	Revised   int `json:"revised"`   // another text of a known article
	Restated  int `json:"restated"`  // the same text, other metadata or keys
	Rejected  int `json:"rejected"`  // could not be taken
	Ignored   int `json:"ignored"`   // are of a kind that is not read
	Places    int `json:"places"`    // lists of places
}

// WrittenAllJSON is the last line of an answer about several.
type WrittenAllJSON struct {
	// what became of all whose line was sent
	Summary CountsJSON `json:"summary"`
	// why it stopped before the end; what stands in the lines is kept
	Error *ProblemJSON `json:"error,omitempty"`
	// what is worth knowing about the last of it
	Notices []string `json:"notices,omitempty"`
}

// Statuses of what is no article of a Put.
const (
	statusIgnored = "ignored"
	statusPlaces  = "places"
)

// count adds one of a status.
func (c *CountsJSON) count(status string) {
	c.Offered++
	switch status {
	case dateline.Added.String():
		c.Added++
	case dateline.Unchanged.String():
		c.Unchanged++
	case dateline.Revised.String():
		c.Revised++
	case dateline.Restated.String():
		c.Restated++
	case dateline.Rejected.String():
		c.Rejected++
	case statusIgnored:
		c.Ignored++
	case statusPlaces:
		c.Places++
	}
}

// newWritten says where an item stood.
func newWritten(it ingest.Item) WrittenJSON {
	out := WrittenJSON{Path: known(shownPath(it.Path))}
	if it.Line > 0 {
		out.Line = &it.Line
	}
	if it.Offset > 0 {
		out.Offset = &it.Offset
	}
	return out
}

// shownPath is a path as JSON can hold it: one that is no UTF-8 is quoted.
func shownPath(path string) string {
	if badByte(path) >= 0 {
		return strconv.Quote(path)
	}
	return path
}
