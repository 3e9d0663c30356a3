package snippet

// stop tells why glide has stopped.
type stop uint8

const (
	atPlain stop = iota // two blocks of ASCII, or the end
	atWild              // a rune that may not be tame
	atGram              // a gram of a needle, and one beside it
)

// skipTame passes over blocks of tame letters without a needle of table, until two are
// of ASCII.
func (f *filter) skipTame(s string, i int, table *grams) int {
	at, seen := max(1, i-f.width+2), -1
	for {
		var why stop
		i, at, why = f.glide(s, i, at, seen, table)
		switch {
		case why == atPlain, why == atWild && strange(s, i, true) < i+4*f.pace, why == atGram && f.isDense(s, at, table):
			return i
		case why == atGram:
			at += f.stride
		}
		seen = i
	}
}

// glide looks at the blocks from i on and at the grams from at on, to the first where
// there is something. The runes of the block at seen are known to be tame. It calls
// nothing, so that all it needs stays in registers: that makes it twice as fast.
func (f *filter) glide(s string, i, at, seen int, table *grams) (block, gram int, why stop) {
	mask, stride, step, calm := f.mask, f.stride, 4*f.pace, 0
	for last := len(s) - 2*blockBytes; i <= last; i += step {
		v, w := load(s, i), load(s, i+8)
		if (v|w)&highBits != 0 {
			calm = 0
		} else if calm++; calm == 2 {
			break
		}
		if wild(v)|wild(w) != 0 && i != seen {
			return i, at, atWild
		}
		for end := i + step; at < end; at += stride {
			u := load(s, at-1) | caseBits
			if table.hasGram(u>>8&mask) && (stride == 1 || table.hasGram(u&mask) || table.hasGram(u>>16&mask)) {
				return i, at, atGram
			}
		}
	}
	return i, at, atPlain
}
