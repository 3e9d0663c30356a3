package clustertest_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"dateline/index/opensearch/clustertest"
)

// child names the variable that makes this program one whose end is tried.
const child = "CLUSTERTEST_CHILD"

func TestMain(m *testing.M) { os.Exit(clustertest.Main(m)) }

func TestOneNode(t *testing.T) {
	c := clustertest.Shared(t)
	if c != clustertest.Shared(t) {
		t.Error("the shared cluster is not shared")
	}
	var got struct {
		Version struct{ Number, Distribution string }
	}
	if err := json.Unmarshal(c.Ask(t, "GET", "/", ""), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version.Number != c.Version || got.Version.Distribution != "opensearch" {
		t.Errorf("%+v answers, want OpenSearch %s", got.Version, c.Version)
	}
	if u, err := c.Usage(0); runtime.GOOS == "linux" && (err != nil || u.Memory < 100<<20 || u.CPU < 100*time.Millisecond) {
		t.Errorf("a node takes %+v, %v", u, err)
	}
	if want := "opensearch+http://" + c.Hosts()[0] + "/name"; c.Address("name") != want {
		t.Errorf("address %s, want %s", c.Address("name"), want)
	}
}

// What was written is there when a node was killed, and when it is back.
func TestThreeNodes(t *testing.T) {
	c := clustertest.Start(t, 3, "cluster.routing.allocation.node_concurrent_recoveries=4")
	c.Ask(t, "PUT", "/kept", `{"settings":{"number_of_shards":1,"number_of_replicas":1,"index.unassigned.node_left.delayed_timeout":"0s"}}`)
	c.Wait(t, "green", 3)
	c.Ask(t, "POST", "/kept/_update/1", `{"doc":{"a":1},"doc_as_upsert":true}`)
	manager := c.Manager(t)
	c.Kill(t, manager)
	c.Wait(t, "green", 2)
	if now := c.Manager(t); now == manager {
		t.Errorf("node %d manages the cluster after it was killed", now)
	}
	held(t, c)
	c.Restart(t, manager)
	c.Wait(t, "green", 3)
	held(t, c)
}

func held(t *testing.T, c *clustertest.Cluster) {
	t.Helper()
	if got := string(c.Ask(t, "GET", "/kept/_doc/1", "")); !strings.Contains(got, `"found":true`) {
		t.Errorf("the document is gone: %s", got)
	}
}

// A node that stands still answers again when it goes on.
func TestStop(t *testing.T) {
	c := clustertest.Start(t, 1)
	before := pids(t, c)
	c.Stop(t, 0)
	for state := ""; runtime.GOOS == "linux" && state != "T"; state = processState(before[0]) {
		if t.Context().Err() != nil {
			t.Fatalf("the process is in the state %q, want T", state)
		}
	}
	c.Cont(t, 0)
	c.Wait(t, "green", 1)
	if after := pids(t, c); after[0] != before[0] {
		t.Errorf("process %d became %d", before[0], after[0])
	}
}

// TestChild starts a cluster, stops a node of it, and waits to be killed.
func TestChild(t *testing.T) {
	if os.Getenv(child) == "" {
		t.Skip("it is run by TestNodesEndWithTheTests")
	}
	c := clustertest.Start(t, 2)
	fmt.Println("PIDS", pids(t, c)[0], pids(t, c)[1])
	if runtime.GOOS == "linux" {
		c.Stop(t, 1) // its input is not read: the kernel has to end it
	}
	fmt.Println("WAITING")
	select {}
}

func TestNodesEndWithTheTests(t *testing.T) {
	if testing.Short() {
		t.Skip("a cluster is not started with -short")
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestChild$")
	cmd.Env = append(os.Environ(), child+"=1", "TMPDIR="+t.TempDir())
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string
	var first, second int
	for s := bufio.NewScanner(out); s.Scan() && s.Text() != "WAITING"; said = append(said, s.Text()) {
		_, _ = fmt.Sscanf(s.Text(), "PIDS %d %d", &first, &second)
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if first == 0 || second == 0 {
		t.Fatalf("no nodes were started: %s", strings.Join(said, "\n"))
	}
	for end := time.Now().Add(time.Minute); runs(first) || runs(second); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("nodes still run: %d %v, %d %v", first, runs(first), second, runs(second))
		}
	}
}

// pids returns the numbers of the nodes' processes.
func pids(t *testing.T, c *clustertest.Cluster) (out []int) {
	t.Helper()
	var got struct {
		Nodes map[string]struct{ Process struct{ ID int } }
	}
	if err := json.Unmarshal(c.Ask(t, "GET", "/_nodes/process", ""), &got); err != nil {
		t.Fatal(err)
	}
	for _, n := range got.Nodes {
		out = append(out, n.Process.ID)
	}
	return out
}

// runs reports whether a process is there and no zombie.
func runs(pid int) bool {
	return syscall.Kill(pid, 0) == nil && processState(pid) != "Z"
}

// processState is the letter of /proc/PID/stat, "" where there is none.
func processState(pid int) string {
	raw, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, behind, _ := strings.Cut(string(raw), ") ")
	return behind[:min(1, len(behind))]
}
