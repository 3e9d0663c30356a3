package server_test

import "testing"

// The orders are links that keep the question.
func TestOrdersAreLinks(t *testing.T) {
	h := seedServer(t)
	p := visit(t, h, "/?q=soldiers&country=AM")
	for label, want := range map[string]string{"newest": "2024", "oldest": "2023-05-13"} {
		ordered := visit(t, h, p.link(label))
		if first := attr(ordered.all("time", "")[0], "datetime"); len(first) < len(want) || first[:len(want)] != want || ordered.total() != p.total() {
			t.Errorf("%s: %s, the first of %s", ordered.url, ordered.total(), first)
		}
	}
}
