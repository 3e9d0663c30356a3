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
	text  uint64
	id    string // an article that has it; "" if the node is free
	keys  [keyCount]uint32
	next  [slots]uint32 // in the chain of each key: one more than an entry; 0 ends it
	count uint8         // of keys
	group uint32        // a label; 0 if it is alone
}

// key is what a slot is looked up by.
func (n *node) key(slot uint32) uint32 {
	if slot == keyCount {
		return uint32(n.text >> 32)
	}
	return n.keys[slot]
}

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

// chainLength is how many entries a chain has at the most, on the average. A head is
// kept for each chain, so longer ones take less memory, and more time.
const chainLength = 3

// nodes are all texts, and the chains of those that have a key in common.
type nodes struct {
	chunks [][]node
	used   uint32 // free ones too
	free   []uint32
	heads  []uint32 // of the chains, by the bucket of a key
}

func (s *nodes) at(n uint32) *node { return &s.chunks[n/chunk][n%chunk] }

// add takes a node into the list, and into the chain of its text.
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
	if int(s.used)*slots > chainLength*len(s.heads) {
		s.grow()
	}
	return at
}

func (s *nodes) bucket(key uint32) *uint32 {
	return &s.heads[uint64(key*0x9E3779B1)*uint64(len(s.heads))>>32]
}

// grow adds a quarter to the buckets.
func (s *nodes) grow() {
	old := s.heads
	s.heads = make([]uint32, max(chunk, len(old)+len(old)/4))
	for _, e := range old {
		for e != 0 {
			n, slot := (e-1)/slots, (e-1)%slots
			next := s.at(n).next[slot]
			s.chain(n, slot)
			e = next
		}
	}
}

// chain puts a slot of a node in front of the chain of its key.
func (s *nodes) chain(n, slot uint32) {
	head := s.bucket(s.at(n).key(slot))
	s.at(n).next[slot] = *head
	*head = n*slots + slot + 1
}

// unchain takes a slot of a node out of the chain of its key, if it is there.
func (s *nodes) unchain(n, slot uint32) {
	at := s.bucket(s.at(n).key(slot))
	for e := *at; e != 0; e = *at {
		next := &s.at((e - 1) / slots).next[(e-1)%slots]
		if e == n*slots+slot+1 {
			*at, *next = *next, 0
			return
		}
		at = next
	}
}

// having appends the nodes that have a key: of runs, or if text is set of texts.
func (s *nodes) having(list []uint32, key uint32, text bool) []uint32 {
	if len(s.heads) == 0 {
		return list
	}
	for e := *s.bucket(key); e != 0; {
		n, slot := (e-1)/slots, (e-1)%slots
		m := s.at(n)
		if text == (slot == keyCount) && m.key(slot) == key {
			list = append(list, n)
		}
		e = m.next[slot]
	}
	return list
}
