package archivetest

import (
	"math"

	"dateline"
)

// full is a place with every field.
var full = dateline.Place{
	ID: "velun", Label: "Vélün", Kind: "town", Countries: []string{"AA", "ZZ"},
	Lat: -12.5, Lon: 179.25, Located: true, Names: []string{"Welun", "Vel on the Hill"},
}

var placePromises = []promise{
	{"PutPlaces/places come back as they were given", func(e *env) {
		e.same("changed", e.gazetteer("atlas", full), true)
		e.places(full)
	}},
	{"PutPlaces/the same again changes nothing", func(e *env) {
		e.gazetteer("atlas", full)
		before := e.stats().Seq
		e.same("changed", e.gazetteer("atlas", full), false)
		e.same("last seq", e.stats().Seq, before)
	}},
	{"PutPlaces/replaces what the source had given", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"), place("tarsk", "Tarsk"))
		e.same("changed", e.gazetteer("atlas", place("tarsk", "Tarsk", "Tarszk")), true)
		e.places(place("tarsk", "Tarsk", "Tarszk"))
	}},
	{"PutPlaces/leaves what another source had given", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.gazetteer("desk", place("tarsk", "Tarsk"))
		e.gazetteer("desk")
		e.places(place("velun", "Velun"))
	}},
	{"PutPlaces/no places remove what the source had given", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.same("changed", e.gazetteer("atlas"), true)
		e.places()
		e.same("changed", e.gazetteer("atlas"), false)
	}},
	{"Places/are yielded by id, whatever their source", func(e *env) {
		e.gazetteer("atlas", place("tarsk", "Tarsk"), place("b-2", "Bree"))
		e.gazetteer("desk", place("velun", "Velun"), place("a", "Aster"))
		e.places(place("a", "Aster"), place("b-2", "Bree"), place("tarsk", "Tarsk"), place("velun", "Velun"))
	}},
	{"PutPlaces/coordinates of a place that is not located are not read", func(e *env) {
		p := place("velun", "Velun")
		p.Lat, p.Lon = 1000, math.NaN()
		e.gazetteer("atlas", p)
	}},
	{"PutPlaces/the label may stand among the names too", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun", "Velun", "Welun"))
	}},
	{"PutPlaces/a name may be given again once it is free", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.gazetteer("atlas", place("tarsk", "Velun"))
		e.places(place("tarsk", "Velun"))
	}},
}

// places reports a gazetteer that does not hold exactly these, in this order.
func (e *env) places(want ...dateline.Place) {
	e.Helper()
	got, err := collect(e.a.Places(e.Context()))
	e.ok(err)
	e.same("places", got, want, emptyIsNil, anyNameOrder)
}
