package full

import (
	"encoding/binary"
	"math/bits"
)

// hashText is MurmurHash64A (Austin Appleby, public domain) with the seed 1: the number
// that spaCy gives a text.
func hashText(s string) uint64 {
	const m = 0xc6a4a7935bd1e995
	h := 1 ^ uint64(len(s))*m
	for ; len(s) >= 8; s = s[8:] {
		k := binary.LittleEndian.Uint64([]byte(s[:8])) * m
		k ^= k >> 47
		h = (h ^ k*m) * m
	}
	if len(s) > 0 {
		var tail [8]byte
		copy(tail[:], s)
		h = (h ^ binary.LittleEndian.Uint64(tail[:])) * m
	}
	h ^= h >> 47
	h *= m
	return h ^ h>>47
}

// hashRows are the four rows of a table of embeddings, before the remainder, that a
// number stands for: MurmurHash3_x64_128 (of the same author) of its eight bytes.
func hashRows(id, seed uint64) [4]uint32 {
	h1 := bits.RotateLeft64(id*0x87c37b91114253d5, 31) * 0x4cf5ad432745937f
	h1 ^= seed ^ 8
	h2 := seed ^ 8
	h1 += h2
	h2 += h1
	h1, h2 = mixed(h1), mixed(h2)
	h1 += h2
	h2 += h1
	return [4]uint32{uint32(h1), uint32(h1 >> 32), uint32(h2), uint32(h2 >> 32)}
}

func mixed(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
