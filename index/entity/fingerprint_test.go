package entity_test

import (
	"regexp"
	"slices"
	"testing"

	"dateline"
	"dateline/index/entity"
)

func TestFingerprintIsOfTheContent(t *testing.T) {
	base := func() []dateline.Place {
		return []dateline.Place{
			{ID: "k", Label: "Kalbajar", Kind: "town", Countries: []string{"AZ"}, Lat: 40.1, Lon: 46, Located: true, Names: []string{"Kelbecer", "Kelbajar"}},
			{ID: "s", Label: "Sotk"},
		}
	}
	want := compile(t, base()...).Fingerprint()
	if !regexp.MustCompile(`^[0-9a-f]{32}$`).MatchString(want) {
		t.Errorf("fingerprint %q, want 32 hexadecimal digits", want)
	}
	changes := []struct {
		what   string
		change func(p []dateline.Place) []dateline.Place
		same   bool
	}{
		{"nothing", func(p []dateline.Place) []dateline.Place { return p }, true},
		{"order of places", func(p []dateline.Place) []dateline.Place { slices.Reverse(p); return p }, true},
		{"order of names", func(p []dateline.Place) []dateline.Place { slices.Reverse(p[0].Names); return p }, true},
		{"a name again", func(p []dateline.Place) []dateline.Place {
			p[0].Names = append(p[0].Names, "Kelbajar", "Kalbajar")
			return p
		}, true},
		{"coordinates of none", func(p []dateline.Place) []dateline.Place { p[1].Lat = 4; return p }, true},
		{"coordinates", func(p []dateline.Place) []dateline.Place { p[0].Lat = 40.2; return p }, false},
		{"located", func(p []dateline.Place) []dateline.Place { p[1].Located = true; return p }, false},
		{"id", func(p []dateline.Place) []dateline.Place { p[1].ID = "t"; return p }, false},
		{"label and name exchanged", func(p []dateline.Place) []dateline.Place {
			p[0].Label, p[0].Names[0] = p[0].Names[0], p[0].Label
			return p
		}, false},
		{"casing", func(p []dateline.Place) []dateline.Place { p[1].Label = "sotk"; return p }, false},
		{"kind", func(p []dateline.Place) []dateline.Place { p[0].Kind = "city"; return p }, false},
		{"country", func(p []dateline.Place) []dateline.Place { p[0].Countries = []string{"AM"}; return p }, false},
		{"one name of two", func(p []dateline.Place) []dateline.Place {
			p[0].Names = []string{"Kelbecer Kelbajar"}
			return p
		}, false},
		{"a place less", func(p []dateline.Place) []dateline.Place { return p[:1] }, false},
		{"no places", func([]dateline.Place) []dateline.Place { return nil }, false},
	}
	for _, c := range changes {
		got := compile(t, c.change(base())...).Fingerprint()
		if (got == want) != c.same {
			t.Errorf("%s: fingerprint %s after %s", c.what, got, want)
		}
	}
	var zero entity.Gazetteer
	if got, empty := zero.Fingerprint(), compile(t).Fingerprint(); got != empty {
		t.Errorf("the zero gazetteer has the fingerprint %s, the one of no places %s", got, empty)
	}
}
