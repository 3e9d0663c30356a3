package find

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/correct"
	"dateline/index/entity"
	"dateline/index/plan"
	"dateline/index/text"

	"github.com/google/go-cmp/cmp"
)

// A document that gets another group keeps all else, though its words are not in its source,
// and a large text stands packed in it.
func TestAnotherGroupChangesNothingElse(t *testing.T) {
	const body = "Nine men left Velun, <say> the “papers” of 2023 — and Łodź. "
	t.Run("short", func(t *testing.T) { changesNothingElse(t, body) })
	t.Run("large", func(t *testing.T) { changesNothingElse(t, strings.Repeat(body, 80_000)) })
}

func changesNothingElse(t *testing.T, body string) {
	e, err := plan.Make([]dateline.Place{{ID: "velun", Label: "Velun", Countries: []string{"AA"}}}, correct.Compile(nil), nil)
	if err != nil {
		t.Fatal(err)
	}
	a := dateline.Article{ID: "a", Revision: 2, Title: "Fire in Velun", Body: body, Remains: "Filed by Mia."}
	a.Known.Publication.Value = "Heron"
	a.Known.Published.Value, _ = dateline.ParseDate("2023-09-04")
	an := text.Borrow()
	defer text.Return(an)
	written := func(to Group) map[string]json.RawMessage {
		doc, sketch, err := (&Index{}).describe(an, e, Text{Article: a, Change: 7, Current: true}, func(words entity.Text) ([]dateline.Mention, string) { return e.Mentions(words), "" })
		if err != nil {
			t.Fatal(err)
		}
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
	if diff := cmp.Diff(asStrings(written(Group{"0", true})), asStrings(fieldsOf(t, again))); diff != "" {
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

func asStrings(fields map[string]json.RawMessage) map[string]string {
	out := map[string]string{}
	for field, raw := range fields {
		out[field] = string(raw)
	}
	return out
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
