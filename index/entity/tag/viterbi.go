package tag

import "math"

// best finds the labels with the greatest score (Viterbi). Of labels that are as good the
// first is taken.
func (r *reader) best(steps *[Labels]row) {
	n := len(r.scores)
	r.back, r.labels = room(r.back, n), room(r.labels, n)
	var last row
	for l := range last {
		last[l] = steps[Outside][l] + r.scores[0][l]
	}
	for i := 1; i < n; i++ {
		var now row
		score, back := &r.scores[i], &r.back[i]
		for l := range now {
			from, most := label(0), float32(math.Inf(-1))
			k, end := label(0), label(Labels)
			if inside(label(l)) { // no other labels lead there
				k, end = label(l-1), label(l+1)
			}
			for ; k < end; k++ {
				if x := last[k] + steps[k][l]; x > most {
					from, most = k, x
				}
			}
			now[l], back[l] = most+score[l], from
		}
		last = now
	}
	at := label(0)
	for l := range last {
		if last[l] > last[at] {
			at = label(l)
		}
	}
	for i := n - 1; i >= 0; i-- {
		r.labels[i] = at
		at = r.back[i][at]
	}
}
