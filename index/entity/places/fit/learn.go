package main

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"dateline/index/entity/places"
)

// example is a name, its features, whether it is a place, and the part of the texts
// that it belongs to.
type example struct {
	features []string
	place    bool
	fold     int
}

// How the weights are found: AdaGrad (Duchi, Hazan, Singer 2011) on the logistic loss
// with an L2 penalty.
const (
	leastSeen = 3  // a feature of fewer names has no weight
	epochs    = 20 // over all names, each in a new order
	rate      = .05
	penalty   = .005
	folds     = 5 // of the cross-validation
	seed      = 1
	threshold = places.Threshold
)

func fit(all []example, use func(example) bool) map[string]float64 {
	numbers := numbered(all)
	var rows [][]int
	var chosen []example
	for _, e := range all {
		if !use(e) {
			continue
		}
		var row []int
		for _, f := range e.features {
			if n, ok := numbers[f]; ok {
				row = append(row, n)
			}
		}
		rows, chosen = append(rows, row), append(chosen, e)
	}
	w, g := make([]float64, len(numbers)), make([]float64, len(numbers))
	for i := range g {
		g[i] = 1e-8
	}
	random := rand.New(rand.NewPCG(seed, seed))
	for range epochs {
		for _, i := range random.Perm(len(rows)) {
			step(w, g, rows[i], chosen[i])
		}
	}
	out := map[string]float64{}
	for f, n := range numbers {
		out[f] = w[n]
	}
	return out
}

// numbered numbers the features that are seen often enough, in the order of their names.
func numbered(all []example) map[string]int {
	seen := map[string]int{}
	for _, e := range all {
		for _, f := range e.features {
			seen[f]++
		}
	}
	numbers := map[string]int{}
	for _, f := range slices.Sorted(maps.Keys(seen)) {
		if seen[f] >= leastSeen {
			numbers[f] = len(numbers)
		}
	}
	return numbers
}

func step(w, g []float64, row []int, e example) {
	var sum, want float64
	for _, n := range row {
		sum += w[n]
	}
	if e.place {
		want = 1
	}
	miss := (1/(1+math.Exp(-sum)) - want)
	for _, n := range row {
		d := miss + penalty*w[n]
		g[n] += d * d
		w[n] -= rate * d / math.Sqrt(g[n])
	}
}

// validate prints how well names are told when their text is left out of the fit.
func validate(all []example) {
	var right, found, gold int
	var loss float64
	for k := range folds {
		w := fit(all, func(e example) bool { return e.fold != k })
		for _, e := range all {
			if e.fold != k {
				continue
			}
			var sum float64
			for _, f := range e.features {
				sum += w[f]
			}
			p := 1 / (1 + math.Exp(-sum))
			if e.place {
				gold++
				loss -= math.Log(max(p, 1e-9))
			} else {
				loss -= math.Log(max(1-p, 1e-9))
			}
			if p >= threshold {
				found++
				if e.place {
					right++
				}
			}
		}
	}
	fmt.Printf("cross-validation in %d parts: P %.3f R %.3f F1 %.3f, loss %.4f a name\n", folds,
		float64(right)/float64(found), float64(right)/float64(gold), 2*float64(right)/float64(found+gold), loss/float64(len(all)))
}

// leastWeight is what a weight has to be to be written.
const leastWeight = .005

const head = `# Weights of the filter of index/entity/places: template, value, weight. Made by
#     go run ./index/entity/places/fit DATA
# of wikigold (every third text left out) and the development part of WNUT 2017, both CC-BY 4.0,
# and of the texts beside that command.
`

// listing writes weights as weights.txt has them.
func listing(weights map[string]float64) string {
	var b strings.Builder
	b.WriteString(head)
	for _, name := range slices.Sorted(maps.Keys(weights)) {
		if v := weights[name]; math.Abs(v) >= leastWeight {
			fmt.Fprintf(&b, "%s %.3f\n", name, v)
		}
	}
	return b.String()
}
