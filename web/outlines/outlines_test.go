package main

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"dateline/web"
)

// two are a country on each side of a border: a square of ten degrees cut in two, which
// crosses 180 degrees.
const two = `{"transform": {"scale": [1, 1], "translate": [0, 0]}, "arcs": [
	[[175, 0], [0, 10]], [[175, 10], [-350, 0], [0, -10], [350, 0]], [[175, 10], [-5, 0], [0, -10], [5, 0]]],
	"objects": {
		"land": {"type": "GeometryCollection", "geometries": [{"type": "MultiPolygon", "arcs": [[[1, -3]]]}]},
		"countries": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0, 1]]}, {"type": "Polygon", "arcs": [[2, 0]]}]}}}`

func TestShapes(t *testing.T) {
	s, err := shapes([]byte(two))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Borders) != 1 || len(s.Borders[0]) != 2 || s.Borders[0][1] != (web.Point{175, 10}) {
		t.Errorf("borders %v, want the line that both countries have and the land has not", s.Borders)
	}
	if len(s.Land) != 1 {
		t.Fatalf("land %v", s.Land)
	}
	for i, p := range s.Land[0] {
		if next := s.Land[0][(i+1)%len(s.Land[0])]; math.Abs(p[0]-next[0]) > 20 {
			t.Errorf("from %v to %v: the land goes round the world", p, next)
		}
	}
	for raw, want := range map[string]string{`{}`: "no land", `x`: "invalid character", strings.Replace(two, "MultiPolygon", "Point", 1): "Point", strings.Replace(two, "[[[1, -3]]]", "[[[9]]]", 1): "arc 9 of 3"} {
		if _, err := shapes([]byte(raw)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20s: %v, want an error with %q", raw, err, want)
		}
	}
}

// A small bend goes, a large one and both ends stay, and so does a small island.
func TestSimplified(t *testing.T) {
	line := []web.Point{{0, 0}, {1, 0.001}, {2, 0}, {3, 3}, {4, 0}}
	if got := simplified(line); len(got) != 4 || got[0] != line[0] || got[2] != line[3] || got[3] != line[4] {
		t.Errorf("%v", got)
	}
	island := []web.Point{{0, 0}, {0.02, 0.001}, {0.04, 0}, {0.04, 0.04}, {0, 0.04}, {0, 0}}
	if got := simplified(island); len(got) < leastOfIsland || len(got) == len(island) || got[0] != got[len(got)-1] {
		t.Errorf("an island of %d points: %v", len(got), got)
	}
}

// A ring around a pole is closed along it.
func TestWholeRings(t *testing.T) {
	ring := whole([]web.Point{{-180, -80}, {-90, -70}, {0, -75}, {90, -70}})
	if last := ring[len(ring)-1]; last[1] != -90 || ring[len(ring)-2][1] != -90 || ring[len(ring)-2][0]-last[0] != 360 {
		t.Errorf("%v", ring)
	}
}

func TestFilesAreReadBack(t *testing.T) {
	s := web.Shapes{Land: [][]web.Point{{{-179.98, 0}, {190, 12.34}, {3, -90}}, {{0, 0}}}, Borders: [][]web.Point{{{1, 1}, {2, 2}}}}
	var buf bytes.Buffer
	if err := web.WriteShapes(&buf, s); err != nil {
		t.Fatal(err)
	}
	whole := buf.Bytes()
	got, err := web.ReadShapes(bytes.NewReader(whole))
	if err != nil || len(got.Land) != 2 || len(got.Borders) != 1 || got.Land[0][0] != s.Land[0][0] || got.Land[0][1] != s.Land[0][1] || got.Borders[0][1] != s.Borders[0][1] {
		t.Errorf("%v, %v", got, err)
	}
	for n := range len(whole) {
		if _, err := web.ReadShapes(bytes.NewReader(whole[:n])); err == nil {
			t.Errorf("%d bytes of %d are taken for all", n, len(whole))
		}
	}
}
