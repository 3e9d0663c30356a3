package world_test

import (
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity/world"
	"dateline/index/text"
)

// small is a world of few places, two of which share a name.
var small = []world.Entry{
	{Number: 1, Code: "AM", Kind: world.Country, Names: []string{"Armenia", "Republic of Armenia"}, Countries: []string{"AM"}, Population: 3_000_000, Lat: 40, Lon: 45},
	{Number: 2, Code: "AM.03", Kind: world.Admin1, Names: []string{"Syunik", "Siunik"}, Countries: []string{"AM"}, Population: 100_000, Lat: 39.25, Lon: 46.2},
	{Number: 3, Kind: world.City, Names: []string{"Kapan"}, Countries: []string{"AM"}, Admin1: "AM.03", Population: 33_000, Lat: 39.2076, Lon: 46.4068},
	{Number: 4, Kind: world.City, Names: []string{"Washington", "Washington, D.C."}, Countries: []string{"US"}, Population: 690_000, Lat: 38.9, Lon: -77},
	{Number: 5, Kind: world.City, Names: []string{"Washington"}, Countries: []string{"GB"}, Population: 53_000, Lat: 54.9, Lon: -1.52},
	{Number: 6, Kind: world.City, Names: []string{"King's Lynn"}, Countries: []string{"GB"}, Population: 46_000, Lat: 52.75, Lon: 0.4},
	{Number: 7, Kind: world.City, Names: []string{"St. Louis"}, Countries: []string{"US"}, Population: 280_000, Lat: 38.6, Lon: -90.2},
	{Number: 8, Kind: world.City, Names: []string{"Al-Bab"}, Countries: []string{"SY"}, Population: 60_000, Lat: 36.4, Lon: 37.5},
	{Number: 9, Code: "US.OR", Kind: world.Admin1, Names: []string{"Oregon", "OR"}, Countries: []string{"US"}, Population: 4_000_000, Lat: 44, Lon: -120.5},
	{Number: 10, Kind: world.City, Names: []string{"Şəki", "Şəki şəhəri"}, Countries: []string{"AZ"}, Population: 63_000, Lat: 41.2, Lon: 47.2},
	{ID: "nagorno-karabakh", Kind: world.Region, Names: []string{"Nagorno-Karabakh", "Artsakh"}, Countries: []string{"AZ", "AM"}, Population: 1, Lat: 39.82, Lon: 46.75},
	{ID: "lachin-corridor", Kind: world.Site, Names: []string{"Lachin corridor"}, Countries: []string{"AZ", "AM"}, Lat: 39.66, Lon: 46.63},
	{ID: "armenian-am", Kind: world.Demonym, Names: []string{"Armenian", "Armenians"}, Countries: []string{"AM"}, Population: 3_000_000, Lat: 40, Lon: 45},
	{ID: "karabakhi", Kind: world.Demonym, Names: []string{"Karabakhi"}, Countries: []string{"AZ", "AM"}, Admin1: "nagorno-karabakh", Lat: 40, Lon: 45},
}

// build returns a world as it is once written and read.
func build(t testing.TB, entries []world.Entry) *world.World {
	t.Helper()
	w, err := world.Build(entries)
	if err != nil {
		t.Fatal(err)
	}
	data, err := world.Write(w)
	if err != nil {
		t.Fatal(err)
	}
	read, err := world.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if read.Fingerprint() != w.Fingerprint() {
		t.Errorf("fingerprint %s once read, %s before", read.Fingerprint(), w.Fingerprint())
	}
	return read
}

// found writes matches as their words and the ids of their places.
func found(w *world.World, s string) string {
	words := text.Words(s)
	var out []string
	for _, m := range w.Matches(nil, s, words) {
		var ids []string
		for _, i := range m.Places {
			ids = append(ids, w.At(i).ID)
		}
		out = append(out, s[words[m.First].Start:words[m.First+m.N-1].End]+" "+strings.Join(ids, "|"))
	}
	return strings.Join(out, "; ")
}

