package clustertest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// authority signs certificates for one test.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// pair is a certificate in PEM with its key.
type pair struct{ cert, key []byte }

func newAuthority() (*authority, error) {
	a := &authority{}
	p, err := a.sign(&x509.Certificate{
		Subject: pkix.Name{CommonName: "authority"}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	})
	if err != nil {
		return nil, err
	}
	a.cert, a.key, err = p.read()
	return a, err
}

// nameOf is the certificate of a node, or of whoever calls one by that name.
func nameOf(name string, at ...net.IP) *x509.Certificate {
	return &x509.Certificate{
		Subject: pkix.Name{CommonName: name}, IPAddresses: at, KeyUsage: x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
}

// sign makes a certificate, good for a day; the first one signs itself.
func (a *authority) sign(c *x509.Certificate) (p pair, err error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return p, err
	}
	if c.SerialNumber, err = rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120)); err != nil {
		return p, err
	}
	c.NotBefore, c.NotAfter = time.Now().Add(-time.Hour), time.Now().Add(24*time.Hour)
	parent, signer := a.cert, a.key
	if parent == nil {
		parent, signer = c, key
	}
	der, err := x509.CreateCertificate(rand.Reader, c, parent, &key.PublicKey, signer)
	if err != nil {
		return p, err
	}
	raw, err := x509.MarshalPKCS8PrivateKey(key)
	return pair{
		pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: raw}),
	}, err
}

func (p pair) read() (*x509.Certificate, *ecdsa.PrivateKey, error) {
	c, err := tls.X509KeyPair(p.cert, p.key)
	if err != nil {
		return nil, nil, err
	}
	return c.Leaf, c.PrivateKey.(*ecdsa.PrivateKey), nil
}

// write writes NAME.pem and NAME.key to a folder.
func (p pair) write(folder, name string) error {
	if err := os.WriteFile(filepath.Join(folder, name+".pem"), p.cert, 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name+".key"), p.key, 0o600)
}
