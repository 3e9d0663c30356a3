package dateline_test

import (
	"testing"

	"dateline"
)

func TestMerge(t *testing.T) {
	type value = dateline.Sourced[string]
	for _, c := range []struct {
		name      string
		was, next value
		older     bool
		want      value
	}{
		{"nothing was known", value{}, value{"A", dateline.FromMachine}, false, value{"A", dateline.FromMachine}},
		{"nothing is said", value{"A", dateline.FromMachine}, value{}, false, value{"A", dateline.FromMachine}},
		{"a value without an origin says nothing", value{"A", dateline.FromMachine}, value{"B", ""}, false, value{"A", dateline.FromMachine}},
		{"stronger", value{"A", dateline.FromText}, value{"B", dateline.FromMetadata}, false, value{"B", dateline.FromMetadata}},
		{"stronger though older", value{"A", dateline.FromText}, value{"B", dateline.FromMetadata}, true, value{"B", dateline.FromMetadata}},
		{"weaker", value{"A", dateline.FromEditor}, value{"B", dateline.FromMetadata}, false, value{"A", dateline.FromEditor}},
		{"as strong and later", value{"A", dateline.FromText}, value{"B", dateline.FromText}, false, value{"B", dateline.FromText}},
		{"as strong and older", value{"A", dateline.FromText}, value{"B", dateline.FromText}, true, value{"A", dateline.FromText}},
		{"stated as unknown", value{"A", dateline.FromMetadata}, value{"", dateline.FromMetadata}, false, value{"", dateline.FromMetadata}},
		{"unknown is no guess", value{"", dateline.FromMetadata}, value{"B", dateline.FromAddress}, false, value{"", dateline.FromMetadata}},
	} {
		got := dateline.Known{Publication: c.was}.Merge(dateline.Known{Publication: c.next}, c.older)
		if got.Publication != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got.Publication, c.want)
		}
	}
}

func TestOrigins(t *testing.T) {
	for _, o := range dateline.Origins() {
		if !o.Valid() {
			t.Errorf("%s is not valid", o)
		}
	}
	if len(dateline.Origins()) != 5 || dateline.Origin("rumour").Valid() || dateline.Origin("").Valid() {
		t.Error("there are other origins than the five")
	}
}
