package clustertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Where Java cannot be started that is said, and nothing is left to be ended.
func TestANodeThatCannotBeStarted(t *testing.T) {
	p := packages{version: "3.8.0", java: jdk{home: filepath.Join(t.TempDir(), "none")}, folder: t.TempDir()}
	if err := os.Mkdir(p.lib(), 0o755); err != nil {
		t.Fatal(err)
	}
	nodes, err := newNodes(p, t.TempDir(), 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &Cluster{nodes: nodes, caller: &client}
	if err := c.start(nil); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("error %v, want that there is no such file", err)
	}
}
