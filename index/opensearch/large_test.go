package opensearch_test

import (
	"strings"
	"testing"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// A text that is more than the cluster takes in one request is refused when it is put. One
// whose words are more than that, which only the index finds out, keeps no other article
// back, and is listed by a check.
func TestTextsTooLargeForTheCluster(t *testing.T) {
	t.Parallel()
	node := clustertest.Start(t, 1, "http.max_content_length=1mb")
	at, err := cluster.ParseAddress(node.Address("large"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := opensearch.Open(t.Context(), at, opensearch.Options{Make: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	text := func(id, body string) dateline.Article {
		return dateline.Article{ID: dateline.ID(id), Title: "Kite", Body: body, Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "attic", Value: id}}}
	}
	// Signs that fold to many letters each.
	out, upTo, err := a.Put(t.Context(), []dateline.Article{
		text("a", "alpha"), text("b", strings.Repeat("kites ", 1<<20/6)), text("c", strings.Repeat("\ufdfa ", 300_000/4)), text("d", strings.Repeat("kites ", 40_000)),
	})
	if err == nil {
		err = a.Wait(t.Context(), upTo)
	}
	if err != nil {
		t.Fatal(err)
	}
	if out[1].Status != dateline.Rejected || out[1].Err == nil || !strings.Contains(out[1].Err.Error(), "the cluster takes at most 349525") {
		t.Errorf("the text of a megabyte is %q: %v", out[1].Status, out[1].Err)
	}
	res, err := a.Search(t.Context(), dateline.Search{Text: "kite", Limit: 9})
	if err != nil || res.Total != 2 {
		t.Errorf("%+v, %v; want two articles", res, err)
	}
	var faults []string
	err = a.Check(t.Context(), func(f dateline.Fault) { faults = append(faults, string(f.ID)+" "+f.Message+" "+f.Mend) })
	if err != nil || len(faults) != 1 || !strings.HasPrefix(faults[0], "c revision 1 is not found by searches: the cluster refuses it") {
		t.Errorf("the check says %q, %v", faults, err)
	}
	if stats, err := a.Stats(t.Context()); err != nil || stats.Refused != 1 {
		t.Errorf("%+v, %v; want one text that is refused", stats, err)
	}
}

// A large text, which stands packed in its document, is found and shown as any other.
func TestLargeTextsAreShown(t *testing.T) {
	t.Parallel()
	a, err := opensearch.Open(t.Context(), address(t, clustertest.Shared(t)), opensearch.Options{Make: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	body := strings.Repeat("kites ", 900_000) + "over Velun"
	_, upTo, err := a.Put(t.Context(), []dateline.Article{{ID: "a", Title: "Kites", Body: body, Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "attic", Value: "a"}}}})
	if err == nil {
		err = a.Wait(t.Context(), upTo)
	}
	if err != nil {
		t.Fatal(err)
	}
	res, err := a.Search(t.Context(), dateline.Search{Text: "velun", Limit: 1})
	if err != nil || res.Total != 1 || res.Hits[0].Title != "Kites" || len(res.Hits[0].Snippets) == 0 {
		t.Fatalf("%+v, %v", res, err)
	}
	if s := res.Hits[0].Snippets[0].Text; !strings.HasSuffix(s, "over Velun") {
		t.Errorf("the passage is %.200q", s)
	}
}
