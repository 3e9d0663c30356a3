package copies

// keyCount is how many of the smallest hashes of its runs a text is looked up by.
// Two texts are compared if they share minShared of them: of two with 15 % edited
// all but one in a thousand do.
const (
	keyCount  = 10
	minShared = 2
	slots     = keyCount + 1 // the last is the hash of the text
)

// node is one text, whatever articles have it.
type node struct {
	text   uint64
	id     string // an article that has it; "" if the node is free
	names  uint64 // see namesOf
	keys   [keyCount]uint32
	next   [slots]uint32 // in the chain of each key: one more than an entry; 0 ends it
	group  uint32        // a label; 0 if it is alone
	count  uint8         // of keys
	called uint8         // how many names the sketch has
}

// nodeOf is the node of a text with one article.
func nodeOf(id string, s Sketch) node {
	n := node{text: s.Text, id: id, names: namesOf(s), called: uint8(len(s.Names))}
	n.count = uint8(copy(n.keys[:], s.Runs))
	return n
}

// key is what a slot is looked up by.
func (n *node) key(slot uint32) uint32 {
	if slot == keyCount {
		return uint32(n.text >> 32)
	}
	return n.keys[slot]
}

// shared is how many keys two texts have in common.
func (n *node) shared(m *node) (both int) {
	for i, j := 0, 0; i < int(n.count) && j < int(m.count); {
		switch a, b := n.keys[i], m.keys[j]; {
		case a < b:
			i++
		case b < a:
			j++
		default:
			both++
			i++
			j++
		}
	}
	return both
}

// chunk is how many nodes are allocated at once: a list that grows by copying
// would take a half more.
const chunk = 1 << 10

// nodes are all texts, and the chains of those that have a key in common.
type nodes struct {
	chunks [][]node
	used   uint32 // free ones too
	free   []uint32
	chains
}

func (s *nodes) at(n uint32) *node { return &s.chunks[n/chunk][n%chunk] }

// add takes a node into the list.
func (s *nodes) add(n node) (at uint32) {
	if last := len(s.free) - 1; last >= 0 {
		at, s.free = s.free[last], s.free[:last]
	} else {
		if at = s.used; at%chunk == 0 {
			s.chunks = append(s.chunks, make([]node, chunk))
		}
		s.used++
	}
	*s.at(at) = n
	for len(s.heads)*chainLength < int(s.used)*slots {
		s.split()
	}
	return at
}
