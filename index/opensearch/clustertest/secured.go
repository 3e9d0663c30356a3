package clustertest

import (
	"path/filepath"
	"testing"
	"time"
)

// Secured is a cluster of one node with OpenSearch's security plugin: it speaks TLS, and
// lets a caller do what the roles of that user say. Ask calls it as one who may do all.
type Secured struct {
	*Cluster
	CA string // the path of a file with the certificate of who signed the node's, which is for 127.0.0.1 alone
}

// StartSecured starts one, which knows no users yet, and ends it behind the test.
func StartSecured(t testing.TB) Secured {
	t.Helper()
	if testing.Short() {
		t.Skip("a cluster is not started with -short")
	}
	s, err := newSecured(testFolder(t))
	if err == nil {
		err = s.start([]string{"-Dplugin=" + pluginClass})
	}
	if err == nil {
		err = s.ready()
	}
	if s.Cluster != nil {
		s.endBehind(t)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func newSecured(dir string) (s Secured, err error) {
	p, err := installed(true)
	if err != nil {
		return s, err
	}
	nodes, err := newNodes(p, dir, 1, securitySettings)
	if err != nil {
		return s, err
	}
	a, err := newAuthority()
	if err != nil {
		return s, err
	}
	config := filepath.Join(nodes[0].folder, "config")
	if err := p.configure(config, a); err != nil {
		return s, err
	}
	caller, err := a.caller()
	return Secured{&Cluster{Version: p.version, nodes: nodes, caller: caller}, filepath.Join(config, "ca.pem")}, err
}

// ready returns when the plugin has read its users and roles, which it keeps in an index that
// it makes when the node is up: it says 503 until then.
func (s Secured) ready() (err error) {
	for end := time.Now().Add(greenWithin); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if err = s.get("/_plugins/_security/health", new(any)); err == nil {
			return nil
		}
	}
	return err
}
