package server

import (
	"cmp"
	"math"
	"slices"
)

// window is the part of the world that a map shows: plate carrée that is true to scale
// at its middle latitude (Snyder 1987, Map Projections, page 90), so that what is near
// there has its own form.
type window struct {
	width, height int     // of the drawing, in units
	lon, lat      float64 // in the middle
	squeeze       float64 // how long a degree of longitude is there, of one of latitude
	scale         float64 // units for a degree of latitude
}

const (
	unitsPerPixel = 2    // coordinates are whole numbers, and zoomed to twice the size still sharp
	leastDegrees  = 7.0  // of latitude from top to bottom: a place with its country around
	leastFacing   = 0.05 // of a degree of longitude: near the poles the rest would be endless
	margin        = 0.14 // of the drawing, on each side
	mostDegrees   = 150  // from top to bottom, or what is needed from side to side: the whole world
)

// newWindow shows most of what the places are named for: places that are far from all
// others are left outside if the rest can be seen much better then.
func newWindow(on []located, size mapSize) window {
	all := boxOf(on)
	most := boxOf(append(mostNamed(on), chosen(on)...))
	if most.extent()*muchBetter < all.extent() {
		all = most
	}
	w := window{width: size.width * unitsPerPixel, height: size.height * unitsPerPixel}
	w.lon, w.lat = (all.west+all.east)/2, (all.south+all.north)/2
	w.squeeze = max(leastFacing, math.Cos(w.lat*math.Pi/180))
	room := 1 - 2*margin
	aspect := float64(w.width) / float64(w.height)
	degrees := max(leastDegrees, (all.north-all.south)/room, (all.east-all.west)*w.squeeze/aspect/room)
	w.scale = float64(w.height) / min(degrees, max(mostDegrees, 360*w.squeeze/aspect))
	return w
}

// chosen are the places that a map has to show.
func chosen(on []located) (out []located) {
	for _, p := range on {
		if p.of.State == "in" || p.of.State == ownPlace {
			out = append(out, p)
		}
	}
	return out
}

// muchBetter is by how much a part has to be smaller than the whole to be shown alone.
const muchBetter = 2.5

// box is a range of longitudes and latitudes. East may be beyond 180.
type box struct{ west, east, south, north float64 }

func (b box) extent() float64 {
	return max(leastDegrees, b.north-b.south, (b.east-b.west)*math.Cos((b.south+b.north)/2*math.Pi/180))
}

// boxOf is the smallest box around places: it leaves out the widest gap of longitudes.
func boxOf(on []located) box {
	b := box{south: 90, north: -90}
	var lons []float64
	for _, p := range on {
		b.south, b.north = min(b.south, p.Lat), max(b.north, p.Lat)
		lons = append(lons, p.Lon)
	}
	slices.Sort(lons)
	last := len(lons) - 1
	b.west, b.east = lons[0], lons[last]
	widest := lons[0] + 360 - lons[last]
	for i := range last {
		if gap := lons[i+1] - lons[i]; gap > widest {
			widest, b.west, b.east = gap, lons[i+1], lons[i]+360
		}
	}
	return b
}

// mostNamed are the places nearest to the middle that three quarters of all are named for.
func mostNamed(on []located) (out []located) {
	lon, lat := median(on, func(p *located) float64 { return p.Lon }), median(on, func(p *located) float64 { return p.Lat })
	all, reached := weightOf(on), 0
	for _, p := range by(on, func(p *located) float64 {
		return math.Hypot(turned(p.Lon-lon)*math.Cos(lat*math.Pi/180), p.Lat-lat)
	}) {
		out = append(out, *p)
		if reached += p.times; reached*4 >= all*3 {
			break
		}
	}
	return out
}

// by are places in the order of a number, as pointers: places are large to move.
func by(on []located, of func(*located) float64) []*located {
	out := make([]*located, len(on))
	for i := range on {
		out[i] = &on[i]
	}
	slices.SortStableFunc(out, func(a, b *located) int { return cmp.Compare(of(a), of(b)) })
	return out
}

func weightOf(on []located) (sum int) {
	for _, p := range on {
		sum += p.times
	}
	return sum
}

// median is the value that half of all are named for at most.
func median(on []located, of func(*located) float64) float64 {
	half, reached := weightOf(on), 0
	sorted := by(on, of)
	for _, p := range sorted {
		if reached += p.times; reached*2 >= half {
			return of(p)
		}
	}
	return of(sorted[0])
}

// turned is a difference of longitudes the short way round.
func turned(degrees float64) float64 { return math.Remainder(degrees, 360) }

// place is where a point of the world is on the drawing.
func (w window) place(lon, lat float64) (x, y int) {
	fx, fy := w.at(w.lon+turned(lon-w.lon), lat)
	return int(math.Round(fx)), int(math.Round(fy))
}

// at is place without the turn: a longitude beyond 180 stays where it is.
func (w window) at(lon, lat float64) (x, y float64) {
	return float64(w.width)/2 + (lon-w.lon)*w.squeeze*w.scale, float64(w.height)/2 - (lat-w.lat)*w.scale
}

func (w window) shows(x, y int) bool { return x >= 0 && y >= 0 && x <= w.width && y <= w.height }
