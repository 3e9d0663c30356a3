package places

import (
	"math"
	"slices"

	"dateline"
	"dateline/index/entity/world"
)

// sameKm is how far apart the points of one town may be in two gazetteers. Those of
// countries and divisions may be further apart: see samePlace.
const sameKm = 25

// samePlace reports whether a place of the own gazetteer is one of the world with the
// same name: both in one country, both countries or neither, and their points near.
func samePlace(own dateline.Place, p world.Place) bool {
	if !slices.ContainsFunc(own.Countries, func(c string) bool { return slices.Contains(p.Countries, c) }) {
		return false
	}
	if (own.Kind == "country") != (p.Kind == world.Country) {
		return false
	}
	if p.Kind == world.Country || !own.Located {
		return p.Kind == world.Country
	}
	km := kilometres(own.Lat, own.Lon, p.Lat, p.Lon)
	return km < sameKm || km < 6*sameKm && p.Kind != world.City && own.Kind != "city" && own.Kind != "town" && own.Kind != "village"
}

// kilometres is the great-circle distance of two points in degrees (haversine, on a
// sphere with a radius of 6,371 km).
func kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a, b := math.Sin((lat2-lat1)*rad/2), math.Sin((lon2-lon1)*rad/2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}
