package server_test

import (
	"fmt"
	"testing"

	"dateline"

	"github.com/getkin/kin-openapi/openapi3"
)

func description(t *testing.T) *openapi3.T {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(get(t, seedServer(t), "/api/v1/openapi.json").Body.Bytes())
	if err == nil {
		err = doc.Validate(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// What the tags of the parameters say is what the archive allows.
func TestTagsOfParameters(t *testing.T) {
	doc := description(t)
	if want := len(paths) + 3; doc.OpenAPI != "3.1.0" || len(doc.Paths.Map()) != want { // two are not for GET, and the seeds have no two revisions to compare
		t.Errorf("OpenAPI %s with %d paths, want %d", doc.OpenAPI, len(doc.Paths.Map()), want)
	}
	at := map[string]*openapi3.Parameter{}
	for _, p := range doc.Paths.Find("/api/v1/search").Get.Parameters {
		at[p.Value.Name] = p.Value
		if p.Value.Description == "" {
			t.Errorf("%s is not described", p.Value.Name)
		}
	}
	got := fmt.Sprint(*at["limit"].Schema.Value.Max, at["limit"].Schema.Value.Default, *at["facet_limit"].Schema.Value.Max, at["facet_limit"].Schema.Value.Default,
		at["sort"].Schema.Value.Enum, at["interval"].Schema.Value.Enum)
	want := fmt.Sprint(dateline.MaxLimit, dateline.DefaultLimit, dateline.MaxFacetLimit, dateline.DefaultFacetLimit,
		[]string{dateline.ByRelevance, dateline.Newest, dateline.Oldest, ""}, []string{dateline.ByDay, dateline.ByWeek, dateline.ByMonth, dateline.ByYear, ""})
	if got != want {
		t.Errorf("described %s, want %s", got, want)
	}
	for _, facet := range dateline.FacetNames() {
		if at[facet] == nil || at["not."+facet] == nil {
			t.Errorf("%s is not described", facet)
		}
	}
	if n := 18 + 2*len(dateline.FacetNames()); len(at) != n {
		t.Errorf("%d parameters, want %d", len(at), n)
	}
}

// Every field of every answer says what it is.
func TestAnswersAreDescribed(t *testing.T) {
	doc := description(t)
	for name, s := range doc.Components.Schemas {
		if s.Value.Description == "" {
			t.Errorf("%s is not described", name)
		}
		for field, p := range s.Value.Properties {
			if p.Value.Description == "" {
				t.Errorf("%s.%s is not described", name, field)
			}
		}
	}
	if len(doc.Components.Schemas) < 25 {
		t.Errorf("only %d schemas", len(doc.Components.Schemas))
	}
}
