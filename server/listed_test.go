package server_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"dateline"
	"dateline/server"
)

// manifold answers every search with a thousand values of each facet, all of them places
// with a point.
type manifold struct{ dateline.Archive }

func (manifold) Search(_ context.Context, s dateline.Search) (*dateline.Result, error) {
	res := &dateline.Result{Facets: map[string]dateline.Facet{}, Places: map[string]dateline.Place{}}
	for _, name := range s.Facets {
		var f dateline.Facet
		for i := range s.FacetLimit {
			id := fmt.Sprintf("v%d", i)
			f.Values = append(f.Values, dateline.Count{Value: id, Label: id, Count: 1})
			res.Places[id] = dateline.Place{ID: id, Located: true}
		}
		res.Facets[name] = f
	}
	return res, nil
}

// Each value of a facet comes with the address of a search; those of a long search with
// many values are left out, since together they would be a hundred megabytes.
func TestAddressesOfManyValues(t *testing.T) {
	h := serving(t, manifold{overSeeds}, server.Options{})
	all := "/api/v1/search?limit=0&facet_limit=1000&facet=" + strings.Join(dateline.FacetNames(), "&facet=")
	long := "&q=" + strings.Repeat("%D5%B6", 2000)
	for _, c := range []struct {
		path string
		has  bool
	}{
		{all + "&q=Sotk", true}, {all + long, false}, {"/api/v1/search?limit=0&facet_limit=100&facet=year" + long, true},
		{"/api/v1/facets/person?facet_limit=1000&q=Sotk", true}, {"/api/v1/facets/person?facet_limit=1000" + long, false},
		{"/api/v1/search.geojson?q=Sotk", true}, {"/api/v1/search.geojson?match=any" + long, false},
	} {
		w := get(t, h, c.path)
		body := w.Body.String()
		if has := strings.Contains(body, `"url":"`); w.Code != http.StatusOK || has != c.has || len(body) > 12<<20 {
			t.Errorf("%.80s: %d, %d bytes, with addresses: %v, want %v", c.path, w.Code, len(body), has, c.has)
		}
		contains(t, "answer", body, "v99\"")
	}
}
