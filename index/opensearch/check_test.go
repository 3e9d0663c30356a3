package opensearch_test

import (
	"encoding/json"
	"testing"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"

	"github.com/google/go-cmp/cmp"
)

const (
	ferry = "The ferry from Arden to Corlis lost its rudder on Monday, and 14 people waited for a tow."
	rain  = "Rain closed the road from Brenn to Dolva for a ferry on Friday, said the mayor, Ina Holt."
)

// Groups and sketches that are others than those of the texts are told, article by article,
// and made again by a rebuild.
func TestCheckFindsOtherCopies(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	a := server(t, at, opensearch.Options{})
	put(t, a, a, "one", ferry, "two", ferry, "three", rain)
	sound(t, a)
	c := client(t, at)
	alter(t, c, at, "two", func(doc map[string]any) { doc["group"], doc["copied"] = "two", false })
	sketch := alter(t, c, at, "one", func(map[string]any) {})["sketch"]
	alter(t, c, at, "three", func(doc map[string]any) { doc["sketch"], doc["group"], doc["copied"] = sketch, "one", true })
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	a = server(t, at, opensearch.Options{}) // on a state of its own
	found := map[dateline.ID][]string{}
	if err := a.Check(t.Context(), func(f dateline.Fault) { found[f.ID] = append(found[f.ID], f.Where+": "+f.Message) }); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[dateline.ID][]string{
		"two":   {"index: is kept as a copy of other articles than its text is one of"},
		"three": {"index: its copies were looked for by another text than its revision 1"},
	}, found); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	if err := a.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	sound(t, a)
}

// alter writes a document of the index past the archive, and returns it.
func alter(t *testing.T, c *cluster.Client, at cluster.Address, id string, how func(doc map[string]any)) (doc map[string]any) {
	t.Helper()
	ref := cluster.Ref{Index: at.Name + ".find", ID: id}
	d, err := c.Get(t.Context(), ref, nil)
	if err == nil {
		err = json.Unmarshal(d.Source, &doc)
	}
	if err != nil {
		t.Fatal(err)
	}
	how(doc)
	raw, err := json.Marshal(doc)
	if err == nil {
		_, err = c.Write(t.Context(), cluster.Write{Ref: ref, Source: raw})
	}
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
