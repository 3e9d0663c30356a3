package plan

import (
	"slices"

	"dateline"
	"dateline/index/query"
	"dateline/index/rank"
)

// Compiler turns a query into a plan for one state of the index.
type Compiler struct {
	// Reading is how the query was understood, and Asked are the entities that were read
	// in, or are asked for by their ids or names: both as far as it is compiled.
	Reading *dateline.Reading
	Asked   []string

	words      Vocabulary
	entities   *Entities
	awaited    []Awaited // see Await
	revisions  dateline.Revisions
	any        bool // match=any: one of the words of a place's name is enough
	names      map[*query.Word]*nameRun
	expansions int // words that prefixes and fuzzy words stand for so far
}

// New returns a Compiler for the revisions that s searches; any says that one clause of
// the query is enough.
func New(words Vocabulary, entities *Entities, s dateline.Search, any bool) *Compiler {
	return &Compiler{Reading: &dateline.Reading{}, words: words, entities: entities, revisions: s.Revisions, any: any}
}

// Compile returns the plan of a query; one that asks for nothing matches all. Names that
// FindNames has found in it are read in.
func (c *Compiler) Compile(root query.Node) (rank.Node, error) {
	c.Reading.Parsed = root.String()
	plan, err := c.node(root, 1)
	if plan == nil {
		plan = rank.All{}
	}
	return plan, err
}

// node compiles n with its score multiplied by boost; nil matches nothing and
// asks for nothing, like a word that has no letters.
func (c *Compiler) node(n query.Node, boost float64) (rank.Node, error) {
	switch n := n.(type) {
	case *query.All:
		return rank.All{}, nil
	case *query.And:
		return c.and(n.Clauses, boost)
	case *query.Or:
		nodes, err := c.list(n.Clauses, boost)
		return either(nodes), err
	case *query.Not:
		x, err := c.node(n.X, boost)
		if x == nil || err != nil {
			return nil, err
		}
		return rank.Without{Node: rank.All{}, Not: x}, nil
	case *query.Must:
		return c.node(n.X, boost)
	case *query.Boost:
		return c.node(n.X, boost*n.By)
	}
	return c.leaf(n, boost)
}

// list compiles clauses side by side. The words of a place's name are one.
func (c *Compiler) list(clauses []query.Node, boost float64) ([]rank.Node, error) {
	var out []rank.Node
	for _, clause := range clauses {
		x, err := c.node(clause, boost)
		if err != nil {
			return nil, err
		}
		if x != nil {
			out = append(out, x)
		}
	}
	return out, nil
}

// and compiles clauses that are all required; those below a NOT are taken away
// from the others.
func (c *Compiler) and(clauses []query.Node, boost float64) (rank.Node, error) {
	var yes, no []query.Node
	for _, clause := range clauses {
		if n, ok := clause.(*query.Not); ok {
			no = append(no, n.X)
		} else {
			yes = append(yes, clause)
		}
	}
	wanted, err := c.list(yes, boost)
	if err != nil {
		return nil, err
	}
	unwanted, err := c.list(no, boost)
	if err != nil {
		return nil, err
	}
	all := every(wanted)
	if len(unwanted) == 0 {
		return all, nil
	}
	if all == nil {
		all = rank.All{}
	}
	return rank.Without{Node: all, Not: either(unwanted)}, nil
}

// every and either join nodes, and leave one alone as it is.
func every(nodes []rank.Node) rank.Node {
	return joined(nodes, func() rank.Node { return rank.And(nodes) })
}

func either(nodes []rank.Node) rank.Node {
	return joined(nodes, func() rank.Node { return rank.Or(nodes) })
}

func joined(nodes []rank.Node, join func() rank.Node) rank.Node {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	return join()
}

func (c *Compiler) leaf(n query.Node, boost float64) (rank.Node, error) {
	switch n := n.(type) {
	case *query.Word:
		if run := c.names[n]; run != nil {
			return c.name(run, n, boost)
		}
		return c.stemmed(n.Field, n.Text, boost)
	case *query.Phrase:
		return words(n.Field, exacts(n.Text), boost), nil
	case *query.Near:
		terms, err := c.stems(n.Field, n.Text)
		if len(terms) > 1 {
			return rank.Near{Fields: FieldsOf(n.Field), Terms: terms, Slop: n.Slop, Boost: boost}, err
		}
		return words(n.Field, terms, boost), err
	case *query.Prefix:
		return c.prefix(n, boost)
	case *query.Fuzzy:
		return c.fuzzy(n, boost)
	case *query.Value:
		return c.value(n)
	case *query.Range:
		return Days(n.First, n.Last), nil
	}
	return nil, dateline.Errorf(dateline.Internal, "a query has a %T, which this index cannot search", n)
}

// FieldsOf is the text fields that a leaf with this field searches.
func FieldsOf(field string) []rank.Field {
	if field == FieldRemains {
		return RemainsFields
	}
	i := slices.IndexFunc(TextFields, func(f rank.Field) bool { return f.Name == field })
	if i < 0 {
		return TextFields
	}
	return TextFields[i : i+1]
}
