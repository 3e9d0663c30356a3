package places

// FNV-1a of 64 bits (Fowler, Noll, Vo).
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// hashWord goes on with a hash by a word and what ends it.
func hashWord(h uint64, word string) uint64 {
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * fnvPrime
	}
	return (h ^ 0xFF) * fnvPrime
}
