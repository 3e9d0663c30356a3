package cluster

import (
	"crypto/x509"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"dateline"
)

// Variables of the environment that credentials and trust come from.
const (
	UserVariable        = "DATELINE_OPENSEARCH_USER"
	PasswordVariable    = "DATELINE_OPENSEARCH_PASSWORD"
	CredentialsVariable = "DATELINE_OPENSEARCH_CREDENTIALS" // the path of a file with user:password
	CAVariable          = "DATELINE_OPENSEARCH_CA"          // the path of a file with certificates in PEM
)

// maxCredentials is more than any user and password; a file that is longer is another one.
const maxCredentials = 4096

// Credentials are sent to the cluster with each call. The zero value is none.
type Credentials struct{ User, Password string }

// String hides the password.
func (c Credentials) String() string { return c.User + ":***" }

// GoString hides the password.
func (c Credentials) GoString() string { return c.String() }

// FromEnvironment returns the Options that the environment asks for: credentials
// and roots. getenv is os.Getenv, or a test's.
func FromEnvironment(getenv func(string) string) (o Options, err error) {
	if o.Credentials, err = credentials(getenv); err != nil {
		return Options{}, err
	}
	if path := getenv(CAVariable); path != "" {
		o.Roots, err = roots(path)
	}
	return o, err
}

func credentials(getenv func(string) string) (Credentials, error) {
	c := Credentials{getenv(UserVariable), getenv(PasswordVariable)}
	path := getenv(CredentialsVariable)
	switch {
	case path != "" && c != (Credentials{}):
		return Credentials{}, dateline.Invalidf(CredentialsVariable, "credentials are given twice: set either this, or %s and %s", UserVariable, PasswordVariable)
	case path != "":
		return credentialsFile(path)
	case c.User == "" && c.Password != "":
		return Credentials{}, dateline.Invalidf(UserVariable, "there is a password without a user: set both, or none")
	case c.User != "" && c.Password == "":
		return Credentials{}, dateline.Invalidf(PasswordVariable, "there is a user without a password: set both, or none")
	}
	return c, checkCredentials(UserVariable, c)
}

func credentialsFile(path string) (Credentials, error) {
	raw, info, err := readSmall(path)
	switch {
	case err != nil:
		return Credentials{}, invalidFile(CredentialsVariable, path, "cannot be read", err)
	case info.Mode().Perm()&0o077 != 0:
		return Credentials{}, &dateline.Error{
			Kind: dateline.Invalid, Field: CredentialsVariable,
			Message: fmt.Sprintf("other users may read or change %s, whose mode is %04o", path, info.Mode().Perm()), Hint: "chmod 600 " + path,
		}
	case len(raw) > maxCredentials:
		return Credentials{}, dateline.Invalidf(CredentialsVariable, "%s holds more than %d bytes: it is one line, user:password", path, maxCredentials)
	}
	user, password, ok := strings.Cut(strings.TrimRight(string(raw), "\r\n"), ":")
	if !ok || user == "" || password == "" {
		return Credentials{}, dateline.Invalidf(CredentialsVariable, "%s does not hold one line, user:password", path)
	}
	c := Credentials{user, password}
	return c, checkCredentials(CredentialsVariable, c)
}

// checkCredentials refuses what basic authentication cannot carry (RFC 7617, 2).
func checkCredentials(field string, c Credentials) error {
	if strings.Contains(c.User, ":") {
		return dateline.Invalidf(field, "the name of a user cannot hold a colon")
	}
	if strings.ContainsFunc(c.User+c.Password, unicode.IsControl) {
		return dateline.Invalidf(field, "user and password cannot hold control characters, as the end of a line is")
	}
	return nil
}

func readSmall(path string) ([]byte, fs.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	raw := make([]byte, maxCredentials+1)
	n, err := readUpTo(f, raw)
	return raw[:n], info, err
}

func roots(path string) (*x509.CertPool, error) {
	pem, err := os.ReadFile(path)
	if err != nil {
		return nil, invalidFile(CAVariable, path, "cannot be read", err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(pem) {
		return nil, dateline.Invalidf(CAVariable, "%s holds no certificate in PEM, which begins with -----BEGIN CERTIFICATE-----", path)
	}
	return pool, nil
}

func invalidFile(field, path, what string, err error) error {
	return &dateline.Error{Kind: dateline.Invalid, Field: field, Message: path + " " + what, Err: err}
}
