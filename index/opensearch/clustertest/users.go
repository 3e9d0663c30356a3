package clustertest

import (
	"encoding/json"
	"net/http"
	"testing"
)

// securityPath is where users and roles are kept.
const securityPath = "/_plugins/_security/api/"

// Role makes a role of what the plugin's documentation calls one, in JSON.
func (s Secured) Role(t testing.TB, name string, role any) {
	t.Helper()
	s.put(t, "roles/"+name, role)
}

// User makes a user who has some roles.
func (s Secured) User(t testing.TB, name, password string, roles ...string) {
	t.Helper()
	s.put(t, "internalusers/"+name, map[string]any{"password": password, "opendistro_security_roles": append([]string{}, roles...)})
}

func (s Secured) put(t testing.TB, path string, body any) {
	t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	s.Ask(t, http.MethodPut, securityPath+path, string(raw))
}
