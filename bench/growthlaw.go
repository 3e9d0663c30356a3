package main

import (
	"fmt"
	"math"
)

// law is a + b·n, or a + b·ln n.
type law struct {
	a, b float64
	log  bool
}

// fit is a + b·n, or for what may come to rest the law that the furthest point is
// nearest to, as a part of that point.
func fit(ns []int, ys []float64, rests bool) law {
	straight, log := leastSquares(ns, ys, false), leastSquares(ns, ys, true)
	if rests && log.off(ns, ys) < straight.off(ns, ys) {
		return log
	}
	return straight
}

// leastSquares is the law with the least squares of relative errors, so that the small
// sizes count as much as the large ones: each point weighs 1/y². Points without a
// value are left out.
func leastSquares(ns []int, ys []float64, log bool) law {
	l := law{log: log}
	var w, wx, wy, wxx, wxy float64
	for i, y := range ys {
		if y <= 0 {
			continue
		}
		x, weight := l.x(float64(ns[i])), 1/(y*y)
		w, wx, wy, wxx, wxy = w+weight, wx+weight*x, wy+weight*y, wxx+weight*x*x, wxy+weight*x*y
	}
	if d := w*wxx - wx*wx; d > 0 {
		l.b = (w*wxy - wx*wy) / d
		l.a = (wy - l.b*wx) / w
	}
	return l
}

// x is what the law multiplies by b.
func (l law) x(n float64) float64 {
	if l.log {
		return math.Log(n)
	}
	return n
}

func (l law) at(n float64) float64 { return l.a + l.b*l.x(n) }

// mostReached is where a law that grows slowly is looked at no more.
const mostReached = 1e12

// reaches is the number at which the law comes to a value; not ok if it never does.
func (l law) reaches(y float64) (n float64, ok bool) {
	if l.b <= 0 {
		return 0, false
	}
	if n = (y - l.a) / l.b; l.log {
		n = math.Exp(n)
	}
	return max(n, 0), n < mostReached
}

// off is the most that a point is away from the law, as a part of the point.
func (l law) off(ns []int, ys []float64) (most float64) {
	for i, y := range ys {
		if y > 0 {
			most = max(most, math.Abs(l.at(float64(ns[i]))-y)/y)
		}
	}
	return most
}

// String is the law with n in short articles.
func (l law) String() string {
	if l.log {
		return fmt.Sprintf("%s %s ln n", short3(l.a), signed(l.b))
	}
	return fmt.Sprintf("%s %s n / 10⁶", short3(l.a), signed(l.b*1e6))
}

// signed writes a number behind another, to be added to it.
func signed(x float64) string {
	if x < 0 {
		return "- " + short3(-x)
	}
	return "+ " + short3(x)
}

// short3 writes a number with three digits that count.
func short3(x float64) string {
	switch {
	case x < 0:
		return "-" + short3(-x)
	case x >= 1000:
		return thousands(int(math.Round(x)))
	}
	return fmt.Sprintf("%.3g", x)
}

// millions writes 12,300,000 as "12.3 million".
func millions(n float64) string { return fmt.Sprintf("%.3g million", n/1e6) }
