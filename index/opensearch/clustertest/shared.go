package clustertest

import (
	"flag"
	"fmt"
	"os"
	"sync"
	"testing"
)

// shared is the cluster of this program, made when the first test asks for it.
var shared struct {
	sync.Mutex
	managed bool // Main is there to end it
	cluster *Cluster
	dir     string
	err     error
}

// atOnce is how many tests run at once, unless -parallel says it: most of the time they
// wait for the cluster, and not for a processor.
const atOnce = "6"

// Main runs the tests of a program, and ends the cluster that they shared. TestMain
// calls os.Exit with what it returns.
func Main(m *testing.M) int {
	flag.Parse()
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "test.parallel" })
	if !said {
		if err := flag.Set("test.parallel", atOnce); err != nil {
			panic(err)
		}
	}
	shared.Lock()
	shared.managed = true
	shared.Unlock()
	code := m.Run()
	shared.Lock()
	defer shared.Unlock()
	if shared.cluster != nil {
		if err := shared.cluster.End(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = max(code, 1)
		}
	}
	if shared.dir != "" {
		_ = os.RemoveAll(shared.dir)
	}
	return code
}

// Shared returns one node that all tests of this program use, each with indices of
// its own names, which it removes. TestMain has to call Main.
func Shared(t testing.TB) *Cluster {
	t.Helper()
	if testing.Short() {
		t.Skip("a cluster is not started with -short")
	}
	shared.Lock()
	defer shared.Unlock()
	if !shared.managed {
		t.Fatal("a shared cluster needs a TestMain that calls clustertest.Main")
	}
	if shared.cluster == nil && shared.err == nil {
		shared.cluster, shared.err = startShared()
	}
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.cluster
}

func startShared() (c *Cluster, err error) {
	if shared.dir, err = makeFolder(); err != nil {
		return nil, err
	}
	return Run(shared.dir, 1)
}
