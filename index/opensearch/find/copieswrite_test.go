package find

import (
	"encoding/json"
	"slices"
	"testing"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"
	"dateline/index/text"

	"github.com/google/go-cmp/cmp"
)

// A document that gets another group keeps all else, though its words are not in its source.
func TestAnotherGroupChangesNothingElse(t *testing.T) {
	e, err := plan.Make([]dateline.Place{{ID: "velun", Label: "Velun", Countries: []string{"AA"}}}, correct.Compile(nil), nil)
	if err != nil {
		t.Fatal(err)
	}
	a := dateline.Article{ID: "a", Revision: 2, Title: "Fire in Velun", Body: "Nine men left Velun, <say> the “papers” of 2023 — and Łodź.", Remains: "Filed by Mia."}
	a.Known.Publication.Value = "Heron"
	a.Known.Published.Value, _ = dateline.ParseDate("2023-09-04")
	an := text.Borrow()
	defer text.Return(an)
	written := func(to Group) map[string]json.RawMessage {
		doc, sketch := (&Index{}).describe(an, e, Text{Article: a, Change: 7, Current: true})
		addCopies(doc, sketch, to)
		raw, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		return fieldsOf(t, raw)
	}
	source := written(Group{ID: "a"})
	for _, field := range excluded(t) {
		delete(source, field)
	}
	raw, err := json.Marshal(source)
	if err != nil {
		t.Fatal(err)
	}
	again, err := regrouped(an, raw, Group{"0", true})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(written(Group{"0", true}), fieldsOf(t, again)); diff != "" {
		t.Errorf("the document (-want +got):\n%s", diff)
	}
}

func fieldsOf(t *testing.T, raw json.RawMessage) (fields map[string]json.RawMessage) {
	t.Helper()
	if err := json.Unmarshal(raw, &fields); err != nil {
		t.Fatal(err)
	}
	return fields
}

// excluded are the fields that the cluster does not keep in sources.
func excluded(t *testing.T) []string {
	t.Helper()
	var m struct {
		Source struct{ Excludes []string } `json:"_source"`
	}
	if err := json.Unmarshal(mapping, &m); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(m.Source.Excludes, plan.FieldTitle) {
		t.Fatalf("sources are without %v; want the words of the title among them", m.Source.Excludes)
	}
	return m.Source.Excludes
}
