package entity

import (
	"dateline"
	"dateline/index/text"
)

// Text is an article as extractors read it. TitleWords and BodyWords are the words of
// Title and Body, by Analyzer.Exact or by Words of package text.
type Text struct {
	Title, Body           string
	TitleWords, BodyWords []text.Word
	Known                 dateline.Known
}

// Extractor finds the entities that articles mention. It is safe for concurrent use.
type Extractor interface {
	// Mentions returns those of an article in the order of their fields, the title
	// first, and of their offsets. They never overlap; nil if there are none. It keeps
	// nothing of t.
	Mentions(t Text) []dateline.Mention
	// Fingerprint returns hexadecimal digits that change whenever the same text may
	// give other mentions, or a place other values.
	Fingerprint() string
	// Place returns what is known of the place of that id, and whether there is one.
	// Its slices are shared and must not be changed.
	Place(id string) (p dateline.Place, ok bool)
}

// Reader is what the texts of an archive are read with.
type Reader struct {
	Extractor        // reads each text before it can be found
	Mode      string // what it reads: see package read
	// Better reads each text again behind that, while searches go on; nil if nothing does.
	Better *Better
	// Warm decodes what reading takes, ahead of the first text; nil if nothing is to be done.
	Warm func()
	// Named returns the names that the first of some words may be, the longest first; the
	// words are Exact forms of text.Word. nil names none.
	Named func(words []string) []Naming
}

// Better is an extractor that takes longer. What it takes for a place, the Reader knows.
type Better struct {
	Fingerprint string // as that of Extractor
	TaggedBy    string // of the Slow that Load returns, a fingerprint of what Tag finds; "" of another Extractor
	Load        func() (Extractor, error)
}

// Naming is a name of so many words, and the ids of the entities that may have it, the
// likeliest first.
type Naming struct {
	Words int
	IDs   []string
}
