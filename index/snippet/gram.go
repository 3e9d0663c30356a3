package snippet

import "unicode/utf8"

// grams is a set of grams by their hashes: it may seem to hold more than it does.
type grams struct {
	bits  [hashSize / 64]uint64
	count int // of the bits that are set
}

const (
	hashBits = 17
	hashSize = 1 << hashBits
	hashMix  = 0x9E3779B1 // 2^32 by the golden ratio: Knuth, The Art of Computer Programming 3, 6.4
	// maxGrams is how many of a set's bits may be set before it says too little.
	maxGrams = hashSize / 8

	caseBits = 0x2020202020202020
	highBits = 0x8080808080808080
)

// add adds a gram in lower case.
func (g *grams) add(gram uint64) {
	if h := hash(gram); !g.hasGram(gram) {
		g.bits[h/64] |= 1 << (h % 64)
		g.count++
	}
}

// hash is of a gram in lower case, of at most four bytes.
func hash(gram uint64) uint32 { return uint32(gram) * hashMix >> (32 - hashBits) }

// has reports whether the gram of s at i is in g; mask is of its bytes.
func (g *grams) has(s string, i int, mask uint64) bool {
	return g.hasGram((load(s, i) | caseBits) & mask)
}

func (g *grams) hasGram(gram uint64) bool {
	h := hash(gram)
	return g.bits[h/64]>>(h%64)&1 != 0
}

// pairs is a set of two bytes, by the number that they are in a text's order. Of its
// 64 KiB a text touches a few that fit into a processor's nearest cache.
type pairs [1 << 16]bool

// add adds two bytes in both cases.
func (p *pairs) add(a, b byte) {
	for _, a := range cases(a) {
		for _, b := range cases(b) {
			p[uint16(a)|uint16(b)<<8] = true
		}
	}
}

func cases(b byte) [2]byte {
	if isLetter(b) {
		return [2]byte{b, b ^ 0x20}
	}
	return [2]byte{b, b}
}

// edges are the bytes that may stand before or behind a word. Above ASCII they end a
// rune, begin one, or are no writing.
var edges = func() (list []byte) {
	for b := range 0x100 {
		if b >= utf8.RuneSelf || !isWord(byte(b)) {
			list = append(list, byte(b))
		}
	}
	return list
}()

// written returns what a byte of a needle is written as but for its case: a blank
// is what stands before or behind the word.
func written(needle string, i int) []byte {
	if needle[i] == ' ' {
		return edges
	}
	return []byte{needle[i]}
}

// enterPlain makes known what is looked at where a needle is, written in ASCII.
func (f *filter) enterPlain(needle string) {
	for i := range needle {
		if i+2 <= len(needle) && isASCII(needle[i:i+2]) {
			f.enterPair(needle, i)
		}
		if i+f.width <= len(needle) && isASCII(needle[i:i+f.width]) {
			f.enterGram(needle, i, 0, 0)
		}
	}
}

func (f *filter) enterPair(needle string, i int) {
	for _, a := range written(needle, i) {
		for _, b := range written(needle, i+1) {
			f.pairs.add(a, b)
		}
	}
}

// enterGram enters the grams at i of a needle that begin with n bytes.
func (f *filter) enterGram(needle string, i, n int, gram uint64) {
	if n == f.width {
		f.plain.add(gram)
		return
	}
	for _, b := range written(needle, i+n) {
		f.enterGram(needle, i, n+1, gram|uint64(b|0x20)<<(8*n))
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
