package server

import (
	"math"
	"sync"

	files "dateline/web"
)

// How much a point of the ground has to matter to be drawn, as an area in square units
// (web.Weights), by how far it is beyond the window, in widths of that: in view or next to
// it, where a reader gets by moving the map a little, and the rest of the world, of which
// so much is kept that a map that is moved there is not empty.
const (
	near, nearArea     = .3, 2
	beside, besideArea = 1.5, 150
	wideArea           = 8   // in a view of more than wideView degrees from side to side
	farArea            = 1.5 // in square degrees
	wideView           = 60
)

// outline is a line of the world with the weights of its points, and how far it reaches.
type outline struct {
	points  []files.Point
	weights []float64
	most    float64 // the highest weight of an inner point
	reach
	parts []part
}

// reach is from where to where something goes, in degrees.
type reach struct{ west, east, south, north float64 }

// part is a stretch of an outline: its points that have the weight of each level.
type part struct {
	reach
	points [len(levels)][]int
}

// levels are weights from which on a part knows its points by themselves.
var levels = [...]float64{0, .001, .01, .1, farArea}

// partPoints are as many points as are looked at together whether they are far.
const partPoints = 48

// outlines are those of the land and of the borders.
var outlines = sync.OnceValues(func() (land, borders []outline) {
	shapes := files.Outlines()
	return outlinesOf(shapes.Land), outlinesOf(shapes.Borders)
})

func outlinesOf(lines [][]files.Point) (out []outline) {
	for _, points := range lines {
		o := outline{points: points, weights: files.Weights(points), reach: reachOf(points)}
		for i := range points {
			if i%partPoints == 0 {
				o.parts = append(o.parts, part{reach: reachOf(points[i:min(i+partPoints, len(points))])})
			}
			o.add(&o.parts[i/partPoints], i)
		}
		out = append(out, o)
	}
	return out
}

func (o *outline) add(p *part, i int) {
	for level, least := range levels {
		if o.weights[i] >= least {
			p.points[level] = append(p.points[level], i)
		}
	}
	if !math.IsInf(o.weights[i], 1) {
		o.most = max(o.most, o.weights[i])
	}
}

func reachOf(points []files.Point) reach {
	r := reach{math.Inf(1), math.Inf(-1), 90, -90}
	for _, p := range points {
		r.west, r.east = min(r.west, p[0]), max(r.east, p[0])
		r.south, r.north = min(r.south, p[1]), max(r.north, p[1])
	}
	return r
}

// ground is the land and the borders as path data of SVG. All land of the world is in it,
// finer where the window is; of the borders those that are not far.
func (w window) ground() (land, borders string) {
	if g, ok := grounds.of(w); ok {
		return g[0], g[1]
	}
	coasts, between := outlines()
	land, borders = w.path(coasts, true), w.path(between, false)
	grounds.keep(w, [2]string{land, borders})
	return land, borders
}

// mostGrounds are kept, of some 20 kB each.
const mostGrounds = 64

// groundCache keeps the ground of the windows that were drawn last: the pages and orders
// of one search have one, and so has the front page every time.
type groundCache struct {
	mu   sync.Mutex
	kept map[window][2]string
	last []window // in the order of drawing
}

var grounds = groundCache{kept: map[window][2]string{}}

func (c *groundCache) of(w window) (g [2]string, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	g, ok = c.kept[w]
	return g, ok
}

func (c *groundCache) keep(w window, g [2]string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.kept[w]; known {
		return
	}
	if len(c.last) == mostGrounds {
		delete(c.kept, c.last[0])
		c.last = c.last[1:]
	}
	c.kept[w] = g
	c.last = append(c.last, w)
}

// path draws each line wherever it is within half a turn of the middle.
func (w window) path(lines []outline, closed bool) string {
	d := make([]byte, 0, 1<<15)
	points := make([][2]int, 0, 1<<10)
	for i := range lines {
		o := &lines[i]
		for turn := -360.0; turn <= 360; turn += 360 {
			if o.east+turn < w.lon-180 || o.west+turn > w.lon+180 {
				continue
			}
			if w.isFar(o.reach, turn) && (!closed || o.most < farArea) {
				continue
			}
			points = w.points(points[:0], o, turn)
			d = appendPath(d, points, closed)
		}
	}
	return string(d)
}

// isFar reports whether all of something is beyond what a reader gets to by moving the map
// a little.
func (w window) isFar(r reach, turn float64) bool { return w.isBeyond(r, turn, beside) }

// isBeyond reports whether all of something is further from the window than some of its
// widths.
func (w window) isBeyond(r reach, turn, widths float64) bool {
	left, top := w.at(r.west+turn, r.north)
	right, bottom := w.at(r.east+turn, r.south)
	away := widths * float64(w.width)
	return right < -away || left > float64(w.width)+away || bottom < -away || top > float64(w.height)+away
}

// points appends those of a line that matter where they are.
func (w window) points(to [][2]int, o *outline, turn float64) [][2]int {
	units := w.scale * w.scale // in a square degree at the equator, which weights are for
	inView := float64(nearArea)
	if float64(w.width)/w.scale/w.squeeze > wideView {
		inView = wideArea
	}
	besides := max(inView, min(besideArea, farArea*units))
	for i := range o.parts {
		p, least := &o.parts[i], inView
		switch {
		case w.isFar(p.reach, turn):
			least = max(inView, farArea*units)
		case w.isBeyond(p.reach, turn, near):
			least = besides
		}
		for _, i := range p.from(least / units) {
			weight := o.weights[i] * units
			if weight < inView {
				continue
			}
			x, y := w.at(o.points[i][0]+turn, o.points[i][1])
			beyond := max(-x, x-float64(w.width), -y, y-float64(w.height)) / float64(w.width)
			if beyond >= beside && o.weights[i] < farArea || beyond >= near && beyond < beside && weight < besides {
				continue
			}
			to = joined(to, [2]int{int(math.Round(x)), int(math.Round(y))})
		}
	}
	return to
}

// from are at least the points that have a weight.
func (p *part) from(weight float64) []int {
	level := len(levels) - 1
	for levels[level] > weight {
		level--
	}
	return p.points[level]
}
