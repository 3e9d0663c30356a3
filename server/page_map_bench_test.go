package server

import (
	"fmt"
	"testing"

	"dateline"
)

// BenchmarkMap is what a map costs beside the search: of a region, and of the world.
func BenchmarkMap(b *testing.B) {
	for name, degrees := range map[string]float64{"region": 5, "world": 300} {
		var on []located
		for i := range mapPlaces {
			at := float64(i*37%100)/100 - .5
			p := dateline.Place{ID: fmt.Sprint("p", i), Label: fmt.Sprint("Xanadu ", i), Lat: 20 + at*degrees/5, Lon: (float64(i)/100 - .5) * degrees, Located: true}
			on = append(on, located{p, 100 - i, dateline.Count{Value: p.ID, Label: p.Label, Count: 100 - i}})
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				on[0].Lat += 1e-9 // another view: the ground of the same is kept
				v := newMapView(newAddress("/", nil), on, sideMap)
				b.ReportMetric(float64(len(v.Land)+len(v.Borders)), "bytes")
			}
		})
	}
}
