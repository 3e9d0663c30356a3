package copies

import "math/bits"

// chainLength is how many entries a chain has on the average. A head is kept for
// each chain, so longer ones take less memory, and more time.
const chainLength = 2

// chains are the heads of the lists of texts with a key, by the bucket of the key.
// There comes one more at a time, which takes its entries from one other (W. Litwin,
// Linear Hashing, 1980): so no text has to wait for all to be put in order anew.
type chains struct{ heads []uint32 }

// bucket is where the chain of a key begins.
func (c *chains) bucket(key uint32) *uint32 {
	hash := key * 0x9E3779B1
	hash ^= hash >> 15
	whole := uint32(1) << (bits.Len(uint(len(c.heads))) - 1) // the buckets, less those of this round
	at := hash & (2*whole - 1)
	if int(at) >= len(c.heads) {
		at &= whole - 1
	}
	return &c.heads[at]
}

// split adds a bucket.
func (s *nodes) split() {
	s.heads = append(s.heads, 0)
	last := len(s.heads) - 1
	if last == 0 {
		return
	}
	from := &s.heads[last&^(1<<(bits.Len(uint(last))-1))]
	e := *from
	for *from = 0; e != 0; {
		n, slot := (e-1)/slots, (e-1)%slots
		next := s.at(n).next[slot]
		s.chain(n, slot)
		e = next
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

// chained appends the nodes in the chain of a key: of runs, or if text is set of
// texts.
func (s *nodes) chained(list []uint32, key uint32, text bool) []uint32 {
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
