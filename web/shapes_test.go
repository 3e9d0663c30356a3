package web_test

import (
	"os"
	"testing"

	"dateline/web"
)

// mostBytes is what the ground of the maps may weigh in the program.
const mostBytes = 40_000

// The outlines in the program are those of the world, and weigh little.
func TestOutlines(t *testing.T) {
	info, err := os.Stat("outlines.gz")
	if err != nil || info.Size() > mostBytes {
		t.Errorf("%d bytes, %v", info.Size(), err)
	}
	s := web.Outlines()
	if len(s.Land) < 1000 || len(s.Borders) < 300 {
		t.Errorf("%d rings of land, %d borders", len(s.Land), len(s.Borders))
	}
	for name, p := range map[string]struct {
		lon, lat float64
		land     bool
	}{"Kalbajar": {46.04, 40.11, true}, "the Caspian Sea": {51, 41, false}, "Madrid": {-3.7, 40.4, true}, "the Atlantic": {-30, 30, false}, "Malta": {14.4, 35.9, true}, "the South Pole": {0, -89, true}, "Chukotka": {-172, 66.5, true}} {
		if got := onLand(s, p.lon, p.lat); got != p.land {
			t.Errorf("%s is land: %v", name, got)
		}
	}
}

// onLand counts how many lines a ray to the east crosses, in all turns of the world.
func onLand(s web.Shapes, lon, lat float64) (in bool) {
	for _, ring := range s.Land {
		for _, turn := range []float64{-360, 0, 360} {
			for i, a := range ring {
				b := ring[(i+1)%len(ring)]
				if (a[1] > lat) != (b[1] > lat) && lon < turn+a[0]+(lat-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
					in = !in
				}
			}
		}
	}
	return in
}
