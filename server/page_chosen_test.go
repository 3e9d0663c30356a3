package server_test

import (
	"net/http"
	"slices"
	"testing"

	"dateline"
	"dateline/server"
)

// What a search is narrowed to has a page, which is linked; what is excluded, of another
// kind, or in no article is not.
func TestPagesOfWhatIsChosen(t *testing.T) {
	h := seedServer(t)
	for query, want := range map[string][]string{
		"place=sotk&publication=Press+TV":                {"/places/sotk", "/publications/Press%20TV"},
		"place=sotk&place=kalbajar&not.publication=Echo": {"/places/sotk", "/places/kalbajar"},
		"country=AM&year=2023&not.place=sotk":            nil,
		"place=zebra":                                    nil,
		"q=Sotk":                                         nil,
	} {
		var got []string
		for _, p := range visit(t, h, "/?"+query).all("p", "about-chosen") {
			for n := range p.Descendants() {
				if n.Data == "a" {
					got = append(got, attr(n, "href"))
				}
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
		for _, at := range got {
			if p := visit(t, h, at); p.code != http.StatusOK {
				t.Errorf("%s: %d", at, p.code)
			}
		}
	}
}

// What a place is stands there in words.
func TestKindsOfPlacesInWords(t *testing.T) {
	a := emptyArchive(t)
	for id, kind := range map[string]string{"tarsk": "admin1", "velun": "admin2", "lodz": "hamlet"} {
		if _, _, err := a.PutPlaces(t.Context(), id, []dateline.Place{{ID: id, Label: "The " + id, Kind: kind}}); err != nil {
			t.Fatal(err)
		}
	}
	searchable(t, a)(a.Put(t.Context(), []dateline.Article{{ID: "a", Keys: own("a"), Body: "fire"}}))
	h := serving(t, a, server.Options{})
	for id, want := range map[string]string{"tarsk": "state or province", "velun": "county or district", "lodz": "hamlet"} {
		if got := text(visit(t, h, "/places/"+id).all("dd", "")[0]); got != want {
			t.Errorf("%s is a %q, want %q", id, got, want)
		}
	}
}
