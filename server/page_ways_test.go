package server_test

import "testing"

// Where nothing matches, each way that is offered leads somewhere.
func TestWaysOutOfNothing(t *testing.T) {
	h := seedServer(t)
	for _, tc := range []struct{ url, way, total string }{
		{"/?q=Nerkin+Hand&publication=Press+TV&from=2023", "Lift every choice and date", "1 article"},
		{"/?q=Karvachar&verbatim=1", "Search the other names of places too", "4 articles"},
		{"/?q=Brussels+zebra", "Search for any of the words", "1 article"},
	} {
		p := visit(t, h, tc.url)
		if p.total() != "No articles" {
			t.Errorf("%s: %s", tc.url, p.total())
		}
		if out := visit(t, h, p.link(tc.way)); out.total() != tc.total {
			t.Errorf("%s, %s: %s at %s, want %s", tc.url, tc.way, out.total(), out.url, tc.total)
		}
	}
}
