package server_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// A search for ids alone has them and what is counted in every form that can, and is
// refused by the others.
func TestIDsAloneOverHTTP(t *testing.T) {
	h := ferryTexts(t)
	for address, want := range map[string][]string{
		"/api/v1/search?q=ferry&show=ids&facet=publication&limit=1": {`"total":{"value":2,"relation":"eq"}`, `"missing":2`, `"next":"`, `"hits":[{"id":"`, `","revision":`},
		"/api/v1/search?q=ferry+lynx&show=ids":                      {`"total":{"value":0,"relation":"eq"}`, `"relaxed":{`},
		"/api/v1/search?q=rudder&show=ids&revisions=all":            {`"id":"ferry","revision":1,"score":`, `"current_revision":3}`},
		"/api/v1/search.csv?q=towed&show=ids":                       {"id,revision,score\r\nferry,3,"},
		"/api/v1/search.csv?q=rudder&show=ids&revisions=all":        {"id,revision,score,current_revision\r\n", ",3\r\n"},
		"/api/v1/search.csv?q=towed&show=hits":                      {"id,revision,title,publication,published,dateline,language,url,score,places,snippets\r\n"},
		"/api/v1/search.ndjson?q=towed&show=ids":                    {`{"id":"ferry","revision":3,"score":`},
		"/api/v1/search?q=towed&show=hits":                          {`"title":"Ferry"`},
		"/api/v1/search?show=id":                                    {`"param":"show"`, "want hits, ids", "the nearest known one is ids"},
		"/api/v1/search?show=ids&show=hits":                         {`"param":"show"`, "given 2 times"},
		"/api/v1/search.rss?show=ids":                               {`"param":"show"`, "has no place in search.rss", "/api/v1/search for ids, or with the suffix .csv or .ndjson"},
		"/api/v1/search.geojson?show=ids":                           {`"param":"show"`, "has no place in search.geojson"},
		"/api/v1/search.ris?show=ids":                               {`"param":"show"`, "has no place in search.ris"},
		"/api/v1/search.bib?show=ids":                               {`"param":"show"`, "has no place in search.bib"},
		"/api/v1/export?show=ids":                                   {`"param":"show"`, "there is no such parameter"},
		"/api/v1/facets/publication?show=ids":                       {`"param":"show"`, "there is no such parameter"},
	} {
		body := get(t, h, address).Body.String()
		contains(t, address, body, want...)
		for _, read := range []string{"title", "snippet", "rudder,", "towed"} {
			if strings.Contains(address, "show=ids") && !strings.Contains(body, `"param"`) && strings.Contains(strings.ReplaceAll(body, `"text":"towed","parsed":"towed"`, ""), read) {
				t.Errorf("%s: %s holds %q; want ids alone", address, body, read)
			}
		}
	}
}

// The description says which forms take the parameter, and that a hit may lack what
// is read.
func TestIDsAloneAreDescribed(t *testing.T) {
	var doc struct {
		Paths      map[string]map[string]struct{ Parameters []struct{ Name string } }
		Components struct {
			Schemas map[string]struct{ Required []string }
		}
	}
	if err := json.Unmarshal(get(t, ferryTexts(t), "/api/v1/openapi.json").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{"": true, ".csv": true, ".ndjson": true, ".rss": false, ".geojson": false, ".ris": false, ".bib": false} {
		has := false
		for _, p := range doc.Paths["/api/v1/search"+path]["get"].Parameters {
			has = has || p.Name == "show"
		}
		if has != want {
			t.Errorf("search%s takes show: %v, want %v", path, has, want)
		}
	}
	if got := strings.Join(doc.Components.Schemas["Hit"].Required, " "); got != "id revision score" {
		t.Errorf("a hit always has %s; want id, revision and score", got)
	}
}
