package main

import (
	"slices"

	"dateline/web"
)

// leastArea is the weight below which a point is left out: what makes the file some 40 kB,
// and a coast that is still like itself where a screen shows ten degrees.
const leastArea = 0.012

// leastOfIsland are the points that an island keeps, its first one twice: what is
// reported from there should not be in the sea.
const leastOfIsland = 4

// simplified leaves the points out of a line that matter least, and keeps its ends.
func simplified(line []web.Point) (out []web.Point) {
	weights := web.Weights(line)
	least := leastArea
	if n := len(line); n >= leastOfIsland && line[0] == line[n-1] {
		sorted := slices.Sorted(slices.Values(weights))
		least = min(least, sorted[n-leastOfIsland])
	}
	for i, p := range line {
		if weights[i] >= least {
			out = append(out, p)
		}
	}
	return out
}
