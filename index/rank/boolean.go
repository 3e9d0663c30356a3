package rank

// And matches what all its nodes match, and scores the sum.
type And []Node

// Or matches what any of its nodes matches, and scores the sum of those that do.
type Or []Node

// Max matches what any of its nodes matches, and scores the best of those that
// do.
type Max []Node

// Without matches what Node matches and Not does not.
type Without struct{ Node, Not Node }

func (n And) open(o *opener) (iterator, error) {
	its, err := o.openAll(n)
	return &and{conjunction[iterator]{items: its}}, err
}

func (n Or) open(o *opener) (iterator, error)  { return o.openUnion(n, sum) }
func (n Max) open(o *opener) (iterator, error) { return o.openUnion(n, best) }

func (o *opener) openUnion(nodes []Node, merge func(a, b float64) float64) (iterator, error) {
	its, err := o.openAll(nodes)
	return &union{items: its, merge: merge}, err
}

func (n Without) open(o *opener) (iterator, error) {
	its, err := o.openAll([]Node{n.Node, n.Not})
	if err != nil {
		return nil, err
	}
	return &without{its[0], its[1]}, nil
}

func sum(a, b float64) float64  { return a + b }
func best(a, b float64) float64 { return max(a, b) }
