package world

import "slices"

// trie holds names word by word. Its nodes are numbered level by level, the root is
// node 0, and the children of a node follow each other in the order of their words.
type trie struct {
	words  words
	first  []uint32 // by word: the child of the root, 0 for none
	word   []uint32 // by node: the word that leads to it
	child  []uint32 // the children of node n are child[n] to child[n+1]-1
	marks  []mark   // by node
	leaf   []uint32 // the places of node n are places[leaf[n]:leaf[n+1]]
	places []Index  // ascending in each node
}

// mark is a set of what a name allows behind the word of a node, or in it.
type mark uint8

const (
	markDot        mark = 1 << iota // a full stop may follow: St. Louis
	markComma                       // a comma may follow: Washington, D.C.
	markPossessive                  // the word has a possessive: King's Lynn
	markLow                         // a name ends here in lower case: Lachin corridor
	markCode                        // a name ends here that is a code, which must stand in capitals: OR, US
	markPlain                       // a name ends here that is none
)

// next returns the node that a word leads to, 0 if there is none.
func (t *trie) next(from, word uint32) uint32 {
	if from == 0 {
		return t.first[word]
	}
	lo, hi := t.child[from], t.child[from+1]
	i, ok := slices.BinarySearch(t.word[lo:hi], word)
	if !ok {
		return 0
	}
	return lo + uint32(i)
}

func (t *trie) leads(node uint32) bool { return t.child[node] < t.child[node+1] }

// at returns the places whose name ends at a node; nobody may change them.
func (t *trie) at(node uint32) []Index {
	lo, hi := t.leaf[node], t.leaf[node+1]
	return t.places[lo:hi:hi]
}

// index makes first of the children of the root.
func (t *trie) index() {
	t.first = make([]uint32, t.words.len())
	for n := t.child[0]; n < t.child[1]; n++ {
		t.first[t.word[n]] = n
	}
}

// name is one name of a place as a way through the trie.
type name struct {
	words []string
	marks []mark // of each word
	place Index
}

type numbered struct {
	key []uint32
	name
}

// span are names that begin alike, of which each is at least as long as depth.
type span struct {
	names []*numbered
	depth int
}

// newTrie returns the trie of names. Their order does not matter.
func newTrie(names []name) trie {
	t := trie{words: newWords(sortedWords(names))}
	all := t.number(names)
	slices.SortFunc(all, func(a, b *numbered) int { return slices.Compare(a.key, b.key) })
	t.word, t.leaf = []uint32{0}, []uint32{0}
	queue := []span{{all, 0}}
	for n := 0; n < len(queue); n++ {
		t.child = append(t.child, uint32(len(queue)))
		rest := t.end(queue[n])
		for children := range runs(rest, queue[n].depth) {
			t.word = append(t.word, children[0].key[queue[n].depth])
			queue = append(queue, span{children, queue[n].depth + 1})
		}
	}
	t.child = append(t.child, uint32(len(queue)))
	t.index()
	return t
}

// number gives names their words' numbers.
func (t *trie) number(names []name) []*numbered {
	all, out := make([]numbered, len(names)), make([]*numbered, len(names))
	var keys []uint32
	for i, n := range names {
		begin := len(keys)
		for _, w := range n.words {
			number, _ := t.words.find(w)
			keys = append(keys, number)
		}
		all[i] = numbered{keys[begin:len(keys):len(keys)], n}
		out[i] = &all[i]
	}
	return out
}

// end adds a node's marks and places, and returns the names that go on.
func (t *trie) end(s span) []*numbered {
	var m mark
	var places []Index
	n := 0
	for i := range s.names {
		if s.depth > 0 {
			m |= s.names[i].marks[s.depth-1]
		}
		if len(s.names[i].key) == s.depth {
			places = append(places, s.names[i].place)
			n++
		}
	}
	slices.Sort(places)
	t.places = append(t.places, slices.Compact(places)...)
	t.leaf = append(t.leaf, uint32(len(t.places)))
	t.marks = append(t.marks, m)
	return s.names[n:]
}

// runs yields the names that have the same word at a depth, together.
func runs(names []*numbered, depth int) func(func([]*numbered) bool) {
	return func(yield func([]*numbered) bool) {
		for len(names) > 0 {
			n := 1
			for n < len(names) && names[n].key[depth] == names[0].key[depth] {
				n++
			}
			if !yield(names[:n]) {
				return
			}
			names = names[n:]
		}
	}
}
