package cluster_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

const conflict = `{"error":{"type":"version_conflict_engine_exception","reason":"document already exists"},"status":409}`

func create(id string) cluster.Write {
	return cluster.Write{Op: cluster.Create, Ref: cluster.Ref{Index: "n.log", ID: id}, Source: json.RawMessage(`{"a":1}`)}
}

// A conflict may be with an earlier attempt of one's own: then it says so.
func TestConflicts(t *testing.T) {
	for _, c := range []struct {
		name  string
		first func(*fake)
		ours  bool
	}{
		{"at once", nil, false},
		{"behind an answer that was lost", (*fake).cut, true},
		{"behind a server error", func(f *fake) { f.answer(503, "") }, true},
		{"behind a refusal", func(f *fake) { f.answer(429, rejected) }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, client := startFake(t, cluster.Options{Patience: time.Minute, Copies: "2"})
			if c.first != nil {
				c.first(f)
			}
			f.answer(409, conflict)
			w, err := client.Write(t.Context(), create("7/a b"))
			if !errors.Is(err, cluster.ErrConflict) || dateline.KindOf(err) != dateline.Conflict || w.Err != err {
				t.Errorf("error %v, want a conflict", err)
			}
			if cluster.MayBeOurs(err) != c.ours {
				t.Errorf("it may be ours: %v, want %v", !c.ours, c.ours)
			}
			if got := f.last().URL.String(); f.last().Method != "PUT" || got != "/n.log/_create/7%2Fa%20b?timeout=15000ms&wait_for_active_shards=2" {
				t.Errorf("it was %s %s", f.last().Method, got)
			}
		})
	}
}

// What is decided by is read at one place, where each write is seen as soon as it is there.
func TestDocumentsAreReadFromThePrimary(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.answer(200, `{"_index":"i","_id":"1","found":true,"docs":[{"_index":"i","_id":"1","found":false}]}`)
	ref := cluster.Ref{Index: "i", ID: "1"}
	for _, read := range []func() error{
		func() error { _, err := client.Get(t.Context(), ref, nil); return err },
		func() error { _, err := client.MGet(t.Context(), []cluster.Ref{ref}, nil); return err },
	} {
		if err := read(); err != nil || f.last().URL.Query().Get("preference") != "_primary_first" {
			t.Errorf("it was %s, %v", f.last().URL, err)
		}
	}
}

func TestGuardsOfWrites(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.answer(200, `{"_version":9,"_seq_no":4,"_primary_term":2,"_shards":{"total":2,"successful":2,"failed":0}}`)
	ref, doc := cluster.Ref{Index: "i", ID: "1"}, json.RawMessage(`{}`)
	for _, c := range []struct {
		write cluster.Write
		want  string
	}{
		{cluster.Write{Ref: ref, Source: doc}, "PUT /i/_doc/1?timeout=15000ms"},
		{cluster.Write{Ref: ref, Source: doc, Guard: cluster.Guard{If: &cluster.Stamp{SeqNo: 3, Term: 1}}}, "PUT /i/_doc/1?if_primary_term=1&if_seq_no=3&timeout=15000ms"},
		{cluster.Write{Ref: ref, Source: doc, Guard: cluster.Guard{Version: 1 << 60}}, "PUT /i/_doc/1?timeout=15000ms&version=1152921504606846976&version_type=external"},
		{cluster.Write{Ref: ref, Op: cluster.Delete, Guard: cluster.Guard{Version: 8, Equal: true}}, "DELETE /i/_doc/1?timeout=15000ms&version=8&version_type=external_gte"},
	} {
		w, err := client.Write(t.Context(), c.write)
		if got := f.last().Method + " " + f.last().URL.String(); err != nil || got != c.want {
			t.Errorf("%s, %v, want %s", got, err, c.want)
		}
		if w != (cluster.Written{Ref: ref, Stamp: cluster.Stamp{SeqNo: 4, Term: 2}, Version: 9, Copies: 2, Of: 2}) {
			t.Errorf("%+v", w)
		}
	}
	for _, w := range []cluster.Write{
		{Ref: cluster.Ref{Index: "i"}, Source: doc},
		{Ref: cluster.Ref{Index: "i", ID: long('i', 513)}, Source: doc},
		{Ref: ref},
		{Ref: ref, Op: cluster.Delete, Source: doc},
		{Ref: ref, Op: cluster.Create, Source: doc, Guard: cluster.Guard{Version: 1}},
		{Ref: ref, Source: doc, Guard: cluster.Guard{Version: 1, If: &cluster.Stamp{}}},
	} {
		before := f.calls()
		if _, err := client.Write(t.Context(), w); dateline.KindOf(err) != dateline.Internal || f.calls() != before {
			t.Errorf("%+v: error %v, want internal and no call", w, err)
		}
	}
}

// items answers a bulk: one status for each write.
func items(op string, statuses ...int) string {
	var out []string
	for i, s := range statuses {
		inner := ""
		switch s {
		case 409:
			inner = `,"error":{"type":"version_conflict_engine_exception","reason":"r"}`
		case 429:
			inner = `,"error":{"type":"rejected_execution_exception","reason":"r"}`
		case 500:
			inner = `,"error":{"type":"node_not_connected_exception","reason":"r"}`
		case 400:
			inner = `,"error":{"type":"mapper_parsing_exception","reason":"r"}`
		}
		out = append(out, fmt.Sprintf(`{%q:{"_id":"x","_version":%d,"status":%d%s}}`, op, i+1, s, inner))
	}
	return `{"errors":true,"items":[` + strings.Join(out, ",") + `]}`
}

