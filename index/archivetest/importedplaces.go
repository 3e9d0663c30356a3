package archivetest

import "dateline"

// joined is a place as it comes back when it is of dateline.SourceGeoNames.
func joined(p dateline.Place) dateline.Place {
	p.Added = true
	return p
}

// importedPlacePromises are those of the source whose places are joined to the world's.
var importedPlacePromises = []promise{
	{"PutPlaces/those of GeoNames may share names with each other and with all others", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.same("changed", e.gazetteer(dateline.SourceGeoNames, place("velun-1", "Velun"), place("velun-2", "Velun", "Tarsk")), true)
		e.gazetteer("desk", place("tarsk", "Tarsk"))
		e.places(place("tarsk", "Tarsk"), place("velun", "Velun"), joined(place("velun-1", "Velun")), joined(place("velun-2", "Velun", "Tarsk")))
	}},
	{"PutPlaces/those of GeoNames are added to what there is", func(e *env) {
		e.gazetteer(dateline.SourceGeoNames, place("velun-1", "Velun"), place("tarsk-2", "Tarsk"))
		e.gazetteer(dateline.SourceGeoNames, place("tarsk-2", "Tarsk", "Tarszk"), place("bree-3", "Bree"))
		e.places(joined(place("bree-3", "Bree")), joined(place("tarsk-2", "Tarsk", "Tarszk")), joined(place("velun-1", "Velun")))
		before := e.stats().Seq
		e.same("changed", e.gazetteer(dateline.SourceGeoNames, place("bree-3", "Bree")), false)
		e.same("last seq", e.stats().Seq, before)
	}},
	{"PutPlaces/one of GeoNames with the id of a place of another source leaves that as it is", func(e *env) {
		e.gazetteer("atlas", place("velun-1", "Velun"))
		e.gazetteer(dateline.SourceGeoNames, place("velun-1", "Welun"), place("tarsk-2", "Tarsk"))
		e.places(joined(place("tarsk-2", "Tarsk")), place("velun-1", "Velun"))
	}},
	{"PutPlaces/none of GeoNames remove all of them and no others", func(e *env) {
		e.gazetteer("atlas", place("velun", "Velun"))
		e.gazetteer(dateline.SourceGeoNames, place("velun-1", "Velun"))
		e.same("changed", e.gazetteer(dateline.SourceGeoNames), true)
		e.same("changed", e.gazetteer(dateline.SourceGeoNames), false)
		e.places(place("velun", "Velun"))
	}},
	{"PutPlaces/those of GeoNames are refused where they are not well formed", func(e *env) {
		bad := place("velun-1", "Velun")
		bad.Located, bad.Lat = true, 91
		wantRefused(e, bad)
	}},
}

func wantRefused(e *env, bad dateline.Place) {
	e.Helper()
	_, _, err := e.a.PutPlaces(e.Context(), dateline.SourceGeoNames, []dateline.Place{place("tarsk-2", "Tarsk"), bad})
	wantKind(e.T, err, dateline.Invalid, "lat")
	e.places()
}
