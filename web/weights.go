package web

import (
	"container/heap"
	"math"
)

// Weights says of each point of a line how much it matters: the area, in square degrees
// at the equator, of the triangle that it makes with its neighbours when all points that
// matter less are left out, and no less than that of any of those. Both ends matter
// without end (Visvalingam and Whyatt 1993, Line generalisation by repeated elimination
// of points).
func Weights(line []Point) []float64 {
	s := newWeigher(line)
	for s.Len() > 0 {
		if least := heap.Pop(s).(corner); s.weights[least.at] == least.area && !s.gone[least.at] {
			s.leaveOut(least)
		}
	}
	return s.weights
}

// corner is a point with the area of its triangle when it was put into the heap.
type corner struct {
	at   int
	area float64
}

type weigher struct {
	line         []Point
	before, next []int     // the neighbours that are left
	weights      []float64 // as they are now: a corner with another is out of date
	gone         []bool
	corners      []corner
}

func newWeigher(line []Point) *weigher {
	n := len(line)
	s := &weigher{line: line, before: make([]int, n), next: make([]int, n), weights: make([]float64, n), gone: make([]bool, n)}
	for i := range line {
		s.before[i], s.next[i], s.weights[i] = i-1, i+1, math.Inf(1)
	}
	for i := 1; i < n-1; i++ {
		s.weigh(i, 0)
	}
	return s
}

// weigh puts an inner point into the heap, with no less than an area: a point does not
// matter less than one that went at its side.
func (s *weigher) weigh(i int, atLeast float64) {
	if i > 0 && i < len(s.line)-1 {
		s.weights[i] = max(atLeast, triangle(s.line[s.before[i]], s.line[i], s.line[s.next[i]]))
		heap.Push(s, corner{i, s.weights[i]})
	}
}

func (s *weigher) leaveOut(c corner) {
	s.gone[c.at] = true
	before, next := s.before[c.at], s.next[c.at]
	s.next[before], s.before[next] = next, before
	s.weigh(before, c.area)
	s.weigh(next, c.area)
}

// triangle is an area in square degrees, as wide as it is at its latitude.
func triangle(a, b, c Point) float64 {
	return math.Abs((b[0]-a[0])*(c[1]-a[1])-(c[0]-a[0])*(b[1]-a[1])) / 2 * math.Cos(b[1]*math.Pi/180)
}

// Len, Less, Swap, Push and Pop implement heap.Interface.
func (s *weigher) Len() int           { return len(s.corners) }
func (s *weigher) Less(i, j int) bool { return s.corners[i].area < s.corners[j].area }
func (s *weigher) Swap(i, j int)      { s.corners[i], s.corners[j] = s.corners[j], s.corners[i] }
func (s *weigher) Push(c any)         { s.corners = append(s.corners, c.(corner)) }

func (s *weigher) Pop() any {
	last := s.corners[len(s.corners)-1]
	s.corners = s.corners[:len(s.corners)-1]
	return last
}
