package match

import "math/bits"

// holders are some of the articles of a list.
type holders struct {
	numbers []uint32
	others  bool // numbers are those that are not among them, which are fewer
}

// holdersOf writes down a part of the articles of a list; nil is none of them.
func holdersOf(part, list []uint64) (h holders) {
	if part == nil {
		return h
	}
	n := Set(part).Len()
	if rest := Set(list).Len() - n; rest < n {
		h.others, n = true, rest
	}
	h.numbers = make([]uint32, 0, n)
	for b, w := range part {
		if h.others {
			w = list[b] &^ w
		}
		for ; w != 0; w &= w - 1 {
			h.numbers = append(h.numbers, uint32(b<<6|bits.TrailingZeros64(w)))
		}
	}
	return h
}

// count is how many are in a set.
func (h holders) count(list, set []uint64) (n int) {
	for _, d := range h.numbers {
		n += int(set[d>>6] >> (d & 63) & 1)
	}
	if h.others {
		n = common(list, set) - n
	}
	return n
}

// common is how many articles two sets have in common.
func common(a, b []uint64) (n int) {
	for i, w := range a {
		n += bits.OnesCount64(w & b[i])
	}
	return n
}
