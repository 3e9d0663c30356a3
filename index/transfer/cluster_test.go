package transfer_test

import (
	"fmt"
	"os"
	"sync/atomic"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

func TestMain(m *testing.M) { os.Exit(clustertest.Main(m)) }

var archives atomic.Int64

// onCluster makes an archive on the cluster that these tests share.
func onCluster(t *testing.T) dateline.Archive {
	t.Helper()
	at, err := cluster.ParseAddress(clustertest.Shared(t).Address(fmt.Sprintf("copy%d", archives.Add(1))))
	ok(t, err)
	a, err := opensearch.Open(t.Context(), at, opensearch.Options{Now: func() time.Time { return today }, Make: true, Poll: 20 * time.Millisecond})
	ok(t, err)
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}
