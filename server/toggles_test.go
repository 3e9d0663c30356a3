package server_test

import (
	"errors"
	"testing"

	"dateline"
	"dateline/server"
)

// What is chosen already has an address that lifts it: missing in the API, an
// excluded value in the facets of the page.
func TestWhatIsChosenIsLifted(t *testing.T) {
	h := seedServer(t)
	f := search(t, h, "q=soldiers&facet=publication&missing=publication").Facets["publication"]
	if want := "/api/v1/search?facet=publication&q=soldiers"; f.MissingURL != want {
		t.Errorf("missing toggled: %s, want %s", f.MissingURL, want)
	}
	p := visit(t, h, "/?q=soldiers&not.publication=Press+TV")
	for _, li := range p.all("li", "out") {
		if got := attr(descendant(li, "a"), "href"); got != "/?q=soldiers" {
			t.Errorf("%q: %s, want /?q=soldiers", text(li), got)
		}
	}
	if len(p.all("li", "out")) != 1 {
		t.Errorf("%d values are excluded, want 1", len(p.all("li", "out")))
	}
}

// A browser keeps a table as a file.
func TestTablesAreFiles(t *testing.T) {
	w := get(t, seedServer(t), "/api/v1/search.csv")
	if got := w.Header().Get("Content-Disposition"); got != `attachment; filename="search.csv"` {
		t.Errorf("disposition %q", got)
	}
}

// The page of a failure says whose fault it is, and no more.
func TestFailuresSayWhoseFaultItIs(t *testing.T) {
	p := visit(t, serving(t, failing{overSeeds, errors.New("disk gone")}, server.Options{}), "/")
	contains(t, "page", p.raw, "The fault is on this side")
}

// A new gazetteer is on the map, and known by its ids, once searches see it.
func TestNewPlacesAreServed(t *testing.T) {
	a := emptyArchive(t)
	fill(t, a)
	h := serving(t, a, server.Options{})
	put := func(lat float64) {
		t.Helper()
		searchable(t, a)(a.PutPlaces(t.Context(), "test", []dateline.Place{{ID: "lodz", Label: "Łódź", Lat: lat, Lon: 19.5, Located: true}}))
	}
	for _, lat := range []float64{51.75, 51.5} {
		put(lat)
		all := decode[server.FeaturesJSON](t, get(t, h, "/api/v1/search.geojson").Body).Features
		if len(all) != 1 || all[0].Geometry.Coordinates != [2]float64{19.5, lat} {
			t.Errorf("map: %+v, want the latitude %v", all, lat)
		}
		if e := decode[server.EntityJSON](t, get(t, h, "/api/v1/entities/lodz").Body); e.Point == nil || e.Point.Coordinates[1] != lat {
			t.Errorf("entity: %+v, want the latitude %v", e, lat)
		}
	}
}
