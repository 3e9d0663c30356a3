package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"dateline/server"
)

// answer decodes what --json printed: one object with the fields of T and no
// others.
func answer[T any](t *testing.T, raw string) (v T) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	if d.More() {
		t.Fatalf("more than one object: %s", raw)
	}
	return v
}

func TestSearchJSON(t *testing.T) {
	dir := seeded(t)
	raw := succeed(t, "search", "--archive", dir, "--json", "--limit", "2", "Kelbajar", `"drones`)
	got := answer[server.SearchJSON](t, raw)
	if got.Query.Text != `Kelbajar "drones` || got.Total != (server.TotalJSON{Value: 4, Relation: "eq"}) || len(got.Hits) != 2 || got.Seq != 6 {
		t.Errorf("%+v", got)
	}
	if w := got.Query.Warnings; len(w) != 1 || w[0].Start != 9 {
		t.Errorf("warnings %+v", w)
	}
	if e := got.Query.Expanded; len(e) != 1 || e[0].Entity != "kalbajar" || !slices.Contains(e[0].Words, "Kelbecer") {
		t.Errorf("expanded %+v", e)
	}
	for _, part := range []string{"{\n  \"query\": {\n    \"text\": ", `"warnings": [`, `"relation": "eq"`, `"took_ms": `, `"places": [`} {
		if !strings.Contains(raw, part) {
			t.Errorf("no %s in %s", part, raw)
		}
	}
	none := answer[server.SearchJSON](t, succeed(t, "search", "--archive", dir, "--json", "Sotk", "zebra"))
	if none.Total.Value != 0 || none.Relaxed == nil || none.Relaxed.Total.Value != 4 {
		t.Errorf("relaxed: %+v", none)
	}
}

func TestShowJSON(t *testing.T) {
	got := answer[server.ArticleJSON](t, succeed(t, "show", "--archive", seeded(t), "--json", "002_19c8dec911eaa44e"))
	if got.Known.Publication.Value != nil || *got.Known.Publication.From != "metadata file" || *got.Known.Published.Value != "2023-09" {
		t.Errorf("%+v", got.Known)
	}
	body := []rune(got.Body)
	for _, m := range got.Mentions {
		if m.Field == "body" && string(body[m.Start:m.End]) != m.Words {
			t.Errorf("%d to %d is %q, not %q", m.Start, m.End, string(body[m.Start:m.End]), m.Words)
		}
	}
	if len(got.Mentions) == 0 || len(got.Revisions) != 1 {
		t.Errorf("%d mentions, %d revisions", len(got.Mentions), len(got.Revisions))
	}
}
