package log_test

import (
	"context"
	"crypto/rand"
	"os"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
	"dateline/index/opensearch/log"
)

func TestMain(m *testing.M) { os.Exit(clustertest.Main(m)) }

// today is what the clocks of the records say.
var today = time.Date(2021, 5, 28, 12, 0, 0, 0, time.UTC)

// client returns a client of the shared cluster, and a name that no other test has, of
// which the indices are removed at the end.
func client(t testing.TB) (*cluster.Client, string) {
	t.Helper()
	shared := clustertest.Shared(t)
	name := "t-" + strings.ToLower(rand.Text()[:16])
	a, err := cluster.ParseAddress(shared.Address(name))
	ok(t, err)
	c, err := cluster.New(a, cluster.Options{})
	ok(t, err)
	t.Cleanup(func() {
		if all, err := c.Indices(context.Background(), name+".*"); err == nil && len(all) > 0 {
			_ = c.DeleteIndex(context.Background(), all...)
		}
		_ = c.Close()
	})
	return c, name
}

// open opens a record that is empty.
func open(t testing.TB) *log.Log {
	t.Helper()
	c, name := client(t)
	return openAt(t, c, name)
}

func openAt(t testing.TB, c *cluster.Client, name string) *log.Log {
	t.Helper()
	l, err := log.Open(t.Context(), c, name, log.Options{Now: func() time.Time { return today }, FoldName: strings.ToLower})
	ok(t, err)
	t.Cleanup(func() { _ = l.Close() })
	return l
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// article has a key of its id.
func article(id, title, body string) dateline.Article {
	return dateline.Article{ID: dateline.ID(id), Title: title, Body: body,
		Keys: []dateline.Key{{Kind: dateline.KeyPath, Source: "attic", Value: id}}}
}

// put puts articles of which none is rejected.
func put(t testing.TB, l *log.Log, batch ...dateline.Article) []dateline.Outcome {
	t.Helper()
	out, _, err := l.Put(t.Context(), batch)
	ok(t, err)
	for _, o := range out {
		ok(t, o.Err)
	}
	return out
}

// entries returns the log as kinds and ids.
func entries(t testing.TB, l *log.Log) (out []string) {
	t.Helper()
	all, err := l.Entries(t.Context(), 0, 1_000_000)
	ok(t, err)
	for i, e := range all {
		if e.Seq != dateline.Seq(i+1) {
			t.Fatalf("the entry %d has the number %d", i+1, e.Seq)
		}
		out = append(out, e.Kind+" "+string(e.ID))
	}
	return out
}
