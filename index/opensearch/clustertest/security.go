package clustertest

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"net/http"
	"os"
	"path/filepath"
)

// The names in certificates: of the node, and of who may do all.
const (
	nodeName  = "node"
	adminName = "admin"
)

// securitySettings name files of the node's folder config.
var securitySettings = []string{
	"plugins.security.ssl.transport.pemcert_filepath=node.pem",
	"plugins.security.ssl.transport.pemkey_filepath=node.key",
	"plugins.security.ssl.transport.pemtrustedcas_filepath=ca.pem",
	"plugins.security.ssl.http.enabled=true",
	"plugins.security.ssl.http.pemcert_filepath=node.pem",
	"plugins.security.ssl.http.pemkey_filepath=node.key",
	"plugins.security.ssl.http.pemtrustedcas_filepath=ca.pem",
	"plugins.security.nodes_dn=CN=" + nodeName,
	"plugins.security.authcz.admin_dn=CN=" + adminName,
	"plugins.security.allow_default_init_securityindex=true",
}

// noUsers is in the place of the plugin's own list of users, who are known to everybody.
const noUsers = "_meta: { type: internalusers, config_version: 2 }\n"

// configure writes what a node reads when it starts for the first time.
func (p packages) configure(config string, a *authority) error {
	security := filepath.Join(config, "opensearch-security")
	if err := os.CopyFS(security, os.DirFS(filepath.Join(p.plugin(), "config"))); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(security, "internal_users.yml"), []byte(noUsers), 0o600); err != nil {
		return err
	}
	ca := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})
	if err := os.WriteFile(filepath.Join(config, "ca.pem"), ca, 0o600); err != nil {
		return err
	}
	one, err := a.sign(nameOf(nodeName, net.IPv4(127, 0, 0, 1)))
	if err != nil {
		return err
	}
	return one.write(config, "node")
}

// caller calls the node as one who may do all.
func (a *authority) caller() (*http.Client, error) {
	p, err := a.sign(nameOf(adminName))
	if err != nil {
		return nil, err
	}
	cert, err := tls.X509KeyPair(p.cert, p.key)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	roots.AddCert(a.cert)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{cert}, MinVersion: tls.VersionTLS12}}
	return &http.Client{Timeout: client.Timeout, Transport: transport}, nil
}
