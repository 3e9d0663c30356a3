package query

// Run is a series of bare words that stand side by side: no field, quotes, sign,
// boost or operator is between them. A name of several words is looked for in it.
type Run struct {
	Words []*Word // at least one, in the order typed
	Not   bool    // the run stands below a Not
}

// Runs returns the longest runs of n in the order typed. Their words are those of
// the tree, also of the tree that Relax makes of it.
func Runs(n Node) []Run {
	r := &runs{}
	r.visit(n, false)
	return r.list
}

type runs struct{ list []Run }

func (r *runs) visit(n Node, not bool) {
	switch n := n.(type) {
	case *Not:
		r.visit(n.X, true)
	case *Must:
		r.visit(n.X, not)
	case *Boost:
		r.visit(n.X, not)
	case *And:
		r.clauses(n.Clauses, !n.Written, not)
	case *Or:
		r.clauses(n.Clauses, false, not)
	case *Word:
		r.clauses([]Node{n}, false, not)
	}
}

func (r *runs) clauses(list []Node, join, not bool) {
	open := false
	for _, c := range list {
		w, bare := c.(*Word)
		switch {
		case !bare:
			r.visit(c, not)
		case w.Field != "":
			bare = false
		case open && join:
			last := &r.list[len(r.list)-1]
			last.Words = append(last.Words, w)
		default:
			r.list = append(r.list, Run{Words: []*Word{w}, Not: not})
		}
		open = bare
	}
}
