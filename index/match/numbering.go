package match

import (
	"cmp"
	"slices"
	"sync"
)

// numbering gives each value of a field a number that it keeps, so that all segments are
// counted in one list, and none has to be read again when others come.
type numbering struct {
	mu      sync.Mutex
	numbers map[string]uint32
}

// Numbers that no value has.
const (
	// standIns is how many numbers stand by turns for a value that is not there, see pairs.
	standIns   = 8
	numberless = standIns // having no value
)

func newNumbering() *numbering { return &numbering{numbers: map[string]uint32{"": numberless}} }

// of are the numbers of values, and behind them that of having none, which "" has too.
// Those that are new get theirs in the order of how many articles have them, so that a byte
// holds the numbers of most articles; nil does not say.
func (n *numbering) of(values []string, totals []uint32) []uint32 {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, i := range n.unknown(values, totals) {
		if _, known := n.numbers[values[i]]; !known {
			n.numbers[values[i]] = uint32(numberless + len(n.numbers))
		}
	}
	out := make([]uint32, 0, len(values)+1)
	for _, v := range values {
		out = append(out, n.numbers[v])
	}
	return append(out, numberless)
}

// unknown are the places of values that have no number, the commonest first.
func (n *numbering) unknown(values []string, totals []uint32) (out []int) {
	for i, v := range values {
		if _, known := n.numbers[v]; !known {
			out = append(out, i)
		}
	}
	if totals != nil {
		slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(totals[b], totals[a]) })
	}
	return out
}

// size is more than all numbers.
func (n *numbering) size() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return numberless + len(n.numbers)
}
