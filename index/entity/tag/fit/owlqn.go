package main

import "math"

// memory is how many steps the search remembers.
const memory = 6

// minimised is what owlqn takes: a loss with a gradient, which it writes.
type minimised interface {
	loss(x, gradient []float64) float64
}

// search is the state of owlqn: where it is, with the loss and its gradient there.
type search struct {
	p              minimised
	l1             float64
	x, g           []float64
	value          float64
	steps, changes [][]float64 // of x and of g, the last ones
}

// owlqn minimises the loss of p and l1 times the sum of the sizes of x, from x on, in at
// most so many rounds (Andrew and Gao, Scalable Training of L1-Regularized Log-Linear
// Models, 2007).
func owlqn(p minimised, x []float64, l1 float64, rounds int) []float64 {
	s := &search{p: p, l1: l1, x: x, g: make([]float64, len(x))}
	s.value = p.loss(x, s.g) + l1*size(x)
	for range rounds {
		if !s.round() {
			break
		}
	}
	return s.x
}

// enough is the part of the loss that a round has to gain for there to be another.
const enough = 1e-5

// round goes one step and reports whether there is more to gain.
func (s *search) round() bool {
	slope := s.pseudo()
	d := s.direction(slope)
	for i := range d {
		if d[i]*slope[i] >= 0 {
			d[i] = 0
		}
	}
	length := 1.0
	if len(s.steps) == 0 {
		length = 1 / math.Sqrt(max(dot(d, d), math.SmallestNonzeroFloat64))
	}
	down := dot(d, slope)
	next, nextG := make([]float64, len(s.x)), make([]float64, len(s.x))
	for range 20 {
		move(next, s.x, d, slope, length)
		value := s.p.loss(next, nextG) + s.l1*size(next)
		if value <= s.value+1e-4*length*down { // Armijo
			gained := s.value - value
			s.remember(next, nextG)
			s.x, s.g, s.value = next, nextG, value
			return gained > enough*value
		}
		length /= 2
	}
	return false
}

// remember keeps the step to next, if the loss bends upwards on the way.
func (s *search) remember(next, nextG []float64) {
	step, change := make([]float64, len(next)), make([]float64, len(next))
	for i := range step {
		step[i], change[i] = next[i]-s.x[i], nextG[i]-s.g[i]
	}
	if dot(step, change) > 1e-10 {
		s.steps, s.changes = append(s.steps, step), append(s.changes, change)
	}
	if len(s.steps) > memory {
		s.steps, s.changes = s.steps[1:], s.changes[1:]
	}
}

// pseudo is the gradient with that of the sizes: at 0 the one that leads down, if any does.
func (s *search) pseudo() []float64 {
	out := make([]float64, len(s.x))
	for i, x := range s.x {
		switch {
		case x > 0 || x == 0 && s.g[i]+s.l1 < 0:
			out[i] = s.g[i] + s.l1
		case x < 0 || s.g[i]-s.l1 > 0:
			out[i] = s.g[i] - s.l1
		}
	}
	return out
}

// direction is that of L-BFGS (Nocedal and Wright, Numerical Optimization, 7.4).
func (s *search) direction(slope []float64) []float64 {
	d := make([]float64, len(slope))
	add(d, slope, -1)
	alphas := make([]float64, len(s.steps))
	for k := len(s.steps) - 1; k >= 0; k-- {
		alphas[k] = dot(s.steps[k], d) / dot(s.steps[k], s.changes[k])
		add(d, s.changes[k], -alphas[k])
	}
	if k := len(s.steps) - 1; k >= 0 {
		add(d, d, dot(s.steps[k], s.changes[k])/dot(s.changes[k], s.changes[k])-1)
	}
	for k := range s.steps {
		beta := dot(s.changes[k], d) / dot(s.steps[k], s.changes[k])
		add(d, s.steps[k], alphas[k]-beta)
	}
	return d
}

// move writes x and length times d to next; no weight changes its sign.
func move(next, x, d, slope []float64, length float64) {
	for i := range x {
		next[i] = x[i] + length*d[i]
		sign := x[i]
		if sign == 0 {
			sign = -slope[i]
		}
		if next[i]*sign < 0 {
			next[i] = 0
		}
	}
}
