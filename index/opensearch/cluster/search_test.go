package cluster_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// An answer that is not whole is refused, however it says so.
func TestPartialAnswersAreRefused(t *testing.T) {
	for name, body := range map[string]string{
		"a shard without a copy": `{"timed_out":false,"_shards":{"total":2,"successful":1,"skipped":0,"failed":0},"hits":{"hits":[]}}`,
		"a shard that failed":    `{"timed_out":false,"_shards":{"total":2,"successful":1,"skipped":0,"failed":1,"failures":[{"reason":{"type":"x"}}]},"hits":{"hits":[]}}`,
		"no time":                `{"timed_out":true,"_shards":{"total":2,"successful":2,"skipped":0,"failed":0},"hits":{"hits":[]}}`,
	} {
		t.Run(name, func(t *testing.T) {
			f, client := startFake(t, cluster.Options{})
			f.answer(200, body)
			_, err := client.Search(t.Context(), "i", nil, nil)
			if dateline.KindOf(err) != dateline.Unavailable || f.last().URL.Query().Get("allow_partial_search_results") != "false" {
				t.Errorf("%s: error %v, want unavailable", f.last().URL, err)
			}
			f.answers = nil
			f.answer(200, `{"responses":[`+strings.Replace(body, "{", `{"status":200,`, 1)+`]}`)
			if _, err := client.MSearch(t.Context(), []cluster.Question{{Index: "i", Body: map[string]any{}}}); dateline.KindOf(err) != dateline.Unavailable {
				t.Errorf("several: error %v, want unavailable", err)
			}
			if strings.Contains(name, "shard") {
				f.answers = nil
				f.answer(200, strings.Replace(body, "{", `{"count":1,"pit_id":"p",`, 1))
				if _, err := client.Count(t.Context(), "i", nil); dateline.KindOf(err) != dateline.Unavailable {
					t.Errorf("count: error %v, want unavailable", err)
				}
				if _, err := client.OpenPIT(t.Context(), "i", time.Minute); dateline.KindOf(err) != dateline.Unavailable {
					t.Errorf("point in time: error %v, want unavailable", err)
				}
			}
		})
	}
}

// Sort values are as the cluster wrote them, to the last digit.
func TestSortValuesAreExact(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.answer(200, `{"pit_id":"q","_shards":{"total":1,"successful":1},"hits":{"total":{"value":3,"relation":"eq"},"max_score":1.5,
		"hits":[{"_index":"i","_id":"1","_score":null,"_source":{"a":1},"sort":[9007199254740993,"é",null,1.25]}]},"aggregations":{"a":{"x":1}}}`)
	got, err := client.Search(t.Context(), "", nil, map[string]any{"pit": cluster.PITOf("p", 90*time.Second)})
	if err != nil {
		t.Fatal(err)
	}
	var sort []string
	for _, v := range got.Hits.Hits[0].Sort {
		sort = append(sort, string(v))
	}
	if s := strings.Join(sort, " "); s != `9007199254740993 "é" null 1.25` {
		t.Errorf("sort values %s", s)
	}
	if got.PIT != "q" || got.Hits.Total.Value != 3 || *got.Hits.MaxScore != 1.5 || got.Hits.Hits[0].Score != nil || string(got.Aggregations["a"]) != `{"x":1}` {
		t.Errorf("%+v", got)
	}
	if f.last().URL.Path != "/_search" || f.body(0) != `{"pit":{"id":"p","keep_alive":"90000ms"}}` {
		t.Errorf("it was %s %s", f.last().URL, f.body(0))
	}
}

func TestPointsInTimeExpire(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.answer(404, `{"error":{"root_cause":[{"type":"search_context_missing_exception","reason":"No search context found for id [5]"}],"type":"search_phase_execution_exception","reason":"all shards failed"},"status":404}`)
	_, err := client.Search(t.Context(), "", nil, nil)
	if !errors.Is(err, cluster.ErrExpired) || dateline.KindOf(err) != dateline.Gone {
		t.Errorf("error %v, want expired", err)
	}
	if err := client.ClosePIT(t.Context(), "p"); err != nil {
		t.Errorf("to end it again: %v", err)
	}
	calls := f.calls()
	if err := client.ClosePIT(t.Context()); err != nil || f.calls() != calls {
		t.Errorf("to end none: %v", err)
	}
}

