package server

import (
	"dateline"
)

// mapView is a map of the places of some articles: circles by how many articles name
// each, on the outlines of Natural Earth, and the same as a list.
type mapView struct {
	Heading        string
	Class          string // wide, for one that is as wide as the text
	Width, Height  int    // of the drawing, in its own units: two to a pixel
	PerLon, PerLat string // units for a degree
	Land, Borders  string // path data
	Spots          []spot
	Summary        string       // what the list is
	List           []facetValue // the spots in their order
	Outside        []facetValue // the most named of those that are not in view
	OutsideMore    string       // how many others are not; "" if none
	Rest           []string     // what is on no map
	Data           string       // address of the same as GeoJSON; "" for none
}

// spot is a place on a map.
type spot struct {
	Name, Count, State, URL string // as in the list, the name on one line
	X, Y, R                 int
	Text                    string // the name again, of no great length
	TextX, TextY            int    // from X and Y
	Anchor                  string // start, middle or end
	Class                   string // hid, if the label has no room; far, if it has none on a small screen
}

// mapSize is a drawing in pixels of a screen on which it fits.
type mapSize struct{ width, height int }

var (
	sideMap  = mapSize{320, 240} // beside a list, and on a card
	frontMap = mapSize{480, 260}
	wideMap  = mapSize{720, 400}
)

// mapPlaces are how many places a map shows: more would hide each other, and their
// list be too long to read.
const mapPlaces = 100

// outsideNamed are how many places outside of the view are named below it.
const outsideNamed = 8

// located is a place with a point, and what is counted of it.
type located struct {
	dateline.Place
	times int
	of    dateline.Count
}

// mapOf is the map of the places that res has counted; each leads to the search at
// here, narrowed to it. It is nil where no place has a point.
func (s *server) mapOf(here address, res *dateline.Result, size mapSize) *mapView {
	f := res.Facets[dateline.FacetPlace]
	if len(f.Values) == 0 {
		return nil
	}
	on := locatedOf(f, res.Places)
	if len(on) == 0 {
		return nil
	}
	v := newMapView(here, on, size)
	v.Data = here.set("facet", "").set("interval", "").set("sort", "").set("limit", "").to(s.pageURL(pathSearch + ".geojson")).String()
	v.Rest = missingOn(f, len(on))
	return v
}

// missingOn says which places of a facet are not among those on a map.
func missingOn(f dateline.Facet, on int) (rest []string) {
	if without := len(f.Values) - on; without > 0 {
		rest = append(rest, counted(without, "place", "places")+" of these articles without a known point")
	}
	if more := f.Distinct - counting(f.Values); more > 0 {
		rest = append(rest, counted(more, "place", "places")+" that fewer articles name")
	}
	return rest
}

// locatedOf are the values of a facet that have a point.
func locatedOf(f dateline.Facet, places map[string]dateline.Place) (on []located) {
	for _, c := range f.Values {
		if p := places[c.Value]; p.Located && (c.Count > 0 || c.State != "") {
			on = append(on, located{p, c.Count, c})
		}
	}
	return on
}

// ownPlace is the state of the place that a map is about, which is in no list.
const ownPlace = "own"

func newMapView(here address, on []located, size mapSize) *mapView {
	w := newWindow(on, size)
	v := &mapView{Heading: "Places on the map", Width: w.width, Height: w.height}
	v.PerLon, v.PerLat = short(w.scale*w.squeeze), short(w.scale)
	v.Land, v.Borders = w.ground()
	highest := 0
	for _, p := range on {
		highest = max(highest, p.times)
	}
	for _, p := range on {
		value := facetValue{Label: p.of.Label, Count: grouped(p.times), State: p.of.State, URL: toggled(here, dateline.FacetPlace, p.of.Value, p.of.State).String()}
		x, y := w.place(p.Lon, p.Lat)
		name := plainLine(p.of.Label)
		v.Spots = append(v.Spots, spot{Name: name, Count: value.Count, State: value.State, URL: value.URL, X: x, Y: y, R: radius(p.times, highest), Text: shortened(name)})
		if value.State == ownPlace {
			continue
		}
		v.List = append(v.List, value)
		if !w.shows(x, y) {
			v.Outside = append(v.Outside, value)
		}
	}
	if more := len(v.Outside) - outsideNamed; more > 0 {
		v.Outside, v.OutsideMore = v.Outside[:outsideNamed], grouped(more)+" more of the list"
	}
	v.Summary = counted(len(v.List), "place", "places") + " as a list"
	w.label(v.Spots)
	return v
}
