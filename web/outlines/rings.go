package main

import (
	"math"
	"slices"

	"dateline/web"
)

// snapped puts points on the grid of the file, and drops those that fall together.
func snapped(line []web.Point) (out []web.Point) {
	for _, p := range line {
		q := web.Point{float64(web.OnGrid(p[0])) / web.ShapeGrid, float64(web.OnGrid(p[1])) / web.ShapeGrid}
		if len(out) == 0 || out[len(out)-1] != q {
			out = append(out, q)
		}
	}
	return out
}

// joined is a ring of arcs as points, without the last, which is the first again.
func joined(arcs [][]web.Point, ring []int) (out []web.Point) {
	for _, n := range ring {
		line := arcs[max(n, ^n)]
		for i := range line {
			p := line[i]
			if n < 0 {
				p = line[len(line)-1-i]
			}
			if len(out) == 0 || out[len(out)-1] != p {
				out = append(out, p)
			}
		}
	}
	if len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}

// unwrapped is a line that goes on beyond 180 degrees where it crosses them.
func unwrapped(line []web.Point) []web.Point {
	out := slices.Clone(line)
	for i := 1; i < len(out); i++ {
		out[i][0] = out[i-1][0] + math.Remainder(out[i][0]-out[i-1][0], 360)
	}
	return out
}

// whole is a ring unwrapped; one around a pole is closed along that.
func whole(ring []web.Point) []web.Point {
	out := unwrapped(ring)
	if len(out) < 3 {
		return nil
	}
	first, last := out[0], out[len(out)-1]
	if around := last[0] + math.Remainder(first[0]-last[0], 360) - first[0]; math.Abs(around) > 180 {
		pole := math.Copysign(90, first[1])
		out = append(out, web.Point{first[0] + around, first[1]}, web.Point{first[0] + around, pole}, web.Point{first[0], pole})
	}
	return out
}

// numbers are those of the arcs of rings, each once, in the order of the rings.
func numbers(rings [][]int) (out []int) {
	seen := map[int]bool{}
	for _, ring := range rings {
		for _, n := range ring {
			if n = max(n, ^n); !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
		}
	}
	return out
}
