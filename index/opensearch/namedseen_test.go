package opensearch_test

import (
	"context"
	"fmt"
	"testing"

	"dateline"
	"dateline/index/opensearch"

	"github.com/google/go-cmp/cmp"
)

// Articles of the archive that names are given in: so many that they are not read again at
// once, and in more than one step.
const (
	ladies     = 300
	bystanders = 40
	firstStep  = 256 // of those, by id
)

// town is an archive of them, with a pair of copies, and an article that had the name once.
func town(t *testing.T, a *opensearch.Archive) {
	t.Helper()
	_, _, err := a.PutPlaces(t.Context(), "atlas", []dateline.Place{{ID: "velun", Label: "Velun", Countries: []string{"AA"}}})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for i := range ladies {
		all = append(all, fmt.Sprintf("a%03d", i), fmt.Sprintf("Item %d: the Grey Lady was in the Low Town, by the old mill.", i))
	}
	for i := range bystanders {
		all = append(all, fmt.Sprintf("b%03d", i), fmt.Sprintf("A bystander, number %d, by the old mill of Velun.", i))
	}
	all = append(all, "c1", ferry+" So said the Grey Lady.", "c2", ferry+" So said the Grey Lady.", "rev", "The Grey Lady of the old mill.")
	put(t, a, a, all...)
	put(t, a, a, "rev", "A bystander of the old mill.")
}

var (
	greyLady = dateline.Correction{Kind: dateline.CorrectName, Entity: "mara-velk", Type: dateline.TypePerson, Words: []string{"Grey Lady"}}
	lowTown  = dateline.Correction{Kind: dateline.CorrectName, Entity: "velun", Words: []string{"Low Town"}}
)

// says makes a correction, and returns what is to be waited for.
func says(t *testing.T, a *opensearch.Archive, c dateline.Correction) dateline.Seq {
	t.Helper()
	_, upTo, err := a.Correct(t.Context(), []dateline.Correction{c})
	if err != nil {
		t.Fatal(err)
	}
	return upTo
}

// sees waits for what servers see without reading anything again.
func sees(t *testing.T, upTo dateline.Seq, servers ...*opensearch.Archive) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for _, a := range servers {
		if err := a.Wait(ctx, upTo); err != nil {
			t.Fatal(err)
		}
	}
}

// shown is what an archive says of a search: how many there are, and of each facet its values,
// those chosen with a sign, and how many articles have none.
func shown(t *testing.T, a *opensearch.Archive, s dateline.Search) string {
	t.Helper()
	s.Facets = []string{dateline.FacetPerson, dateline.FacetPlace, dateline.FacetCountry}
	r := found(t, a, s)
	out := fmt.Sprint(r.Total)
	for _, name := range s.Facets {
		out += ";"
		for _, v := range r.Facets[name].Values {
			out += fmt.Sprintf(" %s%s %d", map[string]string{"in": "+", "out": "-"}[v.State], v.Value, v.Count)
		}
		out += fmt.Sprint(" none ", r.Facets[name].Missing)
	}
	return out
}

// named is how many articles have the names, where they are seen.
type named struct{ lady, town int }

// seen reports what is not so.
func (n named) seen(t *testing.T, when string, a *opensearch.Archive) {
	t.Helper()
	const without = bystanders + 1
	placed, rest := bystanders+n.town, n.lady-n.town
	town := func(n, none int) string {
		if n == 0 {
			return fmt.Sprintf("; none %d; none %d", none, none)
		}
		return fmt.Sprintf("; velun %d none %d; AA %d none %d", n, none, n, none)
	}
	lady := func(sign string) string { return fmt.Sprintf("; %smara-velk %d none %d", sign, n.lady, without) }
	her := map[string][]string{dateline.FacetPerson: {"mara-velk"}}
	for name, c := range map[string]struct {
		s    dateline.Search
		want string
	}{
		"all":      {dateline.Search{}, fmt.Sprint(n.lady+without) + lady("") + town(placed, rest+1)},
		"included": {dateline.Search{Include: her}, fmt.Sprint(n.lady) + lady("+") + town(n.town, rest)},
		"excluded": {dateline.Search{Exclude: her}, fmt.Sprint(without) + lady("-") + town(bystanders, 1)},
		"missing":  {dateline.Search{Missing: []string{dateline.FacetPerson}}, fmt.Sprint(without) + lady("") + town(bystanders, 1)},
		"folded":   {dateline.Search{Text: "ferry", Copies: dateline.Fold}, "1; mara-velk 1 none 0; none 1; none 1"},
	} {
		if diff := cmp.Diff(c.want, shown(t, a, c.s)); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", when, name, diff)
		}
	}
	if r := found(t, a, dateline.Search{Include: her, Revisions: dateline.AllRevisions}); r.Total != n.lady+1 {
		t.Errorf("%s: %d texts have her, want %d", when, r.Total, n.lady+1)
	}
	for _, text := range []string{"person:mara-velk item", `"mill" item "grey lady"`} {
		r := found(t, a, dateline.Search{Text: text, Limit: 1})
		if len(r.Hits) != 1 || len(r.Hits[0].Named) != 1 || r.Hits[0].Named[0].ID != "mara-velk" {
			t.Errorf("%s, %s: %d are found, the first is %+v", when, text, r.Total, r.Hits)
		}
	}
	if e, err := a.Entity(t.Context(), "mara-velk"); err != nil || e.Articles != n.lady {
		t.Errorf("%s: the entity has %d articles, %v; want %d", when, e.Articles, err, n.lady)
	}
}
