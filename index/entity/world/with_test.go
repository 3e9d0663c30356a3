package world_test

import (
	"slices"
	"testing"

	"dateline"
	"dateline/index/entity/world"
)

var villages = []dateline.Place{
	{ID: "kapan-3", Label: "Kapan", Kind: "city", Countries: []string{"AM"}, Lat: 39.2, Lon: 46.4, Located: true, Names: []string{"Ghap'an", "Kafan"}},
	{ID: "chakaten-70", Label: "Chakaten", Kind: "city", Countries: []string{"AM"}, Lat: 39.15, Lon: 46.5, Located: true, Names: []string{"Washington", "Chakat’en"}},
	{ID: "khustup-71", Label: "Khustup", Kind: "mountain", Countries: []string{"AM"}},
	{ID: "sotk-72", Label: "Sotk", Kind: "mine", Countries: []string{"AM", "AZ"}, Lat: -8, Lon: -170.5, Located: true},
	{ID: "dots-73", Label: "...", Kind: "city", Countries: []string{"FR"}},
}

func TestWith(t *testing.T) {
	base := build(t, small)
	w, err := base.With(villages)
	if err != nil {
		t.Fatal(err)
	}
	for s, want := range map[string]string{
		"Kafan, Kapan":                  "Kafan kapan-3; Kapan kapan-3",
		"Washington":                    "Washington washington-4|washington-5|chakaten-70",
		"Washington, D.C., and Khustup": "Washington, D.C washington-4; Khustup khustup-71",
		"Sotk in Armenia":               "Sotk sotk-72; Armenia armenia-1",
	} {
		if got := found(w, s); got != want {
			t.Errorf("%q: %s; want %s", s, got, want)
		}
	}
	i, _ := w.ByID("kapan-3")
	if got := w.Names(i); !slices.Equal(got, []string{"Kapan", "Ghap'an", "Kafan"}) || w.At(i).Population != 33_000 {
		t.Errorf("%q, %+v", got, w.At(i))
	}
	i, _ = w.ByID("chakaten-70")
	if p := w.At(i); p.Admin1 == world.None || w.At(p.Admin1).ID != "syunik-2" || p.Lat != 39.15 || p.Kind != world.City || !slices.Equal(w.Names(i), []string{"Chakaten", "Washington", "Chakat’en"}) {
		t.Errorf("%+v %q: want the division of Kapan, which is near", p, w.Names(i))
	}
	i, _ = w.ByID("sotk-72")
	if p := w.At(i); p.Kind != world.Site || p.Admin1 != world.None || p.Lat != -8 || p.Lon != -170.5 || !slices.Equal(p.Countries, []string{"AM", "AZ"}) {
		t.Errorf("%+v", p)
	}
	if got := w.Lookup([]string{"washington"}); len(got) != 3 {
		t.Errorf("look-up: %v", got)
	}
	if base.Len() != len(small) || found(base, "Kafan") != "" || base.Fingerprint() == w.Fingerprint() {
		t.Error("the world that places were added to is another one now")
	}
	if same, err := base.With(nil); err != nil || same.Fingerprint() != base.Fingerprint() {
		t.Errorf("with nothing: %v", err)
	}
	if fewer, err := base.With(villages[:3]); err != nil || fewer.Fingerprint() == w.Fingerprint() {
		t.Errorf("with fewer: %v", err)
	}
}
