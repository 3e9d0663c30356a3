package server_test

import (
	"net/url"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever narrows a search is shown with a link that lifts that and nothing else.
func TestEveryChoiceCanBeLifted(t *testing.T) {
	chosen := url.Values{
		"q": {"Sotk"}, "place": {"sotk"}, "not.publication": {"Press TV"}, "missing": {"dateline"},
		"from": {"2023"}, "to": {"2024"}, "match": {"any"}, "verbatim": {"1"},
	}
	p := visit(t, seedServer(t), "/?"+chosen.Encode())
	var got, want []string
	for li := range p.all("ul", "chips")[0].ChildNodes() {
		if a := descendant(li, "a"); a != nil {
			got = append(got, attr(a, "href"))
		}
	}
	for lifted := range chosen {
		if lifted == "q" {
			continue
		}
		rest := url.Values{}
		for name, values := range chosen {
			if name != lifted {
				rest[name] = values
			}
		}
		want = append(want, "/?"+rest.Encode())
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("links that lift (-want +got):\n%s", diff)
	}
}
