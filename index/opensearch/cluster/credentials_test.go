package cluster_test

import (
	"encoding/pem"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline"
	"dateline/index/opensearch/cluster"
)

func TestCredentials(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil { // whatever the umask is
			t.Fatal(err)
		}
		return path
	}
	const user, password, credentials, ca = cluster.UserVariable, cluster.PasswordVariable, cluster.CredentialsVariable, cluster.CAVariable
	for _, c := range []struct {
		name  string
		env   map[string]string
		want  cluster.Credentials
		field string
		err   string
	}{
		{name: "none"},
		{name: "both", env: map[string]string{user: "u", password: "p:q"}, want: cluster.Credentials{User: "u", Password: "p:q"}},
		{name: "a file", env: map[string]string{credentials: file("good", "u:p:q r\n", 0o600)}, want: cluster.Credentials{User: "u", Password: "p:q r"}},
		{name: "a file of Windows", env: map[string]string{credentials: file("crlf", "u:p\r\n", 0o400)}, want: cluster.Credentials{User: "u", Password: "p"}},
		{name: "no password", env: map[string]string{user: "u"}, field: password, err: "a user without a password"},
		{name: "no user", env: map[string]string{password: "p"}, field: user, err: "a password without a user"},
		{name: "a colon", env: map[string]string{user: "u:v", password: "p"}, field: user, err: "cannot hold a colon"},
		{name: "two lines", env: map[string]string{user: "u", password: "p\nq"}, field: user, err: "control characters"},
		{name: "twice", env: map[string]string{user: "u", password: "p", credentials: "x"}, field: credentials, err: "given twice"},
		{name: "no file", env: map[string]string{credentials: filepath.Join(dir, "none")}, field: credentials, err: "cannot be read"},
		{name: "a folder", env: map[string]string{credentials: dir}, field: credentials, err: "cannot be read"},
		{name: "others read it", env: map[string]string{credentials: file("open", "u:p", 0o604)}, field: credentials, err: "chmod 600"},
		{name: "the group reads it", env: map[string]string{credentials: file("group", "u:p", 0o640)}, field: credentials, err: "mode is 0640"},
		{name: "an empty file", env: map[string]string{credentials: file("empty", "", 0o600)}, field: credentials, err: "user:password"},
		{name: "no colon", env: map[string]string{credentials: file("colon", "secret", 0o600)}, field: credentials, err: "user:password"},
		{name: "two lines in a file", env: map[string]string{credentials: file("lines", "u:p\nv:q\n", 0o600)}, field: credentials, err: "control characters"},
		{name: "too long", env: map[string]string{credentials: file("long", "u:"+long('p', 5000), 0o600)}, field: credentials, err: "more than 4096 bytes"},
		{name: "no authority", env: map[string]string{ca: filepath.Join(dir, "none")}, field: ca, err: "cannot be read"},
		{name: "no certificate", env: map[string]string{ca: file("ca", "nothing", 0o644)}, field: ca, err: "no certificate in PEM"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := cluster.FromEnvironment(func(name string) string { return c.env[name] })
			if c.err == "" {
				if err != nil || o.Credentials != c.want {
					t.Errorf("%#v, %v, want %s", o.Credentials, err, c.want)
				}
				return
			}
			checkInvalid(t, err, c.field, c.err)
			if strings.Contains(fmt.Sprint(err), "secret") {
				t.Errorf("the error %v holds the password", err)
			}
		})
	}
}

func checkInvalid(t *testing.T, err error, field, want string) {
	t.Helper()
	e, ok := err.(*dateline.Error)
	if !ok || e.Kind != dateline.Invalid || e.Field != field || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want invalid of %s with %q", err, field, want)
	}
}

// A log or a message that prints credentials shows no password.
func TestPasswordsAreNotPrinted(t *testing.T) {
	o := cluster.Options{Credentials: cluster.Credentials{User: "u", Password: "secret"}}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if got := fmt.Sprintf(verb, o); strings.Contains(got, "secret") {
			t.Errorf("%s prints %s", verb, got)
		}
	}
}

// A certificate of one's own authority is trusted when it is named, and only then.
func TestAuthority(t *testing.T) {
	fake := newFake(t, httptest.NewUnstartedServer(nil))
	fake.StartTLS()
	fake.answer(200, `{"cluster_name":"c","version":{"distribution":"opensearch","number":"3.8.0"}}`)
	address := cluster.Address{TLS: true, Hosts: []string{fake.Listener.Addr().String()}, Name: "n"}
	stranger := newClient(t, address, cluster.Options{})
	_, err := stranger.Info(t.Context())
	if dateline.KindOf(err) != dateline.Unavailable || !strings.Contains(err.Error(), cluster.CAVariable) {
		t.Errorf("error %v, want unavailable, with a hint that names %s", err, cluster.CAVariable)
	}
	ca := filepath.Join(t.TempDir(), "ca.pem")
	block := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: fake.Certificate().Raw})
	if err := os.WriteFile(ca, block, 0o644); err != nil {
		t.Fatal(err)
	}
	o, err := cluster.FromEnvironment(func(name string) string {
		return map[string]string{cluster.CAVariable: ca, cluster.UserVariable: "u", cluster.PasswordVariable: "p"}[name]
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := newClient(t, address, o).Info(t.Context()); err != nil {
		t.Error(err)
	}
	if u, p, _ := fake.last().BasicAuth(); u != "u" || p != "p" {
		t.Errorf("the call came from %s:%s, want u:p", u, p)
	}
}