func TestMatches(t *testing.T) {
	w := build(t, small)
	for s, want := range map[string]string{
		"In Syunik, near Kapan.":                   "Syunik syunik-2; Kapan kapan-3",
		"from Siunik’s villages":                   "Siunik’s syunik-2",
		"the Republic of Armenia":                  "Republic of Armenia armenia-1",
		"the Republic of armenia":                  "",
		"Washington said":                          "Washington washington-4|washington-5",
		"in Washington, D.C., on Monday":           "Washington, D.C washington-4",
		"in Washington, DC":                        "Washington washington-4|washington-5",
		"St. Louis and St Louis":                   "St. Louis st-louis-7; St Louis st-louis-7",
		"St. The Louis":                            "",
		"King's Lynn":                              "King's Lynn king-s-lynn-6",
		"the Republic's of Armenia":                "Armenia armenia-1",
		"fled al-Bab, AL-BAB":                      "al-Bab al-bab-8; AL-BAB al-bab-8",
		"fled al Bab and al-bab":                   "al Bab al-bab-8",
		"the Lachin corridor, the Lachin Corridor": "Lachin corridor lachin-corridor; Lachin Corridor lachin-corridor",
		"Or in Salem, OR":                          "OR oregon-9",
		"ARMENIA AND NAGORNO-KARABAKH":             "ARMENIA armenia-1; NAGORNO-KARABAKH nagorno-karabakh",
		"Nagorno.\n\nKarabakh":                     "",
		"Armenians of Sheki, Şəki and Şeki":        "Armenians armenian-am; Şəki seki-10; Şeki seki-10",
		"armenia and kapan":                        "",
		"":                                         "",
		"Armenia’s Kapan, Armenia-Kapan, K’apan":   "Armenia’s armenia-1; Kapan kapan-3; Armenia armenia-1; Kapan kapan-3",
	} {
		if got := found(w, s); got != want {
			t.Errorf("%q:\n got %s\nwant %s", s, got, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	w := build(t, small)
	if w.Len() != len(small) {
		t.Errorf("%d places of %d", w.Len(), len(small))
	}
	i, ok := w.ByID("kapan-3")
	p := w.At(i)
	if !ok || p.Label != "Kapan" || p.Country != "AM" || p.Kind != world.City || p.Population != 33_000 || p.Lat != 39.2076 || p.Lon != 46.4068 ||
		!slices.Equal(p.Countries, []string{"AM"}) || p.Admin2 != world.None || w.At(p.Admin1).ID != "syunik-2" {
		t.Errorf("%+v", p)
	}
	if j, ok := w.ByID("an-older-name-3"); !ok || j != i {
		t.Errorf("by an older id: %d, %v", j, ok)
	}
	for _, id := range []string{"", "3x", "kapan-99", "kapan-0", "lachin", "kapan--3x"} {
		if j, ok := w.ByID(id); ok || j != world.None {
			t.Errorf("by %q: %d, %v", id, j, ok)
		}
	}
	i, _ = w.ByID("nagorno-karabakh")
	if p := w.At(i); !slices.Equal(p.Countries, []string{"AZ", "AM"}) || !slices.Equal(w.Names(i), []string{"Nagorno-Karabakh", "Artsakh"}) {
		t.Errorf("%+v %q", p, w.Names(i))
	}
	if i := w.ByCode("AM.03"); i == world.None || w.At(i).ID != "syunik-2" || w.Code(i) != "AM.03" || w.ByCode("AM.99") != world.None {
		t.Errorf("by code: %d", i)
	}
	for id, want := range map[string]string{"armenian-am": "armenia-1", "karabakhi": "nagorno-karabakh", "kapan-3": "syunik-2", "syunik-2": "armenia-1"} {
		i, _ := w.ByID(id)
		if b := w.Belongs(i); b == world.None || w.At(b).ID != want {
			t.Errorf("%s belongs to %d; want %s", id, b, want)
		}
	}
	if got := w.Lookup([]string{"washington"}); len(got) != 2 || w.At(got[0]).Country != "US" {
		t.Errorf("look-up: %v", got)
	}
	if got := w.Lookup([]string{"republic", "of"}); got != nil {
		t.Errorf("look-up of the beginning of a name: %v", got)
	}
}

func TestBuildRefuses(t *testing.T) {
	city := func(change func(e *world.Entry)) []world.Entry {
		e := world.Entry{Number: 77, Kind: world.City, Names: []string{"Sotk"}, Countries: []string{"AM"}}
		change(&e)
		return append(slices.Clone(small), e)
	}
	for want, entries := range map[string][]world.Entry{
		`no division has the code "AM.99"`: city(func(e *world.Entry) { e.Admin1 = "AM.99" }),
		"no name":                          city(func(e *world.Entry) { e.Names = nil }),
		"kind 0; want 1 to":                city(func(e *world.Entry) { e.Kind = 0 }),
		"latitude 90.5; want -90 to 90":    city(func(e *world.Entry) { e.Lat = 90.5 }),
		"longitude -181":                   city(func(e *world.Entry) { e.Lon = -181 }),
		"neither a number nor an id":       city(func(e *world.Entry) { e.Number = 0; e.ID = "Sotk" }),
		"number 3 is given twice":          city(func(e *world.Entry) { e.Number = 3 }),
		`id "karabakhi" is given twice`:    city(func(e *world.Entry) { e.Number = 0; e.ID = "karabakhi" }),
		`country ["Armenia"]`:              city(func(e *world.Entry) { e.Countries = []string{"Armenia"} }),
	} {
		if _, err := world.Build(entries); dateline.KindOf(err) != dateline.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%v; want an error with %q", err, want)
		}
	}
}
