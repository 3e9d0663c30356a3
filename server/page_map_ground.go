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
	points                   []files.Point
	weights                  []float64
	most                     float64 // the highest weight of an inner point
	west, east, south, north float64
}

// outlines are those of the land and of the borders.
var outlines = sync.OnceValues(func() (land, borders []outline) {
	shapes := files.Outlines()
	return outlinesOf(shapes.Land), outlinesOf(shapes.Borders)
})

func outlinesOf(lines [][]files.Point) (out []outline) {
	for _, points := range lines {
		o := outline{points: points, weights: files.Weights(points), west: math.Inf(1), east: math.Inf(-1), south: 90, north: -90}
		for i, p := range points {
			o.west, o.east = min(o.west, p[0]), max(o.east, p[0])
			o.south, o.north = min(o.south, p[1]), max(o.north, p[1])
			if !math.IsInf(o.weights[i], 1) {
				o.most = max(o.most, o.weights[i])
			}
		}
		out = append(out, o)
	}
	return out
}

// ground is the land and the borders as path data of SVG. All land of the world is in it,
// finer where the window is; of the borders those that are not far.
func (w window) ground() (land, borders string) {
	coasts, between := outlines()
	return w.path(coasts, true), w.path(between, false)
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
			if w.isFar(o, turn) && (!closed || o.most < farArea) {
				continue
			}
			points = w.points(points[:0], o, turn)
			d = appendPath(d, points, closed)
		}
	}
	return string(d)
}

// isFar reports whether all of a line is beyond what a reader gets to by moving the map a
// little.
func (w window) isFar(o *outline, turn float64) bool {
	left, top := w.at(o.west+turn, o.north)
	right, bottom := w.at(o.east+turn, o.south)
	away := beside * float64(w.width)
	return right < -away || left > float64(w.width)+away || bottom < -away || top > float64(w.height)+away
}

// points appends those of a line that matter where they are.
func (w window) points(to [][2]int, o *outline, turn float64) [][2]int {
	units := w.scale * w.scale // in a square degree at the equator, which weights are for
	inView := float64(nearArea)
	if float64(w.width)/w.scale/w.squeeze > wideView {
		inView = wideArea
	}
	for i, p := range o.points {
		weight := o.weights[i] * units
		if weight < inView {
			continue
		}
		x, y := w.at(p[0]+turn, p[1])
		beyond := max(-x, x-float64(w.width), -y, y-float64(w.height)) / float64(w.width)
		if beyond >= beside && o.weights[i] < farArea || beyond >= near && beyond < beside && weight < min(besideArea, farArea*units) {
			continue
		}
		to = joined(to, [2]int{int(math.Round(x)), int(math.Round(y))})
	}
	return to
}
