package opensearch_test

import (
	"context"
	"crypto/rand"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline"
	"dateline/index/archivetest"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

func TestMain(m *testing.M) { os.Exit(clustertest.Main(m)) }

// setup is how an archive was opened.
type setup struct {
	at   cluster.Address
	now  func() time.Time
	cast archivetest.Cast
}

// TestContract runs the suite that every archive passes, on one node. Each archive has
// indices of its own.
func TestContract(t *testing.T) {
	t.Parallel()
	node := clustertest.Shared(t)
	var setups sync.Map // dateline.Archive -> setup
	openAt := func(t *testing.T, s setup) dateline.Archive {
		t.Helper()
		a, err := opensearch.Open(t.Context(), s.at, opensearch.Options{Now: s.now, Reader: s.cast.Reader(), Make: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { a.Close() })
		setups.Store(dateline.Archive(a), s)
		return a
	}
	open := func(t *testing.T, now func() time.Time, cast archivetest.Cast) dateline.Archive {
		return openAt(t, setup{address(t, node), now, cast})
	}
	archivetest.Run(t, archivetest.Engine{
		Open:    func(t *testing.T, now func() time.Time) dateline.Archive { return open(t, now, nil) },
		Reading: open,
		Drifts:  true, // Lucene counts what was deleted until segments are merged
		Reopen: func(t *testing.T, a dateline.Archive) dateline.Archive {
			s, _ := setups.Load(a)
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
			return openAt(t, s.(setup))
		},
	})
}

// address is that of an archive that is not there yet, whose indices are removed behind t.
func address(t *testing.T, node *clustertest.Cluster) cluster.Address {
	t.Helper()
	at, err := cluster.ParseAddress(node.Address("t" + strings.ToLower(rand.Text())))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { remove(t, at) }) // behind closing
	return at
}

// remove removes the indices of an archive.
func remove(t *testing.T, at cluster.Address) {
	ctx := context.WithoutCancel(t.Context())
	c, err := cluster.New(at, cluster.Options{})
	if err != nil {
		t.Error(err)
		return
	}
	defer c.Close()
	all, err := c.Indices(ctx, at.Name+".*")
	if err == nil && len(all) > 0 {
		err = c.DeleteIndex(ctx, all...)
	}
	if err != nil {
		t.Error(err)
	}
}