// Only the writes that were turned away are made again; each gets its own outcome.
func TestBulkRetriesItems(t *testing.T) {
	f, client := startFake(t, cluster.Options{Patience: time.Minute})
	f.answer(200, items("create", 201, 429, 409, 429, 400))
	f.answer(200, items("create", 429, 201))
	f.answer(200, items("create", 201))
	done, err := client.BulkAll(t.Context(), []cluster.Write{create("a"), create("b"), create("c"), create("d"), create("e")})
	if dateline.KindOf(err) != dateline.Internal || !strings.Contains(err.Error(), "mapper_parsing") {
		t.Errorf("error %v, want that of the write that is wrong", err)
	}
	for i, want := range []error{nil, nil, cluster.ErrConflict, nil, nil} {
		if done[i].ID != string(rune('a'+i)) || i != 4 && !errors.Is(done[i].Err, want) {
			t.Errorf("write %d: %+v, want %v", i, done[i], want)
		}
	}
	if f.calls() != 3 || strings.Count(f.body(1), "\n") != 4 || strings.Count(f.body(2), "\n") != 2 || !strings.Contains(f.body(2), `"_id":"b"`) {
		t.Errorf("%d calls:\n%s\n%s", f.calls(), f.body(1), f.body(2))
	}
}

// A conflict of a write whose node went away before may be with itself.
func TestBulkAfterANodeIsLost(t *testing.T) {
	f, client := startFake(t, cluster.Options{Patience: time.Minute})
	f.answer(200, items("create", 500, 429, 409))
	f.answer(200, items("create", 409, 409))
	done, err := client.BulkAll(t.Context(), []cluster.Write{create("a"), create("b"), create("c")})
	if err != nil || f.calls() != 2 {
		t.Fatalf("%d calls, error %v", f.calls(), err)
	}
	for i, want := range []bool{true, false, false} {
		if !errors.Is(done[i].Err, cluster.ErrConflict) || cluster.MayBeOurs(done[i].Err) != want {
			t.Errorf("write %d: %v may be ours: %v", i, done[i].Err, !want)
		}
	}
}

// Where the cluster has no room all the time, the writes say so in the end.
func TestBulkGivesUp(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.answer(200, items("create", 201, 429))
	done, err := client.BulkAll(t.Context(), []cluster.Write{create("a"), create("b")})
	if dateline.KindOf(err) != dateline.Unavailable || len(done) != 2 || done[0].Err != nil || done[1].Err == nil {
		t.Errorf("%+v, %v, want the second unavailable", done, err)
	}
}

// Requests are bounded: a write that is bigger goes alone.
func TestBulkInParts(t *testing.T) {
	f, client := startFake(t, cluster.Options{MaxBulk: 200})
	var writes []cluster.Write
	for i := range 5 {
		w := create(fmt.Sprint(i))
		w.Source = json.RawMessage(`{"a":"` + long('x', []int{10, 10, 500, 10, 10}[i]) + `"}`)
		writes = append(writes, w)
	}
	f.answer(200, items("create", 201, 201))
	f.answer(200, items("create", 201))
	f.answer(200, items("create", 201, 201))
	done, err := client.BulkAll(t.Context(), writes)
	if err != nil || len(done) != 5 || f.calls() != 3 {
		t.Errorf("%d done in %d calls, %v", len(done), f.calls(), err)
	}
	// Who stops reading stops the rest.
	f.answers, f.asked = nil, nil
	f.answer(200, items("create", 201, 201))
	for range client.Bulk(t.Context(), slices.Values(writes)) {
		break
	}
	if f.calls() != 1 {
		t.Errorf("%d calls, want 1", f.calls())
	}
	if done, err := client.BulkAll(t.Context(), nil); err != nil || len(done) != 0 || f.calls() != 1 {
		t.Errorf("no writes: %v, %v", done, err)
	}
}

func TestBulkLines(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.answer(200, `{"items":[{"index":{"status":200}},{"delete":{"status":404,"result":"not_found"}}]}`)
	done, err := client.BulkAll(t.Context(), []cluster.Write{
		{Ref: cluster.Ref{Index: "i", ID: `"1`}, Source: json.RawMessage(`{"a":"\n"}`), Guard: cluster.Guard{If: &cluster.Stamp{SeqNo: 1, Term: 2}}},
		{Ref: cluster.Ref{Index: "i", ID: "2"}, Op: cluster.Delete, Guard: cluster.Guard{Version: 3}},
	})
	if err != nil || len(done) != 2 || !errors.Is(done[1].Err, cluster.ErrAbsent) {
		t.Fatalf("%+v, %v", done, err)
	}
	want := `{"index":{"_id":"\"1","_index":"i","if_primary_term":2,"if_seq_no":1}}` + "\n" + `{"a":"\n"}` + "\n" +
		`{"delete":{"_id":"2","_index":"i","version":3,"version_type":"external"}}` + "\n"
	if got := f.body(0); got != want || f.last().Header.Get("Content-Type") != "application/x-ndjson" {
		t.Errorf("it was\n%s of %s, want\n%s", got, f.last().Header.Get("Content-Type"), want)
	}
	_, err = client.BulkAll(t.Context(), []cluster.Write{{Ref: cluster.Ref{Index: "i", ID: "1"}, Source: json.RawMessage("{\n}")}})
	if dateline.KindOf(err) != dateline.Internal || f.calls() != 1 {
		t.Errorf("error %v, want that of lines in a document", err)
	}
}

// An answer for fewer writes than were sent is none.
func TestBulkIsShort(t *testing.T) {
	f, client := startFake(t, cluster.Options{})
	f.answer(200, items("create", 201))
	if _, err := client.BulkAll(t.Context(), []cluster.Write{create("a"), create("b")}); dateline.KindOf(err) != dateline.Unavailable {
		t.Errorf("error %v, want unavailable", err)
	}
}
