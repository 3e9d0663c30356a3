package tag

import (
	"math"
)

// best finds the labels with the greatest score (Viterbi).
func (r *reader) best(steps *[Labels][Labels]float32) {
	n := len(r.scores)
	r.back = append(r.back[:0], make([][Labels]label, n)...)
	var last [Labels]float32
	for l := range last {
		last[l] = steps[Outside][l] + r.scores[0][l]
	}
	for i := 1; i < n; i++ {
		var now [Labels]float32
		for l := range now {
			from, most := label(0), float32(math.Inf(-1))
			for k := range last {
				if x := last[k] + steps[k][l]; x > most {
					from, most = label(k), x
				}
			}
			now[l], r.back[i][l] = most+r.scores[i][l], from
		}
		last = now
	}
	at := label(0)
	for l := range last {
		if last[l] > last[at] {
			at = label(l)
		}
	}
	r.labels = append(r.labels[:0], make([]label, n)...)
	for i := n - 1; i >= 0; i-- {
		r.labels[i] = at
		at = r.back[i][at]
	}
}
