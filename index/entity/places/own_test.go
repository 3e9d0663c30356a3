package places_test

import (
	"slices"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/places"
)

func ownReader(t *testing.T, own ...dateline.Place) *places.Reader {
	t.Helper()
	g, err := entity.Compile(own)
	if err != nil {
		t.Fatal(err)
	}
	return places.New(theWorld(), g)
}

var (
	ownArmenia  = dateline.Place{ID: "armenia", Label: "Armenia", Kind: "country", Countries: []string{"AM"}, Lat: 40.2, Lon: 44.7, Located: true}
	ownReading  = dateline.Place{ID: "reading-room", Label: "Reading", Kind: "room"}
	ownCorridor = dateline.Place{ID: "corridor", Label: "Lachin corridor", Kind: "corridor", Countries: []string{"AZ"}}
)

// Names of the archive's own gazetteer are what it says, wherever they stand.
func TestOwnPlacesWin(t *testing.T) {
	r := ownReader(t, ownArmenia, ownReading, ownCorridor)
	var got []string
	for _, m := range r.Mentions(article("Reading the paper, the Armenian army left the Lachin corridor for Yerevan. Armenia’s flag. Republic of Armenia.", "Reading")) {
		got = append(got, m.Field+" "+m.Words+" "+m.Entity)
		if m.Type == dateline.TypePlace && m.Entity != "yerevan-616052" && m.Words != "Republic of Armenia" && m.Confidence != 1 {
			t.Errorf("%q has the confidence %v", m.Words, m.Confidence)
		}
	}
	want := []string{"title Reading reading-room", "body Reading reading-room", "body Armenian armenia", "body Lachin corridor corridor",
		"body Yerevan yerevan-616052", "body Armenia armenia", "body Armenia armenia"}
	if len(got) > 0 && got[len(got)-1] == "body Republic of Armenia armenia" {
		want[len(want)-1] = got[len(got)-1] // the longer name may be the world's
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
}

// A place of the world that the own gazetteer has under another name is the own one.
func TestOwnPlaceUnderAnotherName(t *testing.T) {
	kiev := dateline.Place{ID: "kyiv", Label: "Kyiv", Kind: "city", Countries: []string{"UA"}, Lat: 50.45, Lon: 30.52, Located: true}
	far := dateline.Place{ID: "lviv", Label: "Lviv", Kind: "city", Countries: []string{"UA"}, Lat: 10, Lon: 10, Located: true}
	r := ownReader(t, kiev, far)
	for words, want := range map[string]string{"They live in Kiev.": "kyiv", "They live in Kyiv.": "kyiv"} {
		if m := r.Mentions(article(words)); len(m) != 1 || m[0].Entity != want || m[0].Label != "Kyiv" {
			t.Errorf("%q: %+v, want %s", words, m, want)
		}
	}
	if m := r.Mentions(article("They live in Lwów.")); len(m) == 1 && m[0].Entity == "lviv" {
		t.Errorf("Lwów is taken for a place of that name at 10, 10: %+v", m)
	}
}

func TestPlace(t *testing.T) {
	r := ownReader(t, ownArmenia)
	if p, ok := r.Place("armenia"); !ok || p.Lat != 40.2 {
		t.Errorf("own place: %+v, %t", p, ok)
	}
	if p, ok := r.Place("yerevan-616052"); !ok || p.Label != "Yerevan" || p.Kind != "city" || !p.Located || !slices.Contains(p.Names, "Erevan") {
		t.Errorf("place of the world: %+v, %t", p, ok)
	}
	if p, ok := r.Place("no-such-place"); ok {
		t.Errorf("no place: %+v", p)
	}
}

func TestFingerprint(t *testing.T) {
	one, same, other := ownReader(t, ownArmenia).Fingerprint(), ownReader(t, ownArmenia).Fingerprint(), ownReader(t, ownReading).Fingerprint()
	if len(one) != 32 || one != same || one == other || places.Stamp() == one || len(places.Stamp()) != 32 {
		t.Errorf("fingerprints %s, %s and of other places %s; stamp %s", one, same, other, places.Stamp())
	}
}
