package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"dateline/index/opensearch/cluster"
	"dateline/index/opensearch/clustertest"

	"go.yaml.in/yaml/v3"
)

// documentedRole is the role of docs/operations.md, for an archive of this name.
func documentedRole(t *testing.T, name string) (role map[string]any) {
	t.Helper()
	raw, err := os.ReadFile(operations)
	if err != nil {
		t.Fatal(err)
	}
	found := roleBlock.FindSubmatch(raw)
	if found == nil {
		t.Fatalf("%s has no role", operations)
	}
	if err := yaml.Unmarshal([]byte(strings.ReplaceAll(string(found[0]), "news", name)), &role); err != nil {
		t.Fatal(err)
	}
	return role
}

// roleBlock is the indented block that begins with the permissions of the cluster.
var roleBlock = regexp.MustCompile(`(?m)^    cluster_permissions:.*\n(?:    .*\n)+`)

const password = "Quern-418-vantage"

// With OpenSearch's security plugin the role of the documentation is enough for every
// command, and what is refused is refused in the words of the documentation.
func TestSecuredCluster(t *testing.T) {
	node := clustertest.StartSecured(t)
	var roles []string
	for _, name := range []string{"news", "back", "restored"} {
		node.Role(t, "dateline-"+name, documentedRole(t, name))
		roles = append(roles, "dateline-"+name)
	}
	node.User(t, "desk", password, roles...)
	node.User(t, "stranger", password)
	t.Setenv(cluster.CAVariable, node.CA)
	t.Setenv(cluster.UserVariable, "desk")
	t.Setenv(cluster.PasswordVariable, password)
	everyCommand(t, node.Address)
	at := node.Address("news")
	for _, c := range []struct{ name, variable, value, at, want string }{
		{"a wrong password", cluster.PasswordVariable, password + "?", at, "the cluster refuses the credentials"},
		{"an unknown user", cluster.UserVariable, "nobody", at, "the cluster refuses the credentials"},
		{"no role", cluster.UserVariable, "stranger", at, "the cluster does not let this user do it"},
		{"the role of other archives", cluster.UserVariable, "desk", node.Address("other"), "the cluster does not let this user do it"},
		{"another authority", cluster.CAVariable, "", at, "the certificate of the cluster cannot be verified"},
		{"another host", cluster.UserVariable, "desk", strings.Replace(at, "127.0.0.1", "localhost", 1), "the certificate of the cluster cannot be verified"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv(c.variable, c.value)
			code, _, said := command(t, "index", "--archive", c.at, seeds)
			if code != exitFailed || !strings.Contains(said, c.want) || strings.Contains(said, password) {
				t.Errorf("exit code %d, want %d with %q:\n%s", code, exitFailed, c.want, said)
			}
			named(t, c.want)
		})
	}
}

// named reports a message that the documentation does not list.
func named(t *testing.T, message string) {
	t.Helper()
	raw, err := os.ReadFile(operations)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), "\n| "+message) {
		t.Errorf("%s does not list %q", operations, message)
	}
}
