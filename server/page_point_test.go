package server_test

import (
	"testing"

	"dateline"
	"dateline/server"
)

// A point is worded with the half of the world that it is in.
func TestPointsInWords(t *testing.T) {
	a := emptyArchive(t)
	searchable(t, a)(a.PutPlaces(t.Context(), "test", []dateline.Place{
		{ID: "south-west", Label: "South West", Lat: -33.5, Lon: -70.25, Located: true},
		{ID: "north-east", Label: "North East", Lat: 40.5, Lon: 45.75, Located: true},
	}))
	h := serving(t, a, server.Options{})
	contains(t, "south west", visit(t, h, "/places/south-west").raw, "33.5° S, 70.25° W")
	contains(t, "north east", visit(t, h, "/places/north-east").raw, "40.5° N, 45.75° E")
}
