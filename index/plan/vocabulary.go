package plan

import "dateline/index/rank"

// Vocabulary is what a query has to know of the archive it is asked of, as one state of
// its index has it. An engine that looks words up by itself when it searches may give
// signs that it knows for them; no word of index/text has a slash, a star or a tilde.
type Vocabulary interface {
	// Forms are the exact words with a stem that stand in fields, in the order of bytes.
	Forms(fields []rank.Field, stem string) (rank.Term, error)
	// Beginning visits the exact words of a field that begin with prefix, each once or more
	// often with numbers of articles that sum up to all that have it.
	Beginning(field, prefix string, visit func(word string, articles int)) error
	// Near visits likewise the exact words that at most distance edits make of word.
	Near(field, word string, distance int, visit func(word string, articles int)) error
	// Counted visits likewise the values of a field of whole values that begin with prefix,
	// as they were read of texts.
	Counted(field, prefix string, visit func(value string, articles int)) error
	// Mentions is where mentions of an entity stand, and under which terms, by all ids that it has.
	Mentions(ids []string) ([]rank.Field, rank.Term)
	// Holding is how many texts a plan matches.
	Holding(plan rank.Node) (int, error)
}
