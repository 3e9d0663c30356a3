package clustertest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// greenWithin is how long nodes may take to start, on a machine that has other
// things to do.
const greenWithin = 5 * time.Minute

// Cluster is a cluster of nodes 0, 1, … of this machine.
type Cluster struct {
	Version string // of OpenSearch
	nodes   []*node
	caller  *http.Client // who the tests' own calls are made by
}

// Start starts a cluster of n nodes, 1 or more, waits until it is green, and ends it
// behind the test. settings are of OpenSearch, in the form key=value, for all nodes.
func Start(t testing.TB, n int, settings ...string) *Cluster {
	t.Helper()
	if testing.Short() {
		t.Skip("a cluster is not started with -short")
	}
	c, err := Run(testFolder(t), n, settings...)
	if err != nil {
		t.Fatal(err)
	}
	c.endBehind(t)
	return c
}

// endBehind ends the nodes behind a test, and shows what they said if that failed.
func (c *Cluster) endBehind(t testing.TB) {
	t.Cleanup(func() {
		if t.Failed() {
			c.logTo(t)
		}
		if err := c.End(); err != nil {
			t.Error(err)
		}
	})
}

// Run is Start for a program that is no test: the nodes keep their data in dir, and
// run until End. A setting that begins with - is an option of Java, such as -Xmx2g for a
// heap of 2 GiB in place of half a GiB.
func Run(dir string, n int, settings ...string) (*Cluster, error) {
	p, err := installed(false)
	if err != nil {
		return nil, err
	}
	isJava := func(s string) bool { return strings.HasPrefix(s, "-") }
	java := slices.DeleteFunc(slices.Clone(settings), func(s string) bool { return !isJava(s) })
	c := &Cluster{Version: p.version, caller: &client}
	if c.nodes, err = newNodes(p, dir, n, slices.DeleteFunc(slices.Clone(settings), isJava)); err != nil {
		return nil, err
	}
	if err := c.start(append(p.quick(), java...)); err != nil {
		return nil, err
	}
	return c, nil
}

// start starts all nodes, with options of Java, and waits until they are green; none runs
// behind an error.
func (c *Cluster) start(java []string) error {
	for _, one := range c.nodes {
		if err := one.start(java...); err != nil {
			return errors.Join(err, c.End())
		}
	}
	if err := c.wait("green", len(c.nodes), greenWithin); err != nil {
		return errors.Join(err, c.End())
	}
	return nil
}

func newNodes(p packages, dir string, n int, settings []string) ([]*node, error) {
	ports, err := freePorts(2 * n)
	if err != nil {
		return nil, err
	}
	var names, seeds []string
	for i := range n {
		names = append(names, "n"+strconv.Itoa(i))
		seeds = append(seeds, "127.0.0.1:"+strconv.Itoa(ports[n+i]))
	}
	discovery := []string{"discovery.type=single-node"}
	if n > 1 {
		discovery = []string{"discovery.seed_hosts=" + strings.Join(seeds, ","), "cluster.initial_cluster_manager_nodes=" + strings.Join(names, ",")}
	}
	out := make([]*node, n)
	for i, name := range names {
		out[i] = &node{packages: p, name: name, folder: filepath.Join(dir, name), port: ports[i]}
		out[i].settings = append(out[i].settings, base(dir)...)
		if !p.secured { // the plugin brings its own
			out[i].settings = append(out[i].settings, "transport.type=netty4", "http.type=netty4")
		}
		out[i].settings = append(out[i].settings, "node.name="+name, fmt.Sprintf("http.port=%d", ports[i]), fmt.Sprintf("transport.port=%d", ports[n+i]))
		out[i].settings = append(append(out[i].settings, discovery...), settings...)
	}
	return out, nil
}

// base are the settings of every node. A test machine's disk may be nearly full, and
// an index that nobody made is a mistake of the test.
func base(dir string) []string {
	return []string{
		"cluster.name=dateline-test", "network.host=127.0.0.1", "node.processors=2", "action.auto_create_index=false", "path.repo=" + filepath.Join(dir, "snapshots"),
		"cluster.routing.allocation.disk.threshold_enabled=false",
	}
}

// freePorts returns n ports that nothing listens on, below those that systems give
// to outgoing connections: a node that starts again needs its own once more.
func freePorts(n int) ([]int, error) {
	const from, to = 20000, 32000
	var out []int
	for at, tried := from+rand.IntN(to-from), 0; tried < to-from; at, tried = from+(at+1-from)%(to-from), tried+1 {
		l, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(at))
		if err != nil {
			continue
		}
		defer l.Close()
		if out = append(out, at); len(out) == n {
			return out, nil
		}
	}
	return nil, errors.New("no free ports for a cluster")
}

// quick returns what lets a node start in half the time: classes that were read before.
func (p packages) quick() []string {
	if _, err := os.Stat(p.archive()); err != nil {
		return nil
	}
	return []string{"-Xshare:auto", "-XX:SharedArchiveFile=" + p.archive(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off"}
}

// End stops all nodes.
func (c *Cluster) End() error {
	var errs []error
	for _, n := range c.nodes {
		n.closeInput() // all at once; end waits for each
	}
	for _, n := range c.nodes {
		errs = append(errs, n.end())
	}
	return errors.Join(errs...)
}

func (c *Cluster) logTo(t testing.TB) {
	for _, n := range c.nodes {
		t.Logf("the end of the log of node %s:\n%s", n.name, n.tail())
	}
}
