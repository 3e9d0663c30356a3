package query

import (
	"dateline"
)

// Limits of the language. Depth and clauses bound what a query costs, and a query
// beyond them is refused; the others belong to one mark, which is then ignored
// with a warning.
const (
	MaxDepth    = 50  // parentheses open at once: bounds the recursion over a tree
	MaxClauses  = 256 // words, phrases and values: each one opens posting lists
	MinPrefix   = 3   // letters or digits directly before a star: fewer would expand to most of the dictionary
	MaxDistance = 2   // edits of word~2: three change most names into others
	MaxSlop     = 50  // words between the words of "a b"~50: about a paragraph
	MaxBoost    = 100 // weight of a clause, above 0
)

// Query is a text as it was read.
type Query struct {
	// Root is never nil. It is *All if there is nothing to search for.
	Root Node
	// Warnings are in the order of their Start; nil if all was understood. Their
	// offsets are half-open code points of the text, an invalid byte counting as
	// one. At most MaxWarnings, the last one then counting the others.
	Warnings []dateline.Warning
}

// String returns the query in its own language. Parse reads it, without a
// warning, as an equal tree. It is "" for *All.
func (q *Query) String() string { return q.Root.String() }

// Parse reads s. The error is an *dateline.Error of kind Invalid for the field
// "q", when s nests deeper than MaxDepth or has more than MaxClauses clauses. The
// length of s is the archive's to limit.
func Parse(s string) (*Query, error) {
	l := &lexer{in: []rune(s)}
	root, err := l.tree()
	if err == nil && root == nil && l.operators {
		// Nothing but operators: then they are the words looked for.
		l = &lexer{in: l.in, plain: true}
		root, err = l.tree()
	}
	if err != nil {
		return nil, err
	}
	if root == nil {
		l.warnEmpty()
		root = &All{}
	}
	return &Query{Root: root, Warnings: l.listed()}, nil
}

func (l *lexer) tree() (Node, error) {
	if err := l.run(); err != nil {
		return nil, err
	}
	p := &parser{tokens: l.tokens, warnings: &l.warnings}
	return p.or(), nil
}

func (l *lexer) warnEmpty() {
	if from, to := trimmed(l.in); from < to && len(l.warnings) == 0 {
		l.warn(Span{from, to}, "there is no letter or digit to search for, so every article matches")
	}
}
