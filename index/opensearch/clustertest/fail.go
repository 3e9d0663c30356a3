package clustertest

import "testing"

// Kill ends a node at once, as a power cut would end the process (SIGKILL).
func (c *Cluster) Kill(t testing.TB, i int) {
	t.Helper()
	n := c.nodes[i]
	if err := n.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	<-n.ended
	n.stopped = false
}

// Restart starts a node again that was killed, with its data and at its address. It
// does not wait: see Wait.
func (c *Cluster) Restart(t testing.TB, i int) {
	t.Helper()
	n := c.nodes[i]
	if !n.gone() {
		t.Fatalf("node %d still runs", i)
	}
	if err := n.start(n.packages.quick()...); err != nil {
		t.Fatal(err)
	}
}

// Stop lets a node stand still until Cont: it keeps its connections and answers
// nothing (SIGSTOP).
func (c *Cluster) Stop(t testing.TB, i int) {
	t.Helper()
	n := c.nodes[i]
	if err := stop(n.cmd.Process); err != nil {
		t.Fatal(err)
	}
	n.stopped = true
}

// Cont lets a node go on that was stopped (SIGCONT).
func (c *Cluster) Cont(t testing.TB, i int) {
	t.Helper()
	n := c.nodes[i]
	if err := cont(n.cmd.Process); err != nil {
		t.Fatal(err)
	}
	n.stopped = false
}
