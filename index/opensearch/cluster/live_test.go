package cluster_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

func TestMain(m *testing.M) { os.Exit(clustertest.Main(m)) }

// live is a client of a real node, and the name of an index that is gone behind the test.
func live(t *testing.T) (*cluster.Client, string) {
	t.Helper()
	a, err := cluster.ParseAddress(clustertest.Shared(t).Address("n"))
	if err != nil {
		t.Fatal(err)
	}
	client := newClient(t, a, cluster.Options{})
	index := strings.ToLower(t.Name()) + ".one"
	body := json.RawMessage(`{"settings":{"number_of_shards":2,"number_of_replicas":0},"mappings":{"dynamic":"strict","properties":{"n":{"type":"long"},"w":{"type":"keyword"}}}}`)
	must(t, client.CreateIndex(t.Context(), index, body))
	t.Cleanup(func() {
		names, err := client.Indices(t.Context(), strings.ToLower(t.Name())+".*")
		if err == nil && len(names) > 0 {
			_ = client.DeleteIndex(t.Context(), names...)
		}
	})
	return client, index
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestLiveDocuments(t *testing.T) {
	client, index := live(t)
	ctx, ref := t.Context(), cluster.Ref{Index: index, ID: "1/é"}
	if d, err := client.Get(ctx, ref, nil); err != nil || d.Found {
		t.Errorf("a document that is not there: %+v, %v", d, err)
	}
	if _, err := client.Get(ctx, cluster.Ref{Index: "none", ID: "1"}, nil); !errors.Is(err, cluster.ErrAbsent) {
		t.Errorf("an index that is not there: %v", err)
	}
	w, err := client.Write(ctx, cluster.Write{Op: cluster.Create, Ref: ref, Source: json.RawMessage(`{"n":9007199254740993,"w":"a"}`)})
	if err != nil || w.Version != 1 || w.Copies != 1 {
		t.Fatalf("%+v, %v", w, err)
	}
	if _, err := client.Write(ctx, cluster.Write{Op: cluster.Create, Ref: ref, Source: json.RawMessage(`{}`)}); !errors.Is(err, cluster.ErrConflict) || cluster.MayBeOurs(err) {
		t.Errorf("made twice: %v", err)
	}
	if _, err := client.Write(ctx, cluster.Write{Ref: ref, Source: json.RawMessage(`{"other":1}`)}); dateline.KindOf(err) != dateline.Internal {
		t.Errorf("a field that is not mapped: %v", err)
	}
	d, err := client.Get(ctx, ref, cluster.Fields{"n"})
	if err != nil || !d.Found || string(d.Source) != `{"n":9007199254740993}` || d.Stamp != w.Stamp {
		t.Errorf("%+v %s, %v", d, d.Source, err)
	}
	swap := cluster.Write{Ref: ref, Source: json.RawMessage(`{"n":2}`), Guard: cluster.Guard{If: &d.Stamp}}
	if _, err := client.Write(ctx, swap); err != nil {
		t.Error(err)
	}
	if _, err := client.Write(ctx, swap); !errors.Is(err, cluster.ErrConflict) {
		t.Errorf("swapped twice: %v", err)
	}
	docs, err := client.MGet(ctx, []cluster.Ref{{Index: index, ID: "2"}, ref}, cluster.None)
	if err != nil || len(docs) != 2 || docs[0].Found || !docs[1].Found || docs[1].Source != nil || docs[1].Version != 2 {
		t.Errorf("%+v, %v", docs, err)
	}
	if _, err := client.Write(ctx, cluster.Write{Op: cluster.Delete, Ref: ref}); err != nil {
		t.Error(err)
	}
	if _, err := client.Write(ctx, cluster.Write{Op: cluster.Delete, Ref: ref}); !errors.Is(err, cluster.ErrAbsent) {
		t.Errorf("removed twice: %v", err)
	}
}

func TestLiveBulkAndVersions(t *testing.T) {
	client, index := live(t)
	var writes []cluster.Write
	for i := range 2500 {
		writes = append(writes, cluster.Write{
			Ref: cluster.Ref{Index: index, ID: fmt.Sprint(i)}, Source: json.RawMessage(fmt.Sprintf(`{"n":%d,"w":"a"}`, i)), Guard: cluster.Guard{Version: 5},
		})
	}
	done, err := client.BulkAll(t.Context(), writes)
	must(t, err)
	if len(done) != len(writes) || done[7].ID != "7" || done[7].Version != 5 || done[7].Err != nil {
		t.Errorf("%d done, %+v", len(done), done[7])
	}
	again, equal := writes[7], writes[8]
	equal.Equal = true
	old := writes[9]
	old.Version, old.Equal = 4, true
	done, err = client.BulkAll(t.Context(), []cluster.Write{again, equal, old})
	must(t, err)
	for i, want := range []error{cluster.ErrConflict, nil, cluster.ErrConflict} {
		if !errors.Is(done[i].Err, want) || want == nil && done[i].Err != nil {
			t.Errorf("write %d: %v, want %v", i, done[i].Err, want)
		}
	}
	must(t, client.Refresh(t.Context(), index))
	if n, err := client.Count(t.Context(), index, map[string]any{"query": map[string]any{"range": map[string]any{"n": map[string]any{"gte": 2000}}}}); n != 500 || err != nil {
		t.Errorf("%d, %v, want 500", n, err)
	}
	sizes, err := client.Sizes(t.Context(), index)
	if s := sizes[index]; err != nil || s.Docs != 2500 || s.Bytes == 0 || s.Total != s.Bytes {
		t.Errorf("%+v, %v", sizes, err)
	}
	must(t, client.ExpungeDeletes(t.Context(), index))
	must(t, client.Merge(t.Context(), "1", index))
	must(t, client.Flush(t.Context(), index))
}

// A point in time does not see what is written behind it, and search_after goes on
// behind integers that a float64 does not hold.
func TestLivePointInTime(t *testing.T) {
	client, index := live(t)
	ctx := t.Context()
	const first = int64(1) << 53
	put := func(from, to int64) {
		var writes []cluster.Write
		for n := from; n < to; n++ {
			writes = append(writes, cluster.Write{Ref: cluster.Ref{Index: index, ID: fmt.Sprint(n)}, Source: json.RawMessage(fmt.Sprintf(`{"n":%d}`, n))})
		}
		_, err := client.BulkAll(ctx, writes)
		must(t, err)
		must(t, client.Refresh(ctx, index))
	}
	put(first, first+10)
	pit, err := client.OpenPIT(ctx, index, time.Minute)
	must(t, err)
	put(first+10, first+20)
	var got []string
	body := map[string]any{"size": 3, "track_total_hits": true, "sort": []any{map[string]string{"n": "asc"}}, "_source": false}
	for {
		body["pit"] = cluster.PITOf(pit, time.Minute)
		a, err := client.Search(ctx, "", nil, body)
		must(t, err)
		if a.Hits.Total != (cluster.Total{Value: 10, Relation: "eq"}) {
			t.Fatalf("%+v hits, want 10", a.Hits.Total)
		}
		if len(a.Hits.Hits) == 0 {
			break
		}
		for _, h := range a.Hits.Hits {
			got = append(got, h.ID)
		}
		pit, body["search_after"] = a.PIT, a.Hits.Hits[len(a.Hits.Hits)-1].Sort
	}
	var want []string
	for n := first; n < first+10; n++ {
		want = append(want, fmt.Sprint(n))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	must(t, client.ClosePIT(ctx, pit))
	if _, err := client.Search(ctx, "", nil, body); !errors.Is(err, cluster.ErrExpired) {
		t.Errorf("a point in time that has ended: %v", err)
	}
	if err := client.ClosePIT(ctx, pit); err != nil {
		t.Errorf("to end it again: %v", err)
	}
}

func TestLiveMSearch(t *testing.T) {
	client, index := live(t)
	_, err := client.Write(t.Context(), cluster.Write{Ref: cluster.Ref{Index: index, ID: "1"}, Source: json.RawMessage(`{"n":1,"w":"a"}`)})
	must(t, err)
	must(t, client.Refresh(t.Context(), index))
	word := func(w string) cluster.Question {
		return cluster.Question{Index: index, Body: map[string]any{"query": map[string]any{"term": map[string]any{"w": w}}, "aggs": map[string]any{"w": map[string]any{"terms": map[string]any{"field": "w"}}}}}
	}
	got, err := client.MSearch(t.Context(), []cluster.Question{word("a"), word("b")})
	if err != nil || len(got) != 2 || got[0].Hits.Total.Value != 1 || got[1].Hits.Total.Value != 0 || !strings.Contains(string(got[0].Aggregations["w"]), `"key":"a"`) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := client.MSearch(t.Context(), []cluster.Question{word("a"), {Index: "none", Body: map[string]any{}}}); !errors.Is(err, cluster.ErrAbsent) {
		t.Errorf("an index that is not there: %v", err)
	}
}

func TestLiveIndices(t *testing.T) {
	client, index := live(t)
	ctx, two := t.Context(), strings.TrimSuffix(index, "one")+"two"
	alias := strings.TrimSuffix(index, ".one") + "-alias"
	if err := client.CreateIndex(ctx, index, nil); !errors.Is(err, cluster.ErrConflict) {
		t.Errorf("made twice: %v", err)
	}
	must(t, client.CreateIndex(ctx, two, map[string]any{"settings": map[string]any{"number_of_replicas": 0}}))
	names, err := client.Indices(ctx, strings.TrimSuffix(index, "one")+"*")
	if err != nil || !reflect.DeepEqual(names, []string{index, two}) {
		t.Errorf("indices %v, %v", names, err)
	}
	if behind, err := client.Alias(ctx, strings.ToLower(t.Name())+".*", alias); err != nil || len(behind) > 0 {
		t.Errorf("an alias that is not there: %v, %v", behind, err)
	}
	must(t, client.SwapAlias(ctx, alias, nil, index))
	must(t, client.SwapAlias(ctx, alias, []string{index}, two))
	if behind, err := client.Alias(ctx, strings.ToLower(t.Name())+".*", alias); err != nil || !reflect.DeepEqual(behind, []string{two}) {
		t.Errorf("alias of %v, %v", behind, err)
	}
	if err := client.SwapAlias(ctx, alias, []string{index}, index); !errors.Is(err, cluster.ErrAbsent) {
		t.Errorf("swapped from what it does not name: %v", err)
	}
	for name, want := range map[string]bool{index: true, alias: true, "none": false} {
		if got, err := client.IndexExists(ctx, name); err != nil || got != want {
			t.Errorf("%s exists: %v, %v", name, got, err)
		}
	}
	must(t, client.PutSettings(ctx, index, map[string]any{"index.refresh_interval": "-1"}))
	settings, err := client.Settings(ctx, index)
	if err != nil || settings["index.refresh_interval"] != "-1" || settings["index.number_of_shards"] != "2" {
		t.Errorf("settings %v, %v", settings, err)
	}
	mapping, err := client.Mapping(ctx, index)
	if err != nil || !strings.Contains(string(mapping), `"strict"`) {
		t.Errorf("mapping %s, %v", mapping, err)
	}
	must(t, client.DeleteIndex(ctx, two))
	if err := client.DeleteIndex(ctx, two); !errors.Is(err, cluster.ErrAbsent) {
		t.Errorf("removed twice: %v", err)
	}
}

func TestLiveHealth(t *testing.T) {
	client, index := live(t)
	if i, err := client.Info(t.Context()); err != nil || i.Version != clustertest.Shared(t).Version {
		t.Errorf("%+v, %v", i, err)
	}
	h, err := client.Health(t.Context(), index, "green", time.Minute)
	if err != nil || h.Status != "green" || h.TimedOut || h.Shards != 2 || h.Nodes != 1 {
		t.Errorf("%+v, %v", h, err)
	}
	must(t, client.PutSettings(t.Context(), index, map[string]any{"index.number_of_replicas": 1}))
	h, err = client.Health(t.Context(), index, "green", 10*time.Millisecond)
	if err != nil || h.Status != "yellow" || !h.TimedOut || h.Unassigned != 2 {
		t.Errorf("%+v, %v, want yellow", h, err)
	}
}

// More copies than there can be are not waited for without an end.
func TestLiveCopies(t *testing.T) {
	client, index := live(t)
	must(t, client.PutSettings(t.Context(), index, map[string]any{"index.number_of_replicas": 1}))
	two := newClient(t, client.Address(), cluster.Options{Copies: "2", Attempt: 2 * time.Second, Patience: time.Millisecond})
	w := cluster.Write{Op: cluster.Create, Ref: cluster.Ref{Index: index, ID: "1"}, Source: json.RawMessage(`{"n":1}`)}
	_, err := two.Write(t.Context(), w)
	var f *cluster.Failure
	if dateline.KindOf(err) != dateline.Unavailable || !errors.As(err, &f) || f.Type != "unavailable_shards_exception" {
		t.Errorf("error %v, want unavailable shards", err)
	}
	if _, err := two.BulkAll(t.Context(), []cluster.Write{w}); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("in bulk: error %v, want unavailable", err)
	}
	if d, err := client.Get(t.Context(), w.Ref, nil); err != nil || d.Found {
		t.Errorf("%+v, %v: it was written all the same", d, err)
	}
}

func TestLiveCredentials(t *testing.T) {
	front := clustertest.Shared(t).Secure(t, "ann", "right")
	for _, c := range []struct {
		password string
		want     dateline.Kind
	}{{"right", 0}, {"wrong", dateline.Unavailable}, {"", dateline.Unavailable}} {
		env := map[string]string{cluster.CAVariable: front.CA}
		if c.password != "" {
			env[cluster.UserVariable], env[cluster.PasswordVariable] = "ann", c.password
		}
		o, err := cluster.FromEnvironment(func(name string) string { return env[name] })
		must(t, err)
		a, err := cluster.ParseAddress(front.Address("n"))
		must(t, err)
		_, err = newClient(t, a, o).Info(t.Context())
		if c.want == 0 && err != nil || c.want != 0 && (dateline.KindOf(err) != c.want || !strings.Contains(err.Error(), "refuses the credentials")) {
			t.Errorf("password %q: error %v", c.password, err)
		}
	}
}
