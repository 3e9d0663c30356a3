package tag

import "math"

// odds are the probabilities of the labels of each word of a sentence (forward-backward),
// from its first name to its last.
type odds struct {
	weights           [][Labels]float64 // of the labels of each word by itself
	forward, backward [][Labels]float64
}

// compute fills in the odds of a sentence in which labels are some name. Nothing is asked
// of the words before the first and behind the last, but what they say of the others.
func (o *odds) compute(scores []row, labels []label, steps *[Labels][Labels]float64) {
	first, last := 0, len(labels)-1
	for labels[first] == Outside {
		first++
	}
	for labels[last] == Outside {
		last--
	}
	n := len(scores)
	o.weights, o.forward, o.backward = room(o.weights, n), room(o.forward, n), room(o.backward, n)
	for i := range scores {
		weigh(&o.weights[i], &scores[i])
	}
	before := [Labels]float64{Outside: 1}
	for i := range last + 1 {
		o.forward[i] = forward(&before, steps)
		scale(&o.forward[i], &o.weights[i])
		before = o.forward[i]
	}
	for l := range o.backward[n-1] {
		o.backward[n-1][l] = 1
	}
	for i := n - 2; i >= first; i-- {
		after := o.backward[i+1]
		scale(&after, &o.weights[i+1])
		o.backward[i] = backward(&after, steps)
	}
}

func room[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// forward is how likely each label is behind those before. A name goes on only where it
// has begun: the other steps have no odds, and are left out.
func forward(before *[Labels]float64, steps *[Labels][Labels]float64) (f [Labels]float64) {
	for a, p := range before {
		row := &steps[a]
		f[Outside] += p * row[Outside]
		f[beginPerson] += p * row[beginPerson]
		f[beginOrganisation] += p * row[beginOrganisation]
		f[beginPlace] += p * row[beginPlace]
		f[beginOther] += p * row[beginOther]
	}
	for b := insidePerson; b < Labels; b += 2 {
		f[b] = before[b-1]*steps[b-1][b] + before[b]*steps[b][b]
	}
	return f
}

// backward is how likely what is behind each label is.
func backward(after *[Labels]float64, steps *[Labels][Labels]float64) (out [Labels]float64) {
	for a := range out {
		row, sum := &steps[a], 0.0
		for b, p := range after {
			sum += row[b] * p
		}
		out[a] = sum
	}
	return out
}

// weigh turns the scores of a word into odds.
func weigh(p *[Labels]float64, scores *row) {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	for l := range p {
		p[l] = math.Exp(float64(scores[l] - top))
	}
}

// scale multiplies probabilities by odds and makes their sum 1.
func scale(p, by *[Labels]float64) {
	sum := 0.0
	for l := range p {
		p[l] *= by[l]
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
