package tag

import "math"

// odds are the probabilities of the labels of each word of a sentence (forward-backward).
type odds struct {
	forward, backward [][Labels]float64
}

func (o *odds) compute(scores [][Labels]float32, steps *[Labels][Labels]float32) {
	var exp [Labels][Labels]float64
	for a := range exp {
		for b := range exp[a] {
			exp[a][b] = math.Exp(float64(steps[a][b]))
		}
	}
	n := len(scores)
	o.forward = append(o.forward[:0], make([][Labels]float64, n)...)
	o.backward = append(o.backward[:0], make([][Labels]float64, n)...)
	before := [Labels]float64{Outside: 1}
	for i := range n {
		f := &o.forward[i]
		for b := range f {
			for a, p := range before {
				f[b] += p * exp[a][b]
			}
		}
		weigh(f, &scores[i])
		before = *f
	}
	for l := range o.backward[n-1] {
		o.backward[n-1][l] = 1
	}
	for i := n - 2; i >= 0; i-- {
		after := o.backward[i+1]
		weigh(&after, &scores[i+1])
		for a := range o.backward[i] {
			for b, p := range after {
				o.backward[i][a] += exp[a][b] * p
			}
		}
	}
}

// weigh multiplies probabilities by the odds of scores and makes their sum 1.
func weigh(p *[Labels]float64, scores *[Labels]float32) {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	sum := 0.0
	for l := range p {
		p[l] *= math.Exp(float64(scores[l] - top))
		sum += p[l]
	}
	for l := range p {
		p[l] /= sum
	}
}

// of returns the probability of a label of a word.
func (o *odds) of(i int, l label) float64 {
	sum := 0.0
	for k := range o.forward[i] {
		sum += o.forward[i][k] * o.backward[i][k]
	}
	return o.forward[i][l] * o.backward[i][l] / sum
}
