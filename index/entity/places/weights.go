package places

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// weights are those of features, in a hash table with open addressing.
type weights struct {
	keys   []uint64 // 0 is a free slot
	values []float32
}

//go:embed weights.txt
var weightsFile string

// loadWeights reads the embedded weights once.
var loadWeights = sync.OnceValues(func() (*weights, error) { return readWeights(weightsFile) })

// readWeights reads lines of template, value and weight; those that begin with # are
// remarks.
func readWeights(file string) (*weights, error) {
	w := newWeights(strings.Count(file, "\n"))
	lines := bufio.NewScanner(strings.NewReader(file))
	byName := map[string]template{}
	for t := range templates {
		byName[templateNames[t].name] = t
	}
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) != 3 {
			return nil, fmt.Errorf("weights.txt:%d: %d cells; want template, value and weight", n, len(f))
		}
		t, known := byName[f[0]]
		weight, err := strconv.ParseFloat(f[2], 32)
		if !known || err != nil {
			return nil, fmt.Errorf("weights.txt:%d: %q is no template or %q no number", n, f[0], f[2])
		}
		key := wordKey(t, f[1])
		if !t.ofWords() {
			v, err := strconv.Atoi(f[1])
			if err != nil {
				return nil, fmt.Errorf("weights.txt:%d: value %q; want a whole number", n, f[1])
			}
			key = numberKey(t, v)
		}
		w.set(key, float32(weight))
	}
	return w, lines.Err()
}

func newWeights(n int) *weights {
	size := 16
	for size < 3*n {
		size *= 2
	}
	return &weights{keys: make([]uint64, size), values: make([]float32, size)}
}

func (w *weights) slot(key uint64) uint64 {
	mask := uint64(len(w.keys) - 1)
	i := (key ^ key>>29) & mask
	for w.keys[i] != 0 && w.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

func (w *weights) set(key uint64, value float32) {
	i := w.slot(key)
	w.keys[i], w.values[i] = key, value
}

// of is 0 for a feature without a weight.
func (w *weights) of(key uint64) float32 { return w.values[w.slot(key)] }
