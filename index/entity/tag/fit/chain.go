package main

import "math"

// row has a number for each label.
type row = [labels]float64

// chain is the computation on one sentence (Rabiner, A Tutorial on Hidden Markov Models,
// 1989, with his scaling).
type chain struct {
	e     *example
	steps *[labels][labels]float64

	scores, odds      []row // of the labels of each word by itself; odds are at most 1
	top               []float64
	forward, backward []row
	norm              []float64 // what forward was divided by, word by word
}

func newChain(e *example, x []float64, steps *[labels][labels]float64) *chain {
	n := len(e.labels)
	c := &chain{e, steps, make([]row, n), make([]row, n), make([]float64, n), make([]row, n), make([]row, n), make([]float64, n)}
	c.weigh(x)
	c.goForward()
	c.goBackward()
	return c
}

func (c *chain) weigh(x []float64) {
	for i, features := range c.e.features {
		for _, f := range features {
			for l, w := range x[int(f)*labels : int(f)*labels+labels] {
				c.scores[i][l] += w
			}
		}
		c.top[i] = c.scores[i][0]
		for _, s := range c.scores[i] {
			c.top[i] = max(c.top[i], s)
		}
		for l, s := range c.scores[i] {
			c.odds[i][l] = math.Exp(s - c.top[i])
		}
	}
}

// start is the label before a sentence: Outside.
var start = row{1}

func (c *chain) goForward() {
	before := start
	for i := range c.forward {
		f := &c.forward[i]
		for b := range f {
			for a, q := range before {
				f[b] += q * c.steps[a][b]
			}
			f[b] *= c.odds[i][b]
			c.norm[i] += f[b]
		}
		for b := range f {
			f[b] /= c.norm[i]
		}
		before = *f
	}
}

func (c *chain) goBackward() {
	last := len(c.backward) - 1
	for l := range c.backward[last] {
		c.backward[last][l] = 1
	}
	for i := last - 1; i >= 0; i-- {
		for a := range c.backward[i] {
			for b, q := range c.backward[i+1] {
				c.backward[i][a] += c.steps[a][b] * c.odds[i+1][b] * q
			}
			c.backward[i][a] /= c.norm[i+1]
		}
	}
}

// loss is the negative logarithm of the probability of the sentence's labels.
func (c *chain) loss(p *problem, x []float64) float64 {
	sum, last := 0.0, 0
	for i, l := range c.e.labels {
		sum += math.Log(c.norm[i]) + c.top[i] - c.scores[i][l] - x[p.step(last, int(l))]
		last = int(l)
	}
	return sum
}

// gradient adds that of the loss to g: what is expected of each weight, less what is there.
func (c *chain) gradient(p *problem, g []float64) {
	last, before := 0, start
	for i, l := range c.e.labels {
		var d row
		for b := range d {
			d[b] = c.forward[i][b] * c.backward[i][b]
			for a, q := range before {
				g[p.step(a, b)] += q * c.steps[a][b] * c.odds[i][b] * c.backward[i][b] / c.norm[i]
			}
		}
		g[p.step(last, int(l))]--
		d[l]--
		for _, f := range c.e.features[i] {
			for k, x := range d {
				g[int(f)*labels+k] += x
			}
		}
		last, before = int(l), c.forward[i]
	}
}
