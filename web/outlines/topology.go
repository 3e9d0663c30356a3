package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"dateline/web"
)

// topology is TopoJSON (https://github.com/topojson/topojson-specification) as far as
// world-atlas uses it: quantised arcs, and two collections of polygons made of them.
type topology struct {
	Arcs      [][][2]int
	Transform struct{ Scale, Translate [2]float64 }
	Objects   struct{ Countries, Land collection }
}

type collection struct{ Geometries []geometry }

type geometry struct {
	Type string
	Arcs json.RawMessage
}

// rings lists the rings of a geometry, each as the numbers of its arcs; ^n is arc n
// from its end to its beginning.
func (g geometry) rings() (out [][]int, err error) {
	switch g.Type {
	case "Polygon":
		err = json.Unmarshal(g.Arcs, &out)
	case "MultiPolygon":
		var polygons [][][]int
		err = json.Unmarshal(g.Arcs, &polygons)
		for _, p := range polygons {
			out = append(out, p...)
		}
	default:
		err = fmt.Errorf("a geometry of the type %q; want Polygon or MultiPolygon", g.Type)
	}
	return out, err
}

func (c collection) rings() (out [][]int, err error) {
	for _, g := range c.Geometries {
		rings, err := g.rings()
		if err != nil {
			return nil, err
		}
		out = append(out, rings...)
	}
	return out, nil
}

// shapes are the land, and as borders the arcs that it has not: those between countries.
func shapes(raw []byte) (s web.Shapes, err error) {
	var t topology
	if err := json.Unmarshal(raw, &t); err != nil {
		return s, err
	}
	land, err := t.Objects.Land.rings()
	if err != nil {
		return s, err
	}
	countries, err := t.Objects.Countries.rings()
	if err != nil {
		return s, err
	}
	if len(land) == 0 || len(countries) == 0 {
		return s, errors.New("no land or no countries; want countries-50m.json of world-atlas")
	}
	arcs, coast, err := t.lines(land)
	if err != nil {
		return s, err
	}
	for _, ring := range land {
		if points := whole(joined(arcs, ring)); len(points) > 2 {
			s.Land = append(s.Land, points)
		}
	}
	for _, n := range numbers(countries) {
		if n < len(arcs) && !coast[n] && len(arcs[n]) > 1 {
			s.Borders = append(s.Borders, unwrapped(arcs[n]))
		}
	}
	return s, nil
}

// lines are the arcs as points of the grid, simplified, and which of them are coast.
func (t topology) lines(land [][]int) (arcs [][]web.Point, coast map[int]bool, err error) {
	coast = map[int]bool{}
	for _, n := range numbers(land) {
		if n >= len(t.Arcs) {
			return nil, nil, fmt.Errorf("arc %d of %d", n, len(t.Arcs))
		}
		coast[n] = true
	}
	for _, arc := range t.Arcs {
		arcs = append(arcs, snapped(simplified(t.points(arc))))
	}
	return arcs, coast, nil
}

// points adds up what an arc has as differences.
func (t topology) points(arc [][2]int) (out []web.Point) {
	var at [2]int
	for _, d := range arc {
		var p web.Point
		for i := range at {
			at[i] += d[i]
			p[i] = float64(at[i])*t.Transform.Scale[i] + t.Transform.Translate[i]
		}
		out = append(out, p)
	}
	return out
}
