package server_test

import "testing"

// The places of a hit narrow the search to them.
func TestPlacesOfAHitNarrow(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/?q=Tagiyev")
	for _, places := range p.all("p", "places") {
		a := descendant(places, "a")
		if a == nil {
			t.Fatalf("no place in %q", text(places))
		}
		narrowed := visit(t, h, attr(a, "href"))
		if narrowed.total() != "1 article" || len(narrowed.all("ul", "chips")) != 1 {
			t.Errorf("%s: %s", narrowed.url, narrowed.total())
		}
	}
}
