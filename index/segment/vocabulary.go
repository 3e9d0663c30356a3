package segment

import (
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"slices"
)

// vocabulary numbers the distinct terms of a field, from 0 in the order in which they
// come.
type vocabulary struct {
	words []string
	slots []slot // a power of two of them, half of them free at least
}

type slot struct{ hash, word uint32 } // word: its number + 1; 0 is free

var hashSeed = maphash.MakeSeed()

// number is that of a term.
func (v *vocabulary) number(term string) uint32 {
	if 2*len(v.words) >= len(v.slots) {
		v.grow()
	}
	hash := uint32(maphash.String(hashSeed, term))
	mask := uint32(len(v.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &v.slots[i&mask]
		if s.word == 0 {
			v.words = append(v.words, term)
			*s = slot{hash, uint32(len(v.words))}
			return s.word - 1
		}
		if s.hash == hash && v.words[s.word-1] == term {
			return s.word - 1
		}
	}
}

func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]slot, max(256, 2*len(old)))
	mask := uint32(len(v.slots) - 1)
	for _, s := range old {
		if s.word == 0 {
			continue
		}
		i := s.hash & mask
		for v.slots[i].word != 0 {
			i = (i + 1) & mask
		}
		v.slots[i] = s
	}
}

// reset lets the terms go, and keeps the room.
func (v *vocabulary) reset() {
	clear(v.words)
	v.words = v.words[:0]
	clear(v.slots)
}

// ranked is a term with its first eight bytes, by which most of them can be sorted.
type ranked struct {
	begin uint64
	word  uint32
}

// sorted lists the terms in the order of their bytes.
func (v *vocabulary) sorted(to []ranked) []ranked {
	to = to[:0]
	for i, w := range v.words {
		var b [8]byte
		copy(b[:], w)
		to = append(to, ranked{binary.BigEndian.Uint64(b[:]), uint32(i)})
	}
	slices.SortFunc(to, func(a, b ranked) int {
		if a.begin != b.begin {
			return cmp.Compare(a.begin, b.begin)
		}
		return cmp.Compare(v.words[a.word], v.words[b.word])
	})
	return to
}
