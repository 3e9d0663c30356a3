package query

// Relax returns n as match=any reads it, and whether that differs. If the root is
// an And that was not written, one of its clauses is enough, but for those that
// begin with + and NOT, which stay as they are: a b NOT c becomes
// And(Or(a, b), Not(c)). Beside a + the others only add to the score: +a b
// becomes And(Or(b, All), Must(a)). All else, a written AND and what stands in
// parentheses among it, is as typed. The nodes of n are shared, not copied.
// The String of the result is for people, not for Parse.
func Relax(n Node) (relaxed Node, differs bool) {
	and, ok := n.(*And)
	if !ok || and.Written {
		return n, false
	}
	var kept, free []Node
	required := false
	for _, c := range and.Clauses {
		switch c.(type) {
		case *Must:
			required = true
			kept = append(kept, c)
		case *Not:
			kept = append(kept, c)
		default:
			free = append(free, c)
		}
	}
	if required && len(free) > 0 {
		free = append(free, &All{Span{and.End, and.End}})
	}
	if len(free) < 2 {
		return n, false
	}
	or := &Or{and.Span, free}
	if len(kept) == 0 {
		return or, true
	}
	return &And{Span: and.Span, Clauses: append([]Node{or}, kept...)}, true
}
