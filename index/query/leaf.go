package query

import (
	"math"

	"dateline"
)

// Fields of a query. FieldPublished stands before dates only, as *Range.
const (
	FieldTitle        = dateline.FieldTitle
	FieldBody         = dateline.FieldBody
	FieldRemains      = dateline.FieldRemains
	FieldPublication  = "publication"
	FieldPlace        = "place"
	FieldPerson       = "person"
	FieldOrganisation = "organisation"
	FieldID           = "id"
	FieldPublished    = "published"
)

// Word is a word or one of its forms. Text is as typed, without the backslashes:
// it has a letter or a digit, but may have several words in the sense of an
// analyser (Nagorno-Karabakh), or none (½).
type Word struct {
	Span
	Field string // FieldTitle, FieldBody, FieldRemains or "" for the first two together
	Text  string
}

// Phrase is the exact words one behind the other. Text has a letter or a digit,
// and single blanks only.
type Phrase struct {
	Span
	Field string // FieldTitle, FieldBody, FieldRemains or ""
	Text  string
}

// Near is the words or their forms, in any order, with at most Slop other words
// between them. Text is as in Phrase.
type Near struct {
	Span
	Field string // FieldTitle, FieldBody, FieldRemains or ""
	Text  string
	Slop  int // 0 to MaxSlop
}

// Prefix is every word that begins with Text, which ends in at least MinPrefix
// letters or digits; for a publication, every name that begins with it.
type Prefix struct {
	Span
	Field string // FieldTitle, FieldBody, FieldRemains, FieldPublication or ""
	Text  string
}

// Fuzzy is every word that at most Distance edits make of Text.
type Fuzzy struct {
	Span
	Field    string // FieldTitle, FieldBody, FieldRemains or ""
	Text     string
	Distance int // 1 to MaxDistance
}

// Value is the whole value of a field that is not text. Word and "word" are the
// same here. Text is not empty, and has single blanks only.
type Value struct {
	Span
	Field string // FieldPublication, FieldPlace, FieldPerson, FieldOrganisation or FieldID
	Text  string
}

// Range is a span of days: it matches an article whose own span overlaps it,
// and none without a date.
type Range struct {
	Span
	// First and Last are days since 1970-01-01, both inclusive, First at most Last.
	// They are Earliest and Latest where the range is open.
	First, Last int
	// Text is the range as it is typed behind the colon: 2023-09-01..2023-10, >2023.
	Text string
}

// Ends of an open Range.
const (
	Earliest = math.MinInt
	Latest   = math.MaxInt
)
