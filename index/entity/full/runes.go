package full

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// set is a set of runes: a bit for each of the basic plane, ranges beyond.
type set struct {
	low  [0x10000 / 64]uint64
	high []Range // sorted, not touching
}

func newSet(of ...[]Range) *set {
	s := &set{}
	for _, ranges := range of {
		for _, r := range ranges {
			for c := r[0]; c <= min(r[1], 0xffff); c++ {
				s.low[c>>6] |= 1 << (c & 63)
			}
			if r[1] > 0xffff {
				s.high = append(s.high, Range{max(r[0], 0x10000), r[1]})
			}
		}
	}
	sort.Slice(s.high, func(i, j int) bool { return s.high[i][0] < s.high[j][0] })
	return s
}

func (s *set) has(r rune) bool {
	if uint32(r) <= 0xffff {
		return s.low[r>>6]&(1<<(r&63)) != 0
	}
	i := sort.Search(len(s.high), func(i int) bool { return s.high[i][1] >= r })
	return i < len(s.high) && s.high[i][0] <= r
}

// hasLast and hasFirst look at the rune at an end of s, and say no of an empty text.
func (s *set) hasLast(of string) bool {
	r, n := utf8.DecodeLastRuneInString(of)
	return n > 0 && s.has(r)
}

func (s *set) hasFirst(of string) bool {
	r, n := utf8.DecodeRuneInString(of)
	return n > 0 && s.has(r)
}

// isSpace is Python's str.isspace: separators, and those of the controls that part
// paragraphs, segments and words for the bidirectional algorithm.
func isSpace(r rune) bool {
	if r < 0x80 {
		return r == ' ' || '\t' <= r && r <= '\r' || 0x1c <= r && r <= 0x1f
	}
	return r == 0x85 || unicode.IsSpace(r)
}

func allSpace(s string) bool {
	for _, r := range s {
		if !isSpace(r) {
			return false
		}
	}
	return s != ""
}

func isAsciiDigit(c byte) bool { return '0' <= c && c <= '9' }

// isDigit is Python's str.isdigit: decimal digits, and those that are digits only where
// they stand (in Unicode, Numeric_Type=Digit): raised, lowered, circled, of scripts
// without a zero.
func isDigit(r rune) bool {
	if r < 0x80 {
		return '0' <= r && r <= '9'
	}
	return unicode.Is(unicode.Nd, r) || unicode.Is(digitNotDecimal, r)
}

// digitNotDecimal is from DerivedNumericType.txt of Unicode 15.
var digitNotDecimal = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x00b2, 0x00b3, 1}, {0x00b9, 0x00b9, 1}, {0x1369, 0x1371, 1}, {0x19da, 0x19da, 1}, {0x2070, 0x2070, 1},
		{0x2074, 0x2079, 1}, {0x2080, 0x2089, 1}, {0x2460, 0x2468, 1}, {0x2474, 0x247c, 1}, {0x2488, 0x2490, 1},
		{0x24ea, 0x24ea, 1}, {0x24f5, 0x24fd, 1}, {0x24ff, 0x24ff, 1}, {0x2776, 0x277e, 1}, {0x2780, 0x2788, 1},
		{0x278a, 0x2792, 1},
	},
	R32: []unicode.Range32{
		{0x10a40, 0x10a43, 1}, {0x10e60, 0x10e68, 1}, {0x11052, 0x1105a, 1}, {0x1f100, 0x1f10a, 1},
	},
	LatinOffset: 2,
}
