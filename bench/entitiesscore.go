package main

import (
	"math"
	"slices"
)

// span is half-open code points.
type span struct{ start, end int }

// tally counts what was found of a gold standard.
type tally struct{ gold, found, right int }

func (t *tally) precision() float64 { return ratioOf(t.right, t.found) }
func (t *tally) recall() float64    { return ratioOf(t.right, t.gold) }
func (t *tally) f1() float64        { return ratioOf(2*t.right, t.gold+t.found) }

// ratioOf is 0 of nothing.
func ratioOf(part, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(part) / float64(of)
}

func (t *tally) addExact(gold, found []span) {
	t.gold += len(gold)
	t.found += len(found)
	for _, f := range found {
		if slices.Contains(gold, f) {
			t.right++
		}
	}
}

// geoScore is what came of a set: names that are found in the same words, or in some of
// them, and how far the points of the latter are from the gold's.
type geoScore struct {
	exact, overlap tally
	distances      []float64 // km, rising
}

// nearKm is how far a point may be from the gold's and still count as right: 100 miles,
// as in the literature since Cheng et al. 2010.
const nearKm = 161

// accuracy is the share of matched places with points that are near.
func (s *geoScore) accuracy() float64 { return ratioOf(s.near(), len(s.distances)) }

// ofAll is the share of all gold places that are found and near.
func (s *geoScore) ofAll() float64 { return ratioOf(s.near(), s.overlap.gold) }

func (s *geoScore) near() int {
	n := 0
	for _, d := range s.distances {
		if d <= nearKm {
			n++
		}
	}
	return n
}

func (s *geoScore) median() float64 {
	if len(s.distances) == 0 {
		return 0
	}
	return s.distances[len(s.distances)/2]
}

// scoreGeo gives each gold place, in turn, the found one with the same words that no
// other has, or else the first that overlaps.
func scoreGeo(texts []geoText, found map[string][]toponym) *geoScore {
	s := &geoScore{}
	for _, t := range texts {
		s.add(t.Toponyms, found[t.ID])
	}
	s.overlap.gold, s.overlap.found = s.exact.gold, s.exact.found
	slices.Sort(s.distances)
	return s
}

func (s *geoScore) add(gold, found []toponym) {
	s.exact.gold += len(gold)
	s.exact.found += len(found)
	used := make([]bool, len(found))
	for _, g := range gold {
		i := free(found, used, func(f toponym) bool { return f.Start == g.Start && f.End == g.End })
		if i >= 0 {
			s.exact.right++
		} else if i = free(found, used, func(f toponym) bool { return f.Start < g.End && g.Start < f.End }); i < 0 {
			continue
		}
		used[i] = true
		s.overlap.right++
		if f := found[i]; g.Lat != nil && g.Lon != nil && f.Lat != nil && f.Lon != nil {
			s.distances = append(s.distances, kilometres(*g.Lat, *g.Lon, *f.Lat, *f.Lon))
		}
	}
}

func free(found []toponym, used []bool, fits func(toponym) bool) int {
	for i, f := range found {
		if !used[i] && fits(f) {
			return i
		}
	}
	return -1
}

// kilometres is the great-circle distance of two points in degrees, by the haversine
// formula on a sphere with a radius of 6,371 km.
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	rad := math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}
