package text

import (
	"hash/maphash"
	"strings"
)

const (
	// minSlots and maxSlots bound the cache; both are powers of two. At most it
	// takes maxSlots slots of 64 bytes, 4 MiB, and the strings of the forms:
	// 1 MiB or so for an English vocabulary, 12 MiB if all segments were as long
	// as maxCachedBytes and stem, form and segment all differed.
	minSlots = 1 << 9
	maxSlots = 1 << 16

	// maxCachedBytes is the longest segment that is remembered. Longer ones are
	// addresses and rubbish that hardly come again.
	maxCachedBytes = 64

	// window is how many neighbouring slots a segment may lie in.
	window = 16
)

// form is what a segment becomes; both strings are empty when it is no word, and the
// stem before it is asked for.
type form struct{ exact, stem string }

// slot is one remembered segment; a zero key marks a free slot.
type slot struct {
	key  key
	form form
	long *string // the segment when it is longer than maxPacked
	met  bool    // since replace last came by

	round  uint16 // of the lexicon that has numbered it last; 0 is none
	number uint32 // in that lexicon
}

// cache remembers the forms of segments. It grows by doubling to maxSlots; a
// full one forgets one of the neighbours of what it takes in.
type cache struct {
	seed  maphash.Seed
	slots []slot
}

func newCache() cache {
	return cache{seed: maphash.MakeSeed(), slots: make([]slot, minSlots)}
}

func (c *cache) key(segment string) key {
	if len(segment) <= maxPacked {
		return pack(segment)
	}
	return key{lo: maphash.String(c.seed, segment), hi: uint64(len(segment))}
}

// find returns nil for a segment that is not remembered. The slot is its own until
// the next insert.
func (c *cache) find(k key, segment string) *slot {
	h := k.hash()
	for i := range uint64(window) {
		s := &c.slots[(h+i)&uint64(len(c.slots)-1)]
		if s.key == k && s.holds(segment) {
			if !s.met {
				s.met = true
			}
			return s
		}
		if s.key == (key{}) {
			return nil
		}
	}
	return nil
}

// holds reports whether a slot with the key of a segment is that segment's.
func (s *slot) holds(segment string) bool {
	if s.long == nil {
		return len(segment) <= maxPacked
	}
	return *s.long == segment
}

// insert remembers the form of a segment. f must not be cut from the text; segment may
// be.
func (c *cache) insert(k key, segment string, f form) *slot {
	s := slot{key: k, form: f}
	if len(segment) > maxPacked {
		long := strings.Clone(segment)
		s.long = &long
	}
	for {
		if at := c.place(s); at != nil {
			return at
		}
		if len(c.slots) == maxSlots {
			return c.replace(s)
		}
		c.grow()
	}
}

// place returns the free slot that s has taken; nil if there was none.
func (c *cache) place(s slot) *slot {
	h := s.key.hash()
	for i := range uint64(window) {
		free := &c.slots[(h+i)&uint64(len(c.slots)-1)]
		if free.key == (key{}) {
			*free = s
			return free
		}
	}
	return nil
}

// replace puts s in the place of a neighbour that has not been met for long:
// the second-chance rule, so that rare words do not push out common ones.
func (c *cache) replace(s slot) *slot {
	h := s.key.hash()
	for i := uint64(0); ; i++ {
		old := &c.slots[(h+i%window)&uint64(len(c.slots)-1)]
		if !old.met {
			*old = s
			return old
		}
		old.met = false
	}
}

// grow doubles the cache. What finds no free slot is forgotten.
func (c *cache) grow() {
	old := c.slots
	c.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.key != (key{}) {
			c.place(s)
		}
	}
}