// A point in time ends with a node that it was on: that is told at once, while a search
// of an index is made again and finds another copy.
func TestNodesThatGoDuringASearch(t *testing.T) {
	for name, body := range map[string]string{
		"disconnected":  `{"error":{"root_cause":[{"type":"node_disconnected_exception","reason":"[n0][phase/dfs] disconnected"}],"type":"search_phase_execution_exception","reason":"all shards failed"},"status":500}`,
		"not connected": `{"error":{"root_cause":[{"type":"node_not_connected_exception","reason":"[n0] Node not connected"}],"type":"search_phase_execution_exception","reason":"x"},"status":500}`,
		"not found":     `{"error":{"type":"illegal_state_exception","reason":"no node found for id: ztiI"},"status":500}`,
		"no copy":       `{"error":{"root_cause":[{"type":"no_shard_available_action_exception","reason":"x"}],"type":"search_phase_execution_exception","reason":"all shards failed"},"status":503}`,
	} {
		t.Run(name, func(t *testing.T) {
			f, client := startFake(t, cluster.Options{Patience: time.Minute})
			f.answer(map[bool]int{true: 503, false: 500}[name == "no copy"], body)
			f.answer(200, `{"_shards":{"total":1,"successful":1},"hits":{"hits":[]}}`)
			if _, err := client.Search(t.Context(), "", nil, nil); !errors.Is(err, cluster.ErrExpired) || f.calls() != 1 {
				t.Errorf("of a point in time: %d calls, error %v", f.calls(), err)
			}
			f.answers = nil
			f.answer(500, body)
			f.answer(200, `{"_shards":{"total":1,"successful":1},"hits":{"hits":[]}}`)
			if _, err := client.Search(t.Context(), "i", nil, nil); err != nil || f.calls() != 3 {
				t.Errorf("of an index: %d calls, error %v", f.calls(), err)
			}
		})
	}
}

func TestMSearchFails(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.answer(200, `{"responses":[{"status":400,"error":{"type":"parsing_exception","reason":"r"}}]}`)
	if _, err := client.MSearch(t.Context(), []cluster.Question{{Index: "i", Body: map[string]any{}}}); dateline.KindOf(err) != dateline.Internal {
		t.Errorf("error %v, want internal", err)
	}
	f.answers = nil
	f.answer(200, `{"responses":[]}`)
	if _, err := client.MSearch(t.Context(), []cluster.Question{{Body: map[string]any{}}}); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("error %v, want unavailable", err)
	}
	if got, err := client.MSearch(t.Context(), nil); err != nil || got != nil {
		t.Errorf("no questions: %v, %v", got, err)
	}
}

// Documents are asked for again until a node that has them answers. What stays as it is comes
// at once.
func TestMGetIsPatient(t *testing.T) {
	for name, again := range map[string]bool{
		"no_shard_available_action_exception": true, "node_disconnected_exception": true,
		"circuit_breaking_exception": true, "rejected_execution_exception": true,
		"index_not_found_exception": false, "illegal_argument_exception": false,
	} {
		f, client := startFake(t, cluster.Options{Patience: time.Minute})
		f.answer(200, `{"docs":[{"_index":"i","_id":"1","error":{"type":"`+name+`","reason":"r"}}]}`)
		f.answer(200, `{"docs":[{"_index":"i","_id":"1","found":true}]}`)
		docs, err := client.MGet(t.Context(), []cluster.Ref{{Index: "i", ID: "1"}}, nil)
		if again && (err != nil || !docs[0].Found || f.calls() != 2) {
			t.Errorf("%s: %+v in %d calls, %v", name, docs, f.calls(), err)
		}
		if !again && (err == nil || f.calls() != 1) {
			t.Errorf("%s: %d calls, error %v, want one at once", name, f.calls(), err)
		}
	}
}

// A document of a multi get that could not be read is no document that is not there.
func TestMGetFails(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	refs := []cluster.Ref{{Index: "i", ID: "1"}}
	for body, want := range map[string]dateline.Kind{
		`{"docs":[{"_index":"i","_id":"1","error":{"type":"no_shard_available_action_exception","reason":"r"}}]}`:       dateline.Unavailable,
		`{"docs":[{"_index":"i","_id":"1","error":{"type":"index_not_found_exception","reason":"no such index [i]"}}]}`: dateline.NotFound,
		`{"docs":[]}`: dateline.Unavailable,
	} {
		f.answers = nil
		f.answer(200, body)
		if _, err := client.MGet(t.Context(), refs, nil); dateline.KindOf(err) != want {
			t.Errorf("%s: error %v, want %v", body, err, want)
		}
	}
}
