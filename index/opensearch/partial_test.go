package opensearch_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// parted is an archive of 3 parts without replicas on three nodes.
type parted struct {
	*clustertest.Cluster
	*opensearch.Archive
	all    map[dateline.ID]string // the publication of each article
	living map[dateline.ID]string // of those on nodes that are there
	halved map[dateline.ID]bool   // of which the record has a part on the node that is not
	lost   int                    // that node
	unsure int                    // articles that may have been erased, or not
}

func newParted(t *testing.T) *parted {
	t.Helper()
	p := &parted{Cluster: clustertest.Start(t, 3), all: map[dateline.ID]string{}}
	at, err := cluster.ParseAddress(p.Address("parted"))
	if err != nil {
		t.Fatal(err)
	}
	p.Archive, err = opensearch.Open(t.Context(), at, opensearch.Options{
		Make: true, Shards: 3, Replicas: "0", Cluster: cluster.Options{Patience: 4 * time.Second, Attempt: 10 * time.Second},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	var batch []dateline.Article
	for i := range 60 {
		a := article(fmt.Sprint("seed", i), "seed")
		a.Known.Publication = dateline.Sourced[string]{Value: fmt.Sprint("Paper ", i%4), From: dateline.FromMetadata}
		a.Known.Published = dateline.Sourced[dateline.Date]{Value: dateline.Date{Year: 2000 + i%3}, From: dateline.FromMetadata}
		batch = append(batch, a)
		p.all[a.ID] = a.Known.Publication.Value
	}
	_, upTo, err := p.Put(t.Context(), batch)
	if err == nil {
		batch[0].Body += " Then it was revised."
		_, upTo, err = p.Put(t.Context(), batch[:1])
	}
	if err == nil {
		err = p.Archive.Wait(t.Context(), upTo)
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// placed is a shard, and the name of the node that it is on.
type placed struct{ Index, Shard, Node string }

func (p *parted) shards(t *testing.T) (all []placed) {
	t.Helper()
	if err := json.Unmarshal(p.Ask(t, "GET", "/_cat/shards?format=json&h=index,shard,node", ""), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// part is one of the index on a node that does not hold the log of the record.
func (p *parted) part(t *testing.T) placed {
	t.Helper()
	all := p.shards(t)
	log := all[slices.IndexFunc(all, func(s placed) bool { return s.Index == "parted.log" })].Node
	i := slices.IndexFunc(all, func(s placed) bool { return strings.HasPrefix(s.Index, "parted.find") && s.Node != log })
	if i < 0 {
		t.Fatal("each part of the index is with the log")
	}
	return all[i]
}

// on returns the articles that a shard of the record has something of.
func (p *parted) on(t *testing.T, index, shard string) (out []dateline.ID) {
	t.Helper()
	p.Ask(t, "POST", "/"+index+"/_refresh", "")
	var got struct {
		Aggregations struct {
			IDs struct{ Buckets []struct{ Key dateline.ID } }
		}
	}
	ask := `{"size":0,"aggs":{"ids":{"terms":{"field":"article","size":1000}}}}`
	if err := json.Unmarshal(p.Ask(t, "GET", "/"+index+"/_search?preference=_shards:"+shard, ask), &got); err != nil {
		t.Fatal(err)
	}
	for _, b := range got.Aggregations.IDs.Buckets {
		out = append(out, b.Key)
	}
	return out
}

// lose kills a node with one part of the index.
func (p *parted) lose(t *testing.T) {
	t.Helper()
	part := p.part(t)
	var got cluster.Answer
	raw := p.Ask(t, "GET", "/parted.find/_search?size=100&_source=false&preference=_shards:"+part.Shard, `{"query":{"term":{"current":true}}}`)
	if err := json.Unmarshal(raw, &got); err != nil {
		t.Fatal(err)
	}
	p.living, p.halved = maps.Clone(p.all), map[dateline.ID]bool{}
	for _, h := range got.Hits.Hits {
		delete(p.living, dateline.ID(h.ID))
	}
	for _, s := range p.shards(t) {
		if s.Index == "parted.article" && s.Node == part.Node {
			for _, id := range p.on(t, s.Index, s.Shard) {
				p.halved[id] = true
			}
		}
	}
	if len(p.living) == len(p.all) || len(p.living) == 0 {
		t.Fatalf("%d of %d articles are elsewhere", len(p.living), len(p.all))
	}
	if _, err := fmt.Sscanf(part.Node, "n%d", &p.lost); err != nil {
		t.Fatal(err)
	}
	p.Kill(t, p.lost)
}

// hasAll reports whether a whole answer has all articles.
func (p *parted) hasAll(res *dateline.Result) bool {
	return res.Total <= len(p.all) && res.Total >= len(p.all)-p.unsure
}

func isPartMissing(err error) bool {
	var e *dateline.Error
	return errors.As(err, &e) && e.Kind == dateline.Unavailable && e.Field == "partial"
}

// While a part of the index is on no node that is there a search is refused, or by option
// answered by the rest, and says so on each of its pages.
func TestPartial(t *testing.T) {
	p := newParted(t)
	asked := dateline.Search{
		Text: "seed", Limit: 7, Facets: []string{dateline.FacetPublication}, Interval: dateline.ByYear,
	}
	taken := asked
	taken.Partial = true
	whole, err := p.Search(t.Context(), taken)
	if err != nil || whole.Parts != (dateline.Parts{}) || whole.Total != len(p.all) {
		t.Fatalf("a whole answer: %+v, %v", whole, err)
	}
	same, err := p.Search(t.Context(), asked)
	if err != nil || !sameButNext(same, whole) {
		t.Errorf("without the option the answer is %+v, with it %+v, %v", same, whole, err)
	}
	p.lose(t)

	from := time.Now()
	if _, err := p.Search(t.Context(), asked); !isPartMissing(err) {
		t.Errorf("without the option: %v", err)
	}
	refused := time.Since(from)
	from = time.Now()
	res, err := p.Search(t.Context(), taken)
	first := time.Since(from)
	from = time.Now()
	if err == nil {
		_, err = p.Search(t.Context(), taken)
	}
	t.Logf("refused after %v, answered in part after %v, then %v", refused, first, time.Since(from))
	if err != nil {
		t.Fatal(err)
	}
	if first > refused+10*time.Second {
		t.Errorf("a partial answer takes %v, longer than the %v to refuse a whole one", first, refused)
	}
	p.isOfTheRest(t, res)
	if _, err := p.Search(t.Context(), asked); !isPartMissing(err) {
		t.Errorf("without the option, behind a partial answer: %v", err)
	}
	p.otherPartial(t)
	p.leaf(t, taken, res)
	later := taken
	later.Cursor = whole.Next
	if _, err := p.Search(t.Context(), later); dateline.KindOf(err) != dateline.Gone {
		t.Errorf("behind a whole page: %v, want gone", err)
	}
	p.refusedInTime(t, asked)
	p.eraseWhileParted(t, taken)
	next := res.Next

	p.Restart(t, p.lost)
	p.Cluster.Wait(t, "green", 3)
	until(t, "whole again", func() bool {
		res, err := p.Search(t.Context(), taken)
		return err == nil && res.Parts == (dateline.Parts{}) && p.hasAll(res)
	})
	if res, err := p.Search(t.Context(), asked); err != nil || !p.hasAll(res) {
		t.Errorf("then without the option: %+v, %v", res, err)
	}
	later.Cursor = next
	res, err = p.Search(t.Context(), later)
	if kind := dateline.KindOf(err); err == nil && res.Parts.Missing != 1 || err != nil && kind != dateline.Gone {
		t.Errorf("behind a partial page: %+v, %v", res, err)
	}
}

func sameButNext(a, b *dateline.Result) bool {
	x, y := *a, *b
	x.Next, y.Next = "", ""
	return reflect.DeepEqual(x, y)
}

// isOfTheRest checks that an answer says what it lacks, and counts the articles on living nodes.
func (p *parted) isOfTheRest(t *testing.T, res *dateline.Result) {
	t.Helper()
	if res.Parts != (dateline.Parts{All: 3, Missing: 1}) || res.Total != len(p.living) || len(res.Hits) != 7 {
		t.Errorf("parts %+v, %d found of %d, %d shown", res.Parts, res.Total, len(p.living), len(res.Hits))
	}
	counts, of := map[string]int{}, map[string]int{}
	for _, v := range res.Facets[dateline.FacetPublication].Values {
		counts[v.Value] = v.Count
	}
	for _, paper := range p.living {
		of[paper]++
	}
	if !maps.Equal(counts, of) {
		t.Errorf("counts %v, want %v", counts, of)
	}
	sum := res.Histogram.Undated
	for _, b := range res.Histogram.Buckets {
		sum += b.Count
	}
	if sum != len(p.living) {
		t.Errorf("the histogram has %d articles, want %d", sum, len(p.living))
	}
}

// otherPartial asks in the other ways that have calls of their own.
func (p *parted) otherPartial(t *testing.T) {
	t.Helper()
	for name, s := range map[string]dateline.Search{
		"folded":        {Text: "seed", Limit: 100, Copies: dateline.Fold, Facets: []string{dateline.FacetPublication}},
		"all revisions": {Text: "seed", Limit: 100, Revisions: dateline.AllRevisions},
		"ids":           {Text: "seed", Limit: 100, Shown: dateline.IDsOnly},
		"counted only":  {},
	} {
		s.Partial = true
		res, err := p.Search(t.Context(), s)
		if err != nil || res.Parts.Missing != 1 {
			t.Errorf("%s: %+v, %v", name, res, err)
			continue
		}
		for _, h := range res.Hits {
			if _, lives := p.living[h.ID]; !lives && s.Revisions == dateline.NewestOnly {
				t.Errorf("%s: article %s is on the node that is gone", name, h.ID)
			}
		}
	}
	relaxed, err := p.Search(t.Context(), dateline.Search{Text: "seed nowhere", Limit: 5, Partial: true})
	if err != nil || relaxed.Relaxed == nil || relaxed.Relaxed.Total != len(p.living) || relaxed.Relaxed.Parts != relaxed.Parts {
		t.Errorf("relaxed: %+v, %v", relaxed, err)
	}
	bad := dateline.Search{Text: strings.Repeat("a* ", 1200), Partial: true}
	if _, err := p.Search(t.Context(), bad); dateline.KindOf(err) != dateline.Invalid {
		t.Errorf("a search that the cluster refuses: %v, want invalid", err)
	}
}

// refusedInTime checks that a search without the option is told what is missing when its time
// is over, as that of a server is before it is known anew.
func (p *parted) refusedInTime(t *testing.T, s dateline.Search) {
	t.Helper()
	until(t, "refused in a second", func() bool { // a machine that has other things to do may take longer
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		_, err := p.Search(ctx, s)
		return isPartMissing(err)
	})
}

// eraseWhileParted erases an article of which a page is shown: it is on none from then on. Of
// another the record cannot write all, which is refused as what may go better later.
func (p *parted) eraseWhileParted(t *testing.T, s dateline.Search) {
	t.Helper()
	s.Limit = dateline.MaxLimit
	res, err := p.Search(t.Context(), s)
	if err != nil || len(res.Hits) != len(p.living) {
		t.Fatalf("%+v, %v", res, err)
	}
	whole := slices.IndexFunc(res.Hits, func(h dateline.Hit) bool { return !p.halved[h.ID] })
	if whole < 0 {
		t.Fatal("of each article the record has a part on the node that is gone")
	}
	if _, err := p.Erase(t.Context(), res.Hits[whole].ID, "it was asked for"); err != nil {
		t.Fatal(err)
	}
	delete(p.all, res.Hits[whole].ID)
	if half := slices.IndexFunc(res.Hits, func(h dateline.Hit) bool { return p.halved[h.ID] }); half >= 0 {
		switch _, err := p.Erase(t.Context(), res.Hits[half].ID, "it was asked for"); {
		case err == nil: // what is missing was not to be written
			delete(p.all, res.Hits[half].ID)
		case dateline.KindOf(err) != dateline.Unavailable:
			t.Errorf("an article of which a part is missing: %v, want unavailable", err)
		default:
			p.unsure++
		}
	}
	if res, err = p.Search(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	for _, h := range res.Hits {
		if _, there := p.all[h.ID]; !there {
			t.Errorf("article %s was erased", h.ID)
		}
	}
}

// leaf follows the pages of a partial answer to their end.
func (p *parted) leaf(t *testing.T, s dateline.Search, res *dateline.Result) {
	t.Helper()
	var met []dateline.ID
	for {
		for _, h := range res.Hits {
			met = append(met, h.ID)
		}
		if res.Parts != (dateline.Parts{All: 3, Missing: 1}) || res.Total != len(p.living) {
			t.Errorf("a page of parts %+v of %d articles", res.Parts, res.Total)
		}
		if res.Next == "" {
			break
		}
		s.Cursor = res.Next
		s.Partial = false
		if _, err := p.Search(t.Context(), s); dateline.KindOf(err) != dateline.Invalid {
			t.Fatalf("a later page without the option: %v, want invalid", err)
		}
		s.Partial = true
		var err error
		if res, err = p.Search(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(met)
	if want := slices.Sorted(maps.Keys(p.living)); !slices.Equal(met, want) {
		t.Errorf("the pages have %v, want %v", met, want)
	}
}
