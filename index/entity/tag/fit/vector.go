package main

import "math"

// add adds y times a number to x.
func add(x, y []float64, times float64) {
	for i := range x {
		x[i] += times * y[i]
	}
}

func dot(x, y []float64) float64 {
	sum := 0.0
	for i := range x {
		sum += x[i] * y[i]
	}
	return sum
}

// size is the sum of the sizes.
func size(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += math.Abs(v)
	}
	return sum
}

// finite stops at once where numbers ran away, rather than writing weights of it.
func finite(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		panic("fit: the loss is no number")
	}
	return x
}
