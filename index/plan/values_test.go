package plan_test

import (
	"reflect"
	"testing"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"
)

// A name that was given counts, but not as what an entity is called.
func TestGivenNamesAreNoLabels(t *testing.T) {
	e, err := plan.Make(nil, correct.Compile(nil), nil)
	if err != nil {
		t.Fatal(err)
	}
	got := e.EntityValues([]dateline.Mention{
		{Type: dateline.TypePerson, Entity: "mia-tal", Words: "Tal", Label: "Mia Tal"},
		{Type: dateline.TypePerson, Entity: "mia-tal", Words: "Grey Lady"},
	})
	want := map[string][]string{
		plan.FieldPerson: {"mia-tal", "mia-tal"},
		plan.FieldName:   {"mia-tal" + plan.NameSeparator + "Tal", "mia-tal" + plan.NameSeparator + "Grey Lady"},
		plan.FieldLabel:  {"mia-tal" + plan.NameSeparator + "Mia Tal"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
