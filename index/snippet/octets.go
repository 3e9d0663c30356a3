package snippet

// Eight bytes of a text are looked at as one number, the first byte lowest.
const (
	ones   = 0x0101010101010101
	blanks = ' ' * ones
	points = '.' * ones
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

// lowerBytes returns v with the letters A-Z in lower case.
func lowerBytes(v uint64) uint64 {
	low := v &^ highBits
	capitals := (low + (0x80-'A')*ones) &^ (low + (0x80-'Z'-1)*ones) &^ v & highBits
	return v | capitals>>2
}

// oddBytes returns the highest bit of every byte of v that is neither isSign nor a blank.
func oddBytes(v uint64) uint64 {
	low := v &^ highBits
	return (v | (low + ones) | ^(low + (0x80-' ')*ones)) & highBits
}

// blankBytes returns the highest bit of every byte of v that is a blank.
func blankBytes(v uint64) uint64 {
	x := v ^ blanks
	return ^(x&^highBits + 0x7F*ones | x) & highBits
}
