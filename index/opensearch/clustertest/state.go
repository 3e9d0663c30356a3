package clustertest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// URLs returns where each node answers.
func (c *Cluster) URLs() []string { return c.each((*node).url) }

// Hosts returns the host:port of each node.
func (c *Cluster) Hosts() []string { return c.each((*node).host) }

func (c *Cluster) each(what func(*node) string) (out []string) {
	for _, n := range c.nodes {
		out = append(out, what(n))
	}
	return out
}

// Address returns the address of an archive of this name.
func (c *Cluster) Address(name string) string {
	return "opensearch+" + c.nodes[0].scheme() + "://" + strings.Join(c.Hosts(), ",") + "/" + name
}

// Wait returns when the cluster has nodes nodes and is of the status, green or
// yellow, or better.
func (c *Cluster) Wait(t testing.TB, status string, nodes int) {
	t.Helper()
	if err := c.wait(status, nodes, greenWithin); err != nil {
		t.Fatal(err)
	}
}

var client = http.Client{Timeout: 30 * time.Second}

func (c *Cluster) wait(status string, nodes int, most time.Duration) error {
	var last error
	for end := time.Now().Add(most); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if last = c.is(status, nodes); last == nil {
			return nil
		}
		if c.alive() == 0 {
			return fmt.Errorf("no node of the cluster runs; the log of the first ends:\n%s", c.nodes[0].tail())
		}
	}
	return fmt.Errorf("the cluster is not %s with %d nodes after %v: %w\n%s", status, nodes, most, last, c.explain())
}

// explain says why a shard has not all its copies.
func (c *Cluster) explain() string {
	var why json.RawMessage
	if err := c.get("/_cluster/allocation/explain", &why); err != nil {
		return err.Error()
	}
	return string(why)
}

func (c *Cluster) alive() (n int) {
	for _, one := range c.nodes {
		if one.cmd != nil && !one.gone() {
			n++
		}
	}
	return n
}

func (c *Cluster) is(status string, nodes int) error {
	var h struct {
		Status string `json:"status"`
		Nodes  int    `json:"number_of_nodes"`
	}
	if err := c.get("/_cluster/health", &h); err != nil {
		return err
	}
	if rank(h.Status) < rank(status) || h.Nodes != nodes {
		return fmt.Errorf("it is %s with %d nodes", h.Status, h.Nodes)
	}
	return nil
}

func rank(status string) int { return map[string]int{"yellow": 1, "green": 2}[status] }

// get reads an answer of the first node that gives one.
func (c *Cluster) get(path string, into any) error {
	err := errors.New("no node runs")
	for _, n := range c.nodes {
		if n.cmd == nil || n.gone() || n.stopped {
			continue
		}
		var raw []byte
		if raw, err = c.ask(http.MethodGet, n.url()+path, ""); err == nil {
			return json.Unmarshal(raw, into)
		}
	}
	return err
}

func (c *Cluster) ask(method, url, body string) ([]byte, error) {
	req, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := c.caller.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode/100 != 2 {
		err = fmt.Errorf("%s %s: %s: %s", method, url, res.Status, raw)
	}
	return raw, err
}

// Ask makes a call to the first node that runs, and returns its answer; a
// status that is none of success fails the test.
func (c *Cluster) Ask(t testing.TB, method, path, body string) []byte {
	t.Helper()
	for _, n := range c.nodes {
		if n.gone() || n.stopped {
			continue
		}
		raw, err := c.ask(method, n.url()+path, body)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	t.Fatal("no node runs")
	return nil
}

// Manager returns the number of the node that manages the cluster.
func (c *Cluster) Manager(t testing.TB) int {
	t.Helper()
	var got []struct {
		Node string `json:"node"`
	}
	if err := c.get("/_cat/cluster_manager?format=json", &got); err != nil {
		t.Fatal(err)
	}
	for i, n := range c.nodes {
		if len(got) == 1 && n.name == got[0].Node {
			return i
		}
	}
	t.Fatalf("no node manages the cluster: %v", got)
	return -1
}
