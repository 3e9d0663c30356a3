package clustertest

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"path/filepath"
	"testing"
)

// Front is a door before a cluster that speaks TLS and asks for a user and password,
// as OpenSearch's security plugin does.
type Front struct {
	Host string // host:port
	CA   string // the path of a file with the certificate that signed the door's
}

// Address returns the address of an archive of this name.
func (f Front) Address(name string) string { return "opensearch+https://" + f.Host + "/" + name }

// Secure opens a Front before the first node, until the test ends.
func (c *Cluster) Secure(t testing.TB, user, password string) Front {
	t.Helper()
	node, err := url.Parse(c.URLs()[0])
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewTLSServer(asking(user, password, httputil.NewSingleHostReverseProxy(node)))
	t.Cleanup(srv.Close)
	ca := filepath.Join(t.TempDir(), "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: srv.Certificate().Raw})
	if err := os.WriteFile(ca, block, 0o600); err != nil {
		t.Fatal(err)
	}
	return Front{srv.Listener.Addr().String(), ca}
}

// asking refuses whoever is not the user, in the words of the security plugin.
func asking(user, password string, next http.Handler) http.Handler {
	want := sha256.Sum256([]byte(user + ":" + password))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u, p, _ := r.BasicAuth()
		got := sha256.Sum256([]byte(u + ":" + p))
		if subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
			w.Header().Set("WWW-Authenticate", `Basic realm="OpenSearch Security"`)
			http.Error(w, "Unauthorized", http.StatusUnauthorized)
			return
		}
		r.Header.Del("Authorization") // the node has no plugin that would read it
		next.ServeHTTP(w, r)
	})
}
