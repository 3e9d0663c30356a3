// Package tag finds what a text calls people and organisations, and what looks like a
// place or another name: a linear-chain conditional random field (Lafferty and others,
// 2001) over the words of text.Words, whose weights are embedded. LICENCES.md beside
// them says of which texts they were learned, and index/entity/tag/fit learns them.
//
// It reads sentence by sentence. What it knows of a word are its letters, its shape, the
// facts of index/entity/lists, the names of the gazetteer of the world, what stands
// between it and its neighbours, the same of two neighbours on each side, and how the
// article writes the word elsewhere.
package tag

import "dateline/index/text"

// Span is a name in a text.
type Span struct {
	// Start and End are half-open bytes of the text, on rune boundaries of a valid one.
	Start, End int
	// Type is dateline.TypePerson, dateline.TypeOrganisation, dateline.TypePlace, or
	// Other: a name of something else, such as a film or a nationality.
	Type string
	// Confidence is the mean probability of the words' labels, above 0 and at most 1.
	Confidence float64
}

// Other is the type of names of what is no person, organisation or place.
const Other = "other"

// Tagger finds the names of a text. It is safe for concurrent use.
type Tagger interface {
	// Tag returns the names of s in the order of their offsets; they never overlap. The
	// words are those of s by text.Words or by an Analyzer.
	Tag(s string, words []text.Word) []Span
	// Fingerprint returns hexadecimal digits that change whenever the same text may give
	// other names.
	Fingerprint() string
}
