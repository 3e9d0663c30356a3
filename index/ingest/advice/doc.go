// Package advice says what would help where a file cannot be read, or is read by a
// guess, without the words for it: a command names its option, HTTP a field of the
// header or who runs the server. Each of them puts an [Advice] into its own words with
// [Word]; in the words of this package it fits whoever reads it.
package advice

import "fmt"

// Do is what there is to be done.
type Do uint8

// What can be advised.
const (
	Nothing Do = iota
	// Raise a limit that something is too long for: Limit, to at most Most.
	Raise
	// RaiseTrusted raises a limit that is there against what is made to harm.
	RaiseTrusted
	// CloseQuote closes a quote, or raises the limit that the text behind it has met.
	CloseQuote
	// SayEncoding says which encoding a text is in, or converts it.
	SayEncoding
	// OtherEncoding says that it is in another one than was guessed.
	OtherEncoding
	// NameSource gives the source a name.
	NameSource
	// OtherSource indexes a file apart from another, in another source.
	OtherSource
	// NameFields says which fields of a table or of objects are read.
	NameFields
	// NameRecords says that, or which field holds the articles.
	NameRecords
)

// Advice is what would help. The zero Advice is none.
type Advice struct {
	Do Do
	// Limit is the limit to raise, by the name that its option has: "max-bytes",
	// "max-depth"; "" if none is.
	Limit string
	// Most is what it can be raised to, in bytes; 0 where that is not to be said.
	Most int64
}

// Convert is how a text is converted, for example.
const Convert = "convert it, for example with iconv -f WINDOWS-1252 -t UTF-8"

// String returns the advice for whoever it may be, as a sentence without a full stop;
// "" of none.
func (a Advice) String() string {
	switch a.Do {
	case Raise:
		return fmt.Sprintf("the limit %s can be raised to at most %d", a.Limit, a.Most)
	case RaiseTrusted:
		return "if it can be trusted, raise the limit " + a.Limit
	case CloseQuote:
		return "close it, or raise the limit " + a.Limit
	case SayEncoding:
		return "say which, or " + Convert
	case OtherEncoding:
		return "another can be given"
	case NameSource:
		return "name the source"
	case OtherSource:
		return "index it apart, in another source"
	case NameFields:
		return "say which fields are read"
	case NameRecords:
		return "say which fields are read, or which holds the articles"
	}
	return ""
}
