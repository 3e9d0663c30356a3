package world

import "math"

// nearest finds the city nearest to a point among those of its country.
type nearest struct {
	places []place
	cells  map[cell][]Index
}

// cell is a square of one degree.
type cell struct {
	country  uint16
	lat, lon int32
}

func cellOf(p place) cell { return cell{p.country, p.lat / grid, p.lon / grid} }

func newNearest(w *World) nearest {
	n := nearest{places: w.table.places, cells: map[cell][]Index{}}
	for i, p := range w.table.places {
		if p.kind == City && p.admin1 != None {
			n.cells[cellOf(p)] = append(n.cells[cellOf(p)], Index(i))
		}
	}
	return n
}

// city looks into the cell of p and those around it.
func (n nearest) city(p place) Index {
	best, least := None, math.Inf(1)
	at := cellOf(p)
	for lat := at.lat - 1; lat <= at.lat+1; lat++ {
		for lon := at.lon - 1; lon <= at.lon+1; lon++ {
			for _, i := range n.cells[cell{p.country, lat, lon}] {
				if d := apart(p, n.places[i]); d < least {
					best, least = i, d
				}
			}
		}
	}
	return best
}

// apart orders distances that are small.
func apart(a, b place) float64 {
	lat, lon := float64(a.lat-b.lat), float64(a.lon-b.lon)*math.Cos(float64(a.lat)/grid*math.Pi/180)
	return lat*lat + lon*lon
}
