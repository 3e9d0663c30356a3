package text

// The classes of bytes that UAX 29 tells apart in plain English. Everything
// else in ASCII lies between words, the underscore and the colon included.
const (
	plain  = iota
	letter // A-Z a-z
	digit  // 0-9
	stop   // . and ': inside a word between two letters or two digits
	comma  // , and ;: inside a word between two digits
	high   // a byte of a longer rune
)

var class = func() (t [256]uint8) {
	for b := range t {
		switch c := byte(b); {
		case c >= 0x80:
			t[b] = high
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			t[b] = letter
		case '0' <= c && c <= '9':
			t[b] = digit
		case c == '.' || c == '\'':
			t[b] = stop
		case c == ',' || c == ';':
			t[b] = comma
		}
	}
	return t
}()

// skipPlain returns the position, from i on, of the first byte that may begin a
// word. What it skips never joins a letter that follows.
func skipPlain(s string, i int) int {
	for i < len(s) {
		switch class[s[i]] {
		case letter, digit:
			return i
		case high:
			if !isQuoteOrDash(s, i) {
				return i
			}
			i += 3
		default:
			i++
		}
	}
	return i
}

// asciiEnd returns the end of the word that begins at i. ok is false when s[i] or a
// rune that it would have to look at is not plain: the library has to be asked.
func asciiEnd(s string, i int) (end int, ok bool) {
	for {
		last := uint8(high)
		for i < len(s) && (class[s[i]] == letter || class[s[i]] == digit) {
			last = class[s[i]]
			i++
		}
		if last == high {
			return i, false
		}
		joint, size := jointAt(s, i)
		if joint == plain || joint == high {
			return i, joint == plain
		}
		following, _ := jointAt(s, i+size)
		if following == high {
			return i, false
		}
		if following != last || joint == comma && last == letter {
			return i, true
		}
		i += size
	}
}

// jointAt returns the class and the length of the rune at i. The dashes and
// quotes of General Punctuation are plain, curly apostrophes are as straight
// ones; the end of s is plain.
func jointAt(s string, i int) (joint uint8, size int) {
	switch {
	case i == len(s):
		return plain, 0
	case !isQuoteOrDash(s, i):
		return class[s[i]], 1
	case s[i+2] == 0x98 || s[i+2] == 0x99:
		return stop, 3
	case s[i+2] == 0xA4:
		return high, 3
	}
	return plain, 3
}

// isQuoteOrDash reports whether the rune at i is one of U+2010 to U+2026: dashes,
// quotes, bullets, ellipsis. None of them is a letter, joins what follows
// it at the beginning of a segment or is joined to what precedes it, but for
// the apostrophes U+2018 and U+2019 and the one dot leader U+2024.
func isQuoteOrDash(s string, i int) bool {
	return s[i] == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && 0x90 <= s[i+2] && s[i+2] <= 0xA6
}
