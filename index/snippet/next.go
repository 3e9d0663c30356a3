package snippet

// blockBytes is how much of a text is looked at in one.
const blockBytes = 16

// next returns the first place from i on where a needle or a strange rune may be; all
// of the last bytes are one. It takes all runes beyond ASCII for strange, but for
// those of quotes and dashes, unless many says that there are so many in the text that
// it is worth to know how needles are written with tame letters.
func (f *filter) next(s string, i int, many bool) int {
	for !f.reading {
		if i = f.skip(s, i); i+2*blockBytes > len(s) {
			break
		}
		table, end := &f.plain, i+4*f.pace
		odd := strange(s, i, false)
		if many && odd < len(s) && f.full() != nil {
			table = f.full()
			if i = f.skipTame(s, i, table); i+2*blockBytes > len(s) {
				break
			}
			odd, end = strange(s, i, true), i+4*f.pace
		}
		if at := f.place(s, i, min(odd, end), table); at < end {
			return at // odd, if that is what there is
		}
		i = end
	}
	return i
}

// skip passes over blocks of ASCII and curly quotes without a pair of letters that a
// needle has.
func (f *filter) skip(s string, i int) int {
	if f.pace != 4 {
		return f.skipSlowly(s, i)
	}
	for last := len(s) - 4*blockBytes; i <= last; i += 2 * blockBytes {
		block := s[i : i+2*blockBytes]
		a, b, c, d := load(block, 0), load(block, 8), load(block, 16), load(block, 24)
		if (a|b|c|d)&highBits != 0 && !onlyQuotes(s, i, i+2*blockBytes) ||
			f.pairs[uint16(a)] && f.hasNear(s, i) || f.pairs[uint16(a>>32)] && f.hasNear(s, i+4) ||
			f.pairs[uint16(b)] && f.hasNear(s, i+8) || f.pairs[uint16(b>>32)] && f.hasNear(s, i+12) ||
			f.pairs[uint16(c)] && f.hasNear(s, i+16) || f.pairs[uint16(c>>32)] && f.hasNear(s, i+20) ||
			f.pairs[uint16(d)] && f.hasNear(s, i+24) || f.pairs[uint16(d>>32)] && f.hasNear(s, i+28) {
			break
		}
	}
	return f.skipSlowly(s, i)
}

// hasNear reports whether there may be a needle around the pair at i. Few pairs have a
// gram at all, so that is asked first.
func (f *filter) hasNear(s string, i int) bool {
	at := max(0, i-f.width+2)
	v := load(s, at) | caseBits
	for ; at <= i; at++ {
		if f.plain.hasGram(v&f.mask) && f.isDense(s, at, &f.plain) {
			return true
		}
		v >>= 8
	}
	return false
}

// skipSlowly is skip for short needles.
func (f *filter) skipSlowly(s string, i int) int {
	shift, half := uint(8*f.pace)&63, 2*f.pace
	for last := len(s) - 2*blockBytes; i <= last; i += 2 * half {
		v, w := load(s, i), load(s, i+half)
		if (v|load(s, i+8))&highBits != 0 && !onlyQuotes(s, i, i+blockBytes) ||
			f.pairs[uint16(v)] && f.hasNear(s, i) || f.pairs[uint16(v>>shift)] && f.hasNear(s, i+f.pace) ||
			f.pairs[uint16(w)] && f.hasNear(s, i+half) || f.pairs[uint16(w>>shift)] && f.hasNear(s, i+half+f.pace) {
			break
		}
	}
	return i
}

// place returns the first place from i on, before end, where a needle may be; end, if
// there is none. It begins width-2 bytes before i: a needle that begins before the block
// and was not found there reaches two bytes or more into it, or has its grams in it.
func (f *filter) place(s string, i, end int, table *grams) int {
	for at := max(0, i-f.width+2); at < end; at += f.stride {
		if f.mayHave(s, at, table) && f.isDense(s, at, table) {
			return max(at, i)
		}
	}
	return end
}

// isDense reports whether there may be a needle at i, where table has the gram: the other
// grams of it, no fewer than make a stride, are beside this one.
func (f *filter) isDense(s string, i int, table *grams) bool {
	n := 1
	for at := i + 1; n < f.stride && f.mayHave(s, at, table); at++ {
		n++
	}
	for at := i - 1; n < f.stride && at >= 0 && f.mayHave(s, at, table); at-- {
		n++
	}
	return n >= f.stride
}

// mayHave reports whether table has the gram at i, or is not to say because there is a
// letter beyond ASCII in it.
func (f *filter) mayHave(s string, i int, table *grams) bool {
	return table.has(s, i, f.mask) || table == &f.plain && oddIn(s, i, load(s, i)&f.mask, false) < len(s)
}

func load(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
