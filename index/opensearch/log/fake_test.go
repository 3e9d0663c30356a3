package log_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/log"
)

// fakeCluster keeps documents, and says of each write on how many of two copies it is.
type fakeCluster struct {
	mu     sync.Mutex
	docs   map[string]fakeDoc
	writes int
	copies func(id string) int    // that took a write; nil: both
	active func(index string) int // copies that are there
	lose   string                 // the document that goes when it is read alone
	copied func() int             // up to which write all copies have all; nil: the last
	silent bool                   // the next write is carried out, and answered otherwise
	at     string
	guards map[string]string // of the last write of each kind in a bulk
}

type fakeDoc struct {
	Index   string          `json:"_index"`
	ID      string          `json:"_id"`
	Found   bool            `json:"found"`
	Version int64           `json:"_version"`
	SeqNo   int             `json:"_seq_no"`
	Term    int             `json:"_primary_term"`
	Source  json.RawMessage `json:"_source,omitempty"`
}

// openFake opens a record on f, of which writes ask for copies.
func openFake(t *testing.T, f *fakeCluster, asked string) *log.Log {
	t.Helper()
	f.docs, f.guards = map[string]fakeDoc{}, map[string]string{}
	srv := httptest.NewServer(f.handler(asked))
	t.Cleanup(srv.Close)
	f.at = srv.Listener.Addr().String()
	return f.open(t)
}

// open opens the record as another server does.
func (f *fakeCluster) open(t *testing.T) *log.Log {
	t.Helper()
	a := cluster.Address{Hosts: []string{f.at}, Name: "n"}
	c, err := cluster.New(a, cluster.Options{Patience: 300 * time.Millisecond})
	ok(t, err)
	t.Cleanup(func() { _ = c.Close() })
	return openAt(t, c, "n")
}

func (f *fakeCluster) handler(asked string) http.Handler {
	mux := http.NewServeMux()
	do := func(pattern string, answer func(r *http.Request) any) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			f.mu.Lock()
			defer f.mu.Unlock()
			w.Header().Set("Content-Type", "application/json")
			out := answer(r)
			if f, failed := out.(refusal); failed {
				w.WriteHeader(f.Status)
			}
			_ = json.NewEncoder(w).Encode(out)
		})
	}
	for _, said := range []string{"/_nodes/http", "/_nodes/process", "/{index}"} {
		do(said, func(*http.Request) any { return struct{}{} })
	}
	do("GET /{index}/_settings", func(r *http.Request) any {
		settings := map[string]string{"index.write.wait_for_active_shards": asked}
		return map[string]any{r.PathValue("index"): map[string]any{"settings": settings}}
	})
	do("GET /_cluster/health/{index}", func(r *http.Request) any {
		n := f.active(r.PathValue("index"))
		shards := map[string]any{"0": map[string]int{"active_shards": n, "unassigned_shards": 2 - n}}
		return map[string]any{"indices": map[string]any{r.PathValue("index"): map[string]any{"shards": shards}}}
	})
	do("GET /{index}/_doc/{id}", func(r *http.Request) any {
		if f.lose == r.PathValue("id") {
			delete(f.docs, r.PathValue("index")+" "+f.lose)
		}
		return f.get(r.PathValue("index"), r.PathValue("id"))
	})
	do("PUT /{index}/{verb}/{id}", func(r *http.Request) any {
		if f.conflicts(r) {
			return refusal{http.StatusConflict}
		}
		var source json.RawMessage
		_ = json.NewDecoder(r.Body).Decode(&source)
		out := f.put(r.PathValue("index"), r.PathValue("id"), source)
		if f.silent {
			f.silent, out = false, refusal{http.StatusServiceUnavailable}
		}
		return out
	})
	do("GET /{index}/_stats/docs", func(r *http.Request) any {
		upTo := f.writes
		if f.copied != nil {
			upTo = f.copied()
		}
		shards := map[string]any{"0": []any{map[string]any{"routing": map[string]bool{"primary": true}, "seq_no": map[string]int{"global_checkpoint": upTo}}}}
		return map[string]any{"indices": map[string]any{r.PathValue("index"): map[string]any{"shards": shards}}}
	})
	do("POST /_mget", f.mget)
	do("POST /_bulk", f.bulk)
	return mux
}

// refusal is an answer that is none of success.
type refusal struct {
	Status int `json:"status"`
}

// conflicts reports whether a write asks for another state of its document.
func (f *fakeCluster) conflicts(r *http.Request) bool {
	d := f.get(r.PathValue("index"), r.PathValue("id"))
	if r.PathValue("verb") == "_create" {
		return d.Found
	}
	q := r.URL.Query()
	return q.Has("if_seq_no") && (!d.Found || q.Get("if_seq_no") != strconv.Itoa(d.SeqNo))
}

func (f *fakeCluster) get(index, id string) fakeDoc {
	d := f.docs[index+" "+id]
	d.Index, d.ID = index, id
	return d
}

// put writes a document and says on how many copies that is.
func (f *fakeCluster) put(index, id string, source json.RawMessage) any {
	f.writes++
	f.docs[index+" "+id] = fakeDoc{Found: true, Version: 1, SeqNo: f.writes, Term: 1, Source: source}
	n := 2
	if f.copies != nil {
		n = f.copies(id)
	}
	return map[string]any{"status": 201, "_version": 1, "_seq_no": f.writes, "_primary_term": 1, "_shards": map[string]int{"total": 2, "successful": n, "failed": 2 - n}}
}

func (f *fakeCluster) mget(r *http.Request) any {
	var asked struct{ Docs []fakeDoc }
	_ = json.NewDecoder(r.Body).Decode(&asked)
	out := []fakeDoc{}
	for _, d := range asked.Docs {
		out = append(out, f.get(d.Index, d.ID))
	}
	return map[string]any{"docs": out}
}

// bulk takes writes that put documents only.
func (f *fakeCluster) bulk(r *http.Request) any {
	items := []any{}
	lines := bufio.NewScanner(r.Body)
	for lines.Scan() {
		var action struct {
			Index struct {
				fakeDoc
				Guard string `json:"version_type"`
			}
		}
		_ = json.Unmarshal(lines.Bytes(), &action)
		lines.Scan()
		f.guards[kindOf(action.Index.ID)] = action.Index.Guard
		items = append(items, map[string]any{"index": f.put(action.Index.Index, action.Index.ID, json.RawMessage(strings.Clone(lines.Text())))})
	}
	return map[string]any{"items": items}
}

// kindOf says what a document is of those that a Put writes.
func kindOf(id string) string {
	if kind, _, found := strings.Cut(id, "/"); found {
		return kind
	}
	return fmt.Sprint("commit ", strings.TrimLeft(id, "0"))
}
