package snippet

// Eight bytes of a text are looked at as one number, the first byte lowest.
const (
	ones   = 0x0101010101010101
	blanks = ' ' * ones
)

// zeros returns the highest bit of every byte of v that is 0, and may return some above.
func zeros(v uint64) uint64 { return (v - ones) &^ v & highBits }

// wordBytes returns the highest bit of every byte of v that is isWord.
func wordBytes(v uint64) uint64 {
	low := v &^ highBits
	cased := low | caseBits
	letters := (cased + (0x80-'a')*ones) &^ (cased + (0x80-'z'-1)*ones)
	digits := (low + (0x80-'0')*ones) &^ (low + (0x80-'9'-1)*ones)
	return (letters | digits | v) & highBits
}
