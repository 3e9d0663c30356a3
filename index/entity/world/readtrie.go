package world

func (r *columns) trie(places int) (t trie) {
	w := r.strs("words")
	t.words = words{pool: w.pool, at: w.at}
	nodes := r.count("nodes")
	if nodes == 0 {
		r.fail("no nodes")
	}
	t.word, t.marks = make([]uint32, nodes), make([]mark, nodes)
	for _, read := range []func(*trie, int){r.sorted, r.children, r.words, r.marks, r.leaves} {
		if r.err == nil {
			read(&t, places)
		}
	}
	if r.err == nil {
		t.words.fill()
		t.index()
	}
	return t
}

// sorted holds that the words rise: equal ones would fill the hash table with each other.
func (r *columns) sorted(t *trie, _ int) {
	for i := 1; i < t.words.len(); i++ {
		if t.words.word(i-1) >= t.words.word(i) {
			r.fail("word %d is not behind the one before it", i)
			return
		}
	}
}

// children reads how many each node has. All nodes but the root are children, each of
// a node before it.
func (r *columns) children(t *trie, _ int) {
	nodes := len(t.word)
	t.child = make([]uint32, nodes+1)
	t.child[0] = 1
	for n := range nodes {
		t.child[n+1] = t.child[n] + uint32(r.number("children", nodes))
		if t.child[n+1] > uint32(nodes) || t.child[n] <= uint32(n) && t.child[n+1] > t.child[n] {
			r.fail("children of node %d: %d to %d of %d nodes", n, t.child[n], t.child[n+1], nodes)
			return
		}
	}
	if t.child[nodes] != uint32(nodes) {
		r.fail("%d of %d nodes are children", t.child[nodes], nodes)
	}
}

func (r *columns) words(t *trie, _ int) {
	for n := range t.word {
		rising(r, "words of nodes", t.word[t.child[n]:t.child[n+1]], t.words.len())
	}
}

func (r *columns) marks(t *trie, _ int) {
	if len(r.rest) < len(t.marks) {
		r.fail("marks: %w", errShort)
		return
	}
	for n := range t.marks {
		t.marks[n] = mark(r.rest[n])
	}
	r.rest = r.rest[len(t.marks):]
}

func (r *columns) leaves(t *trie, places int) {
	t.leaf = make([]uint32, len(t.word)+1)
	sum := 0
	for n := range t.word {
		sum += r.number("places of nodes", len(r.rest)+1)
		t.leaf[n+1] = uint32(sum)
	}
	if sum > len(r.rest) {
		r.fail("places of nodes: %w", errShort)
		return
	}
	t.places = make([]Index, sum)
	for n := range t.word {
		rising(r, "places of nodes", t.at(uint32(n)), places)
	}
}

// rising reads numbers below limit that rise.
func rising[T uint32 | Index](r *columns, what string, list []T, limit int) {
	next := 0
	for i := range list {
		if next += r.number(what, limit); next >= limit {
			r.fail("%s: %d is not below %d", what, next, limit)
			return
		}
		list[i] = T(next)
		next++
	}
}
