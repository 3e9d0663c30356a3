package match

import "sync"

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
func (n *numbering) of(values []string) []uint32 {
	n.mu.Lock()
	defer n.mu.Unlock()
	out := make([]uint32, 0, len(values)+1)
	for _, v := range values {
		number, known := n.numbers[v]
		if !known {
			number = uint32(numberless + len(n.numbers))
			n.numbers[v] = number
		}
		out = append(out, number)
	}
	return append(out, numberless)
}

// size is more than all numbers.
func (n *numbering) size() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return numberless + len(n.numbers)
}
