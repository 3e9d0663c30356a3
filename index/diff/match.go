package diff

import (
	"slices"
)

// match finds which words of two texts stay. Diagonal k of the table of both texts
// has the places x, y with x-y = k; a step along it keeps a word, one across takes
// one out or puts one in.
type match struct {
	x, y           []int32 // the words, as numbers
	removed, added []bool  // by word: whether it is in its text only
	// forth and back are how far in x a path of the steps made so far gets on each
	// diagonal, from the beginning and from the end; offset is that of diagonal 0.
	forth, back []int32
	offset      int
}

// mostSteps bounds the search for one cut. Its square is the most that one cut
// costs, and the search gets at least as far as it makes steps, so that texts of n
// words cost n times this.
const mostSteps = 256

func newMatch(a, b []string) *match {
	m := &match{removed: make([]bool, len(a)), added: make([]bool, len(b)), offset: len(b) + 1}
	m.x, m.y = numbered(a, b)
	m.forth, m.back = make([]int32, len(a)+len(b)+3), make([]int32, len(a)+len(b)+3)
	return m
}

// compare marks what changed between x[x0:x1] and y[y0:y1].
func (m *match) compare(x0, x1, y0, y1 int) {
	for x0 < x1 && y0 < y1 && m.x[x0] == m.y[y0] {
		x0, y0 = x0+1, y0+1
	}
	for x0 < x1 && y0 < y1 && m.x[x1-1] == m.y[y1-1] {
		x1, y1 = x1-1, y1-1
	}
	if x0 == x1 || y0 == y1 {
		mark(m.removed[x0:x1])
		mark(m.added[y0:y1])
		return
	}
	x, y := m.cut(x0, x1, y0, y1)
	m.compare(x0, x, y0, y)
	m.compare(x, x1, y, y1)
}

func mark(all []bool) {
	for i := range all {
		all[i] = true
	}
}

// cut finds a place that a shortest way through x[x0:x1] and y[y0:y1] passes, or
// one on a good way where that takes too long. Neither begins or ends in the same
// word, so that the place is no corner.
func (m *match) cut(x0, x1, y0, y1 int) (x, y int) {
	low, high := x0-y1, x1-y0 // diagonals there are
	first, last := x0-y0, x1-y1
	m.forth[m.offset+first], m.back[m.offset+last] = int32(x0), int32(x1)
	f, b := span{first, first}, span{last, last}
	odd := (first-last)&1 != 0
	for steps := 1; ; steps++ {
		f = f.widen(m.forth, m.offset, low, high, -1)
		for k := f.high; k >= f.low; k -= 2 {
			at := m.ahead(k, x1, y1)
			if odd && b.holds(k) && int(m.back[m.offset+k]) <= at {
				return at, at - k
			}
		}
		b = b.widen(m.back, m.offset, low, high, int32(x1+1))
		for k := b.high; k >= b.low; k -= 2 {
			at := m.behind(k, x0, y0)
			if !odd && f.holds(k) && at <= int(m.forth[m.offset+k]) {
				return at, at - k
			}
		}
		if steps == mostSteps {
			return m.furthest(f, b, x0, x1, y0, y1)
		}
	}
}

// ahead goes on along diagonal k by one step across and all that is the same.
func (m *match) ahead(k, x1, y1 int) int {
	o := m.offset + k
	x := int(max(m.forth[o+1], m.forth[o-1]+1))
	for x < x1 && x-k < y1 && m.x[x] == m.y[x-k] {
		x++
	}
	m.forth[o] = int32(x)
	return x
}

// behind is ahead from the end.
func (m *match) behind(k, x0, y0 int) int {
	o := m.offset + k
	x := int(min(m.back[o-1], m.back[o+1]-1))
	for x > x0 && x-k > y0 && m.x[x-1] == m.y[x-k-1] {
		x--
	}
	m.back[o] = int32(x)
	return x
}

// furthest is the place that a path has got furthest to, from either end.
func (m *match) furthest(f, b span, x0, x1, y0, y1 int) (x, y int) {
	most, bestX, bestY := -1, 0, 0
	take := func(x, y, far int) {
		if inside := x >= x0 && x <= x1 && y >= y0 && y <= y1; inside && far > most {
			most, bestX, bestY = far, x, y
		}
	}
	for k := f.low; k <= f.high; k += 2 {
		x := int(m.forth[m.offset+k])
		take(x, x-k, x+(x-k)-x0-y0)
	}
	for k := b.low; k <= b.high; k += 2 {
		x := int(m.back[m.offset+k])
		take(x, x-k, x1+y1-x-(x-k))
	}
	return bestX, bestY
}

// span is the diagonals from low to high, each second one, that a path was
// followed on.
type span struct{ low, high int }

func (s span) holds(k int) bool { return k >= s.low && k <= s.high }

// widen adds a diagonal at each end, or takes one off where there is none; what is
// read beyond the ends is nowhere.
func (s span) widen(at []int32, offset, low, high int, nowhere int32) span {
	if s.low > low {
		s.low--
		at[offset+s.low-1] = nowhere
	} else {
		s.low++
	}
	if s.high < high {
		s.high++
		at[offset+s.high+1] = nowhere
	} else {
		s.high--
	}
	return s
}

// parts are the runs of words of both texts in one order.
func (m *match) parts(from, to string, a, b []string) (out []Part) {
	take := func(k Kind, text string, words []string) (left string) {
		n := 0
		for _, w := range words {
			n += len(w)
		}
		if n > 0 {
			out = append(out, Part{k, text[:n]})
		}
		return text[n:]
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		removed, added := run(m.removed[i:], true), run(m.added[j:], true)
		from = take(Removed, from, a[i:i+removed])
		to = take(Added, to, b[j:j+added])
		i, j = i+removed, j+added
		same := min(run(m.removed[i:], false), run(m.added[j:], false))
		left := take(Same, from, a[i:i+same])
		from, to = left, to[len(from)-len(left):]
		i, j = i+same, j+same
	}
	return out
}

// run is how many of the first are as is says.
func run(all []bool, is bool) int {
	if i := slices.Index(all, !is); i >= 0 {
		return i
	}
	return len(all)
}
