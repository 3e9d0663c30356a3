package text

import "math/bits"

// maxPacked is the length of the longest segment that is its own key.
const maxPacked = 16

// key is how the cache tells segments apart: the bytes of a short one, padded by
// zeros (which no word holds); the hash of a long one. Comparing it touches no
// other memory, which is most of the time a word takes.
type key struct{ lo, hi uint64 }

// pack returns the key of a segment of at most maxPacked bytes, by loads that overlap.
func pack(s string) key {
	n := len(s)
	switch {
	case n >= 8:
		return key{load8(s), load8(s[n-8:]) >> (8 * (16 - n))}
	case n >= 4:
		return key{lo: load4(s) | load4(s[n-4:])<<(8*(n-4))}
	case n > 0:
		return key{lo: uint64(s[0]) | uint64(s[n/2])<<(8*(n/2)) | uint64(s[n-1])<<(8*(n-1))}
	}
	return key{}
}

func load8(s string) uint64 {
	return load4(s) | load4(s[4:])<<32
}

func load4(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// hash mixes a key by the high and the low half of a product, as wyhash does;
// the factors are odd and have no other meaning.
func (k key) hash() uint64 {
	high, low := bits.Mul64(k.lo^0x9E3779B97F4A7C15, k.hi^0xD6E8FEB86659FD93)
	return high ^ low
}
