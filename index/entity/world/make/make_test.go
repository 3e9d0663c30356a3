package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/index/entity/world"
)

func TestAlternates(t *testing.T) {
	names := []string{"Qafan", "Kapan City", "kapan", "YUK", "Madan", "Kapon", "Капан", "Kapan, Armenia", "Ka", "http://kapan.am"}
	for what, c := range map[string]struct {
		city city
		want string
	}{
		"a village":          {city{Name: "Kapan", Population: 900}, "Kapon"},
		"an English village": {city{Name: "Kapan", Population: 900, english: true}, ""},
		"a town":             {city{Name: "Kapan", Population: 33_000}, "Qafan Kapan City Madan Kapon"},
		"a city":             {city{Name: "Kapan", Population: 60_000}, "Qafan Kapan City Madan Kapon Капан"},
		"a saint":            {city{Name: "Saint Kapan"}, "St. Kapan"},
		"its abbreviation":   {city{Name: "St. Kapan"}, "Saint Kapan"},
	} {
		c.city.AlternateNames = names
		if got := strings.Join(alternates(c.city), " "); got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

func TestBare(t *testing.T) {
	for s, want := range map[string]string{"Syunik Province": "Syunik", "Province of Syunik": "Syunik", "Autonomous Region of Bougainville": "Bougainville", "Syunik": "Syunik", "Statesboro": "Statesboro"} {
		if got := bare(s); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}

func TestMiddle(t *testing.T) {
	lat, lon, people := middle([]point{{0, 0, 10}, {0, 0, 20}, {0, 0, 0}, {4, 8, 30}})
	if lat != 1.5 || lon != 3 || people != 60 {
		t.Errorf("%v, %v, %d", lat, lon, people)
	}
}

// What the packages have and the curated list too is one place, with the names and the
// countries of both, and the label of the list.
func TestCuratedAndPackedAreOne(t *testing.T) {
	g := gatherer{byNumber: map[uint32]int{}, byCode: map[string]int{}}
	for _, e := range []world.Entry{
		{Number: 1, Kind: world.City, Names: []string{"Khankendi", "Xankəndi"}, Countries: []string{"AZ"}, Population: 50_000, Lat: 39.8, Lon: 46.75},
		{Number: 2, Kind: world.City, Names: []string{"Khankendi"}, Countries: []string{"AZ"}, Population: 500, Lat: 39.9, Lon: 46.75},
		{Number: 3, Kind: world.City, Names: []string{"Lachin"}, Countries: []string{"AZ"}, Lat: 41, Lon: 46.5},
	} {
		g.add(e)
	}
	if err := g.addCurated(); err != nil {
		t.Fatal(err)
	}
	if e := g.entries[0]; e.Names[0] != "Khankendi/Stepanakert" || !slices.Contains(e.Names, "Xankəndi") || !slices.Contains(e.Names, "Stepanakert") || !slices.Equal(e.Countries, []string{"AM", "AZ"}) {
		t.Errorf("%+v", e)
	}
	if e := g.entries[1]; len(e.Names) != 1 {
		t.Errorf("the smaller of two: %+v", e)
	}
	if e := g.entries[2]; len(e.Names) != 1 || g.byCode["lachin"] < 3 {
		t.Errorf("too far to be the same: %+v", e)
	}
}

func TestOtherPackagesAreRefused(t *testing.T) {
	dir := t.TempDir()
	for archive := range wanted {
		if err := os.WriteFile(filepath.Join(dir, archive), []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := open(dir); err == nil || !strings.Contains(err.Error(), "SHA-256 is 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881; want") {
		t.Errorf("%v", err)
	}
	if _, err := open(t.TempDir()); err == nil {
		t.Error("an empty folder will do")
	}
}
