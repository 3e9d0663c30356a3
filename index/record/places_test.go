package record_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"dateline"
	"dateline/index/record"
)

func sotk() dateline.Place {
	return dateline.Place{ID: "sotk", Label: "Sotk", Kind: "village", Countries: []string{"AM"}, Lat: 40.2, Lon: 45.87, Located: true, Names: []string{"Zod", "Sot'k"}}
}

func kalbajar() dateline.Place {
	return dateline.Place{ID: "kalbajar", Label: "Kalbajar", Kind: "town", Countries: []string{"AZ"}, Names: []string{"Kəlbəcər", "Kelbecer"}}
}

func mustPutPlaces(t *testing.T, r *record.Record, source string, places ...dateline.Place) bool {
	t.Helper()
	changed, upTo, err := r.PutPlaces(ctx, source, places)
	if err != nil || upTo != r.Head() {
		t.Fatalf("places of %s: up to %d, head %d: %v", source, upTo, r.Head(), err)
	}
	return changed
}

func wantPlaces(t *testing.T, r *record.Record, want ...dateline.Place) {
	t.Helper()
	got, err := r.Places(ctx)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("places %+v, %v; want %+v", got, err, want)
	}
}

func TestPutPlaces(t *testing.T) {
	r := open(t)
	if mustPutPlaces(t, r, "empty") || r.Head() != 0 {
		t.Error("no places of a new source are a change")
	}
	if !mustPutPlaces(t, r, "a", sotk(), kalbajar()) || r.Head() != 1 {
		t.Error("new places are no change")
	}
	wantPlaces(t, r, kalbajar(), sotk())
	if mustPutPlaces(t, r, "a", kalbajar(), sotk()) || r.Head() != 1 {
		t.Error("the same places in another order are a change")
	}
	other := dateline.Place{ID: "nowhere", Label: "Nowhere"}
	mustPutPlaces(t, r, "", other)
	wantPlaces(t, r, kalbajar(), other, sotk())
	if !mustPutPlaces(t, r, "a", sotk()) {
		t.Error("one place less is no change")
	}
	wantPlaces(t, r, other, sotk())
	if !mustPutPlaces(t, r, "a") || mustPutPlaces(t, r, "a") {
		t.Error("an empty list removes the places once")
	}
	wantPlaces(t, r, other)
	mustPutPlaces(t, r, "b", kalbajar(), sotk())
	log, err := r.Log(ctx, 0, 10)
	if err != nil || len(log) != 5 || log[4] != (record.Entry{Seq: 5, Kind: dateline.ChangeGazetteer, Source: "b"}) {
		t.Errorf("log %+v, %v", log, err)
	}
	wantClean(t, r)
}

func TestPutPlacesRefuses(t *testing.T) {
	with := func(f func(*dateline.Place)) []dateline.Place {
		p := sotk()
		f(&p)
		return []dateline.Place{kalbajar(), p}
	}
	for name, c := range map[string]struct {
		places []dateline.Place
		kind   dateline.Kind
		says   []string
	}{
		"id":            {with(func(p *dateline.Place) { p.ID = "Sotk" }), dateline.Invalid, []string{"places[1].id", `"Sotk"`, "a-z 0-9"}},
		"id twice":      {with(func(p *dateline.Place) { p.ID = "kalbajar" }), dateline.Invalid, []string{"places[1].id", "places[0]"}},
		"label":         {with(func(p *dateline.Place) { p.Label = " " }), dateline.Invalid, []string{"places[1].label", "sotk"}},
		"name empty":    {with(func(p *dateline.Place) { p.Names[1] = "" }), dateline.Invalid, []string{"places[1].names[1]"}},
		"name long":     {with(func(p *dateline.Place) { p.Names[0] = strings.Repeat("x", 201) }), dateline.Invalid, []string{"places[1].names[0]", "201", "200"}},
		"names":         {with(func(p *dateline.Place) { p.Names = make([]string, 1001) }), dateline.Invalid, []string{"1001", "1000"}},
		"country":       {with(func(p *dateline.Place) { p.Countries = []string{"am"} }), dateline.Invalid, []string{"places[1].countries", `"am"`}},
		"latitude":      {with(func(p *dateline.Place) { p.Lat = 90.1 }), dateline.Invalid, []string{"places[1].lat", "90.1", "-90 to 90"}},
		"longitude":     {with(func(p *dateline.Place) { p.Lon = math.NaN() }), dateline.Invalid, []string{"places[1].lon", "-180 to 180"}},
		"shared name":   {with(func(p *dateline.Place) { p.Names[0] = "KELBECER" }), dateline.Invalid, []string{`"KELBECER" of sotk`, `"Kelbecer" of kalbajar`}},
		"other's id":    {with(func(p *dateline.Place) { p.ID = "taken" }), dateline.Conflict, []string{"taken", `"other"`}},
		"other's name":  {with(func(p *dateline.Place) { p.Label = "second name" }), dateline.Conflict, []string{`"second name" of sotk`, `"Second Name" of taken`, `"other"`}},
		"UTF-8 in kind": {with(func(p *dateline.Place) { p.Kind = "\xff" }), dateline.Invalid, []string{"places[1].kind", "byte 0"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := open(t)
			mustPutPlaces(t, r, "other", dateline.Place{ID: "taken", Label: "Taken", Names: []string{"Second Name"}})
			changed, _, err := r.PutPlaces(ctx, "s", c.places)
			wantError(t, err, c.kind, c.says...)
			if got, err := r.Places(ctx); changed || err != nil || len(got) != 1 || r.Head() != 1 {
				t.Errorf("changed %v, %+v, %v; want nothing changed", changed, got, err)
			}
		})
	}
}
