package query

// Node is a part of a query: *All, *And, *Or, *Not, *Must or *Boost, or one of
// the leaves *Word, *Phrase, *Near, *Prefix, *Fuzzy, *Value and *Range.
type Node interface {
	// String returns the node in the query language.
	String() string
	// Bounds returns where the node stands in the text.
	Bounds() Span
	// level is how tightly the node binds in the text, see the levels.
	level() level
}

// Span is a half-open range of code points of the text. A leaf's span has its own
// quotes, star or ~n, but not its field, sign or boost.
type Span struct{ Start, End int }

// Bounds returns s.
func (s Span) Bounds() Span { return s }

// All matches every article, and scores none above another. Parse returns it as
// the root only, Relax inside an *Or as well.
type All struct{ Span }

// And matches where all its clauses do. It has at least two, in the order typed.
type And struct {
	Span
	Clauses []Node
	// Written is true if AND was typed between the clauses, false if they just
	// stand side by side. A written And is one clause of the And around it: the
	// query a b AND c is And(a, And(b, c)).
	Written bool
}

// Or matches where any of its clauses does. It has at least two, in the order
// typed.
type Or struct {
	Span
	Clauses []Node
}

// Not matches where X does not: alone it is every article but those.
type Not struct {
	Span
	X Node
}

// Must is +X: it matches where X does, and keeps X required in Relax.
type Must struct {
	Span
	X Node
}

// Boost matches where X does, with By times its score.
type Boost struct {
	Span
	X  Node
	By float64 // above 0, at most MaxBoost
}
