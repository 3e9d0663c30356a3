package opensearch_test

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"
)

// Where the cluster is not there, the archive is not opened, and the message says which.
func TestClusterAwayAtStart(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	at := cluster.Address{Hosts: []string{ln.Addr().String()}, Name: "n"}
	if err := ln.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = opensearch.Open(t.Context(), at, opensearch.Options{Make: true, Cluster: cluster.Options{Patience: time.Millisecond}})
	if dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(err.Error(), at.String()) {
		t.Errorf("error %v, want unavailable with %s", err, at)
	}
}

func TestNoArchiveThere(t *testing.T) {
	t.Parallel()
	at := address(t, clustertest.Shared(t))
	if _, err := opensearch.Open(t.Context(), at, opensearch.Options{}); dateline.KindOf(err) != dateline.NotFound || !strings.Contains(err.Error(), at.Name) {
		t.Errorf("error %v, want not found with %s", err, at.Name)
	}
}

// The right password opens an archive over TLS; a wrong one, or none, does not, and the
// message says neither user nor password.
func TestCredentialsOfTheCluster(t *testing.T) {
	t.Parallel()
	node := clustertest.Shared(t)
	front := node.Secure(t, "ann", "right-one")
	plain := address(t, node)
	at, err := cluster.ParseAddress(front.Address(plain.Name))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ user, password, hint string }{
		{"ann", "right-one", ""},
		{"ann", "wrong-one", cluster.PasswordVariable},
		{"", "", cluster.PasswordVariable},
	} {
		env := map[string]string{cluster.CAVariable: front.CA, cluster.UserVariable: c.user, cluster.PasswordVariable: c.password}
		o, err := cluster.FromEnvironment(func(name string) string { return env[name] })
		if err != nil {
			t.Fatal(err)
		}
		a, err := opensearch.Open(t.Context(), at, opensearch.Options{Make: true, Cluster: o})
		if c.hint == "" {
			if err != nil {
				t.Fatal(err)
			}
			if err := a.Close(); err != nil {
				t.Error(err)
			}
			continue
		}
		if dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(err.Error(), c.hint) || strings.Contains(fmt.Sprint(err), "wrong-one") {
			t.Errorf("password %q: error %v", c.password, err)
		}
	}
}
