package copies

import "slices"

// A key of few texts is found by its chain, one of more than chained has a list: a
// chain of a thousand would be a thousand look-ups anywhere in the memory. One of
// more than commonTexts is a phrase that many articles have: it counts as shared,
// but no text is looked up by it, so that what a new text costs is bounded by
// keyCount lists however many texts there are.
const (
	mostChained = 8
	commonTexts = 1000
)

// holders are the texts that have a key of runs.
type holders struct {
	nodes
	lists map[uint32][]uint32 // the texts of each key that more than mostChained have had
	crowd []uint32            // of each text the common keys, see mark
}

func (h *holders) common(key uint32) bool { return len(h.lists[key]) > commonTexts }

// mark is the bit of a common key in crowd: two texts without a bit in common have
// no such key in common.
func mark(key uint32) uint32 { return 1 << (key >> 3 & 31) }

// having appends the texts that have a key, but those of a common one.
func (h *holders) having(list []uint32, key uint32) []uint32 {
	if texts, ok := h.lists[key]; !ok {
		return h.chained(list, key, false)
	} else if len(texts) <= commonTexts {
		return append(list, texts...)
	}
	return list
}

// hold says that a text has a key. It returns the texts of one that is common from
// now on.
func (h *holders) hold(n, slot uint32) (crowded []uint32) {
	key := h.at(n).keys[slot]
	texts, listed := h.lists[key]
	if !listed {
		h.chain(n, slot)
		h.list(key)
		return nil
	}
	texts = append(texts, n)
	if h.lists[key] = texts; len(texts) != commonTexts+1 {
		return nil
	}
	for _, m := range texts {
		h.crowd[m] |= mark(key)
	}
	return texts
}

// list takes the texts of a key out of its chain where they are too many for one.
func (h *holders) list(key uint32) {
	var room [4 * mostChained]uint32
	texts := h.chained(room[:0], key, false)
	if len(texts) <= mostChained {
		return
	}
	for _, n := range texts {
		h.unchain(n, h.slot(n, key))
	}
	h.lists[key] = slices.Clone(texts)
}

// slot is where a text has a key that it has.
func (h *holders) slot(n, key uint32) uint32 {
	return uint32(slices.Index(h.at(n).keys[:h.at(n).count], key))
}

// drop says that a text no longer has a key. It returns the texts of one that is
// common no more.
func (h *holders) drop(n, slot uint32) (freed []uint32) {
	key := h.at(n).keys[slot]
	texts, listed := h.lists[key]
	if !listed {
		h.unchain(n, slot)
		return nil
	}
	at, last := slices.Index(texts, n), len(texts)-1
	texts[at] = texts[last]
	if texts = texts[:last]; last == 0 {
		delete(h.lists, key)
		return nil
	}
	if h.lists[key] = texts; last != commonTexts {
		return nil
	}
	for _, m := range texts {
		h.crowd[m] = h.crowdOf(m)
	}
	return texts
}

// crowdOf is what crowd has of a text.
func (h *holders) crowdOf(n uint32) (bits uint32) {
	for _, key := range h.at(n).keys[:h.at(n).count] {
		if h.common(key) {
			bits |= mark(key)
		}
	}
	return bits
}
