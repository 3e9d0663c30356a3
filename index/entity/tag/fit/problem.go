package main

import (
	"math"
	"sync"

	"dateline/index/entity/tag"
)

const labels = tag.Labels

// problem is the loss of a conditional random field: the sum over the sentences of the
// negative logarithm of the probability of their labels, and l2.
type problem struct {
	examples []example
	features int
}

// size is the number of weights: those of the features, then those of the steps.
func (p *problem) size() int { return p.features*labels + labels*labels }

func (p *problem) step(a, b int) int { return p.features*labels + a*labels + b }

// parts is into how many sums the loss is split, each for one processor. It is the same
// everywhere, since the order of a sum changes its last digits.
const parts = 2

// loss returns the loss at x and writes its gradient to g.
func (p *problem) loss(x, g []float64) float64 {
	steps := p.steps(x)
	grads, losses := [parts][]float64{}, [parts]float64{}
	var wait sync.WaitGroup
	for k := range parts {
		grads[k] = make([]float64, len(x))
		wait.Go(func() {
			for _, e := range p.examples[len(p.examples)*k/parts : len(p.examples)*(k+1)/parts] {
				c := newChain(&e, x, steps)
				losses[k] += c.loss(p, x)
				c.gradient(p, grads[k])
			}
		})
	}
	wait.Wait()
	sum := losses[0] + losses[1]
	for i := range x {
		g[i] = 2*l2*x[i] + grads[0][i] + grads[1][i]
		sum += l2 * x[i] * x[i]
	}
	return finite(sum)
}

// steps returns the odds of the steps.
func (p *problem) steps(x []float64) *[labels][labels]float64 {
	var odds [labels][labels]float64
	for a := range odds {
		for b := range odds[a] {
			if tag.MayFollow(uint8(a), uint8(b)) {
				odds[a][b] = math.Exp(x[p.step(a, b)])
			}
		}
	}
	return &odds
}
