package cluster_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"math/big"
	"net"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// A certificate that is not good, though it is trusted, is refused, and nothing is sent.
func TestCertificates(t *testing.T) {
	for _, c := range []struct {
		name  string
		until time.Duration // from now
		at    string
		good  bool
	}{
		{"good", time.Hour, "127.0.0.1", true},
		{"expired", -time.Hour, "127.0.0.1", false},
		{"of another host", time.Hour, "127.0.0.2", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			fake := newFake(t, httptest.NewUnstartedServer(nil))
			cert := certificate(t, time.Now().Add(c.until), net.ParseIP(c.at))
			fake.TLS = &tls.Config{Certificates: []tls.Certificate{cert}}
			fake.Config.ErrorLog = log.New(io.Discard, "", 0) // it tells of callers that have gone
			fake.StartTLS()
			fake.answer(200, `{"cluster_name":"c","version":{"distribution":"opensearch","number":"3.8.0"}}`)
			roots := x509.NewCertPool()
			roots.AddCert(cert.Leaf)
			address := fake.address()
			address.TLS = true
			_, err := newClient(t, address, cluster.Options{Roots: roots, Patience: time.Millisecond}).Info(t.Context())
			if c.good {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(err.Error(), "the certificate of the cluster cannot be verified") {
				t.Errorf("error %v, want unavailable, since the certificate cannot be verified", err)
			}
			if fake.calls() > 0 {
				t.Error("it was called all the same")
			}
		})
	}
}

// certificate signs itself.
func certificate(t *testing.T, until time.Time, at net.IP) tls.Certificate {
	t.Helper()
	public, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: until.Add(-24 * time.Hour), NotAfter: until, IPAddresses: []net.IP{at},
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, public, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key, Leaf: leaf}
}
