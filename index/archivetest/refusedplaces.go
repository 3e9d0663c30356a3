package archivetest

import (
	"math"
	"slices"
	"strings"

	"dateline"
)

// refusedPlace is a mistake in a place and the field that the error names.
type refusedPlace struct {
	name, field string
	spoil       func(p *dateline.Place)
}

var refusedPlaces = []refusedPlace{
	{"no id", "id", func(p *dateline.Place) { p.ID = "" }},
	{"an id with a capital", "id", func(p *dateline.Place) { p.ID = "Velun" }},
	{"an id of 65 letters", "id", func(p *dateline.Place) { p.ID = strings.Repeat("v", 65) }},
	{"no label", "label", func(p *dateline.Place) { p.Label = "" }},
	{"a label that is not UTF-8", "label", func(p *dateline.Place) { p.Label = "V\xff" }},
	{"a latitude beyond 90", "lat", func(p *dateline.Place) { p.Located, p.Lat = true, 90.1 }},
	{"a latitude that is no number", "lat", func(p *dateline.Place) { p.Located, p.Lat = true, math.NaN() }},
	{"a longitude beyond -180", "lon", func(p *dateline.Place) { p.Located, p.Lon = true, -180.1 }},
	{"a country in lower case", "countries", func(p *dateline.Place) { p.Countries = []string{"aa"} }},
	{"a country of three letters", "countries", func(p *dateline.Place) { p.Countries = []string{"AAA"} }},
	{"an empty name", "names", func(p *dateline.Place) { p.Names = []string{""} }},
}

// refusedPlacePromises returns a promise for each mistake, and for the places
// that contradict each other: the list is refused as a whole.
func refusedPlacePromises() []promise {
	all := slices.Clone(contradictingPlaces)
	for _, r := range refusedPlaces {
		all = append(all, promise{"PutPlaces/refuses " + r.name, func(e *env) {
			bad := place("velun", "Velun")
			r.spoil(&bad)
			wantKind(e.T, e.refuses(place("tarsk", "Tarsk"), bad), dateline.Invalid, r.field)
		}})
	}
	return all
}

var contradictingPlaces = []promise{
	{"PutPlaces/refuses an id given twice", func(e *env) {
		e.contradicts(e.refuses(place("velun", "Velun"), place("velun", "Welun")), "velun")
	}},
	{"PutPlaces/refuses an id that another source gave", func(e *env) {
		e.contradicts(e.refuses(place("kept", "Velun")), "kept")
	}},
	{"PutPlaces/refuses a name that two places share and names both", func(e *env) {
		e.contradicts(e.refuses(place("velun", "Velun"), place("tarsk", "Tarsk", "Velun")), "velun", "tarsk")
	}},
	{"PutPlaces/refuses names that differ in accents and case only", func(e *env) {
		e.contradicts(e.refuses(place("velun", "Vélün"), place("tarsk", "VELUN")), "velun", "tarsk")
	}},
	{"PutPlaces/refuses a name that a place of another source has", func(e *env) {
		e.contradicts(e.refuses(place("tarsk", "Keptown")), "kept", "tarsk")
	}},
}

// refuses puts places beside the place kept and returns the error, having seen
// that nothing changed.
func (e *env) refuses(places ...dateline.Place) error {
	e.Helper()
	e.gazetteer("desk", place("kept", "Keptown"))
	before := e.stats().Seq
	_, _, err := e.a.PutPlaces(e.Context(), "atlas", places)
	e.places(place("kept", "Keptown"))
	e.same("last seq", e.stats().Seq, before)
	return err
}

// contradicts reports an err that is neither Invalid nor Conflict or does not
// name the ids.
func (e *env) contradicts(err error, ids ...string) {
	e.Helper()
	if dateline.KindOf(err) != dateline.Conflict {
		wantKind(e.T, err, dateline.Invalid, "")
	}
	e.names(err, ids...)
}
