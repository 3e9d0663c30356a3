package clustertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestVerify(t *testing.T) {
	// The SHA-256 of "a", from sha256sum.
	sums := map[string]string{"a.jar": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}
	for _, c := range []struct {
		name  string
		files map[string]string
		err   string
	}{
		{"as pinned", map[string]string{"a.jar": "a"}, ""},
		{"another content", map[string]string{"a.jar": "b"}, "not the package that is pinned"},
		{"one too many", map[string]string{"a.jar": "a", "b.jar": "b"}, "b.jar is no package"},
		{"none", nil, "a.jar is missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range c.files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			err := verify(dir, sums)
			if c.err == "" && err != nil || c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) {
				t.Errorf("error %v, want %q", err, c.err)
			}
		})
	}
}

func TestEveryVersionIsPinned(t *testing.T) {
	for _, v := range versions {
		checkPinned(t, packages{version: v.number}, "opensearch-"+v.number+".jar")
	}
	for _, v := range secured {
		checkPinned(t, packages{version: v.number, secured: true}, "opensearch-"+v.number+".jar", "opensearch-security-"+v.number+".0.zip")
	}
}

func checkPinned(t *testing.T, p packages, names ...string) {
	t.Helper()
	sums, err := p.sums()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if sums[name] == "" {
			t.Errorf("%s: no checksum of %s", p.name(), name)
		}
	}
	for name, sum := range sums {
		if len(sum) != 64 {
			t.Errorf("%s: the SHA-256 of %s is %q", p.name(), name, sum)
		}
	}
}

// Where the packages are missing, the message says what brings them.
func TestMissingPackages(t *testing.T) {
	java := filepath.Join(t.TempDir(), "jdk")
	fakeJDK(t, java, "JAVA_VERSION=\"17.0.1\"\n", "java", "javac")
	t.Setenv("JAVA_HOME", java)
	t.Setenv(HomeVariable, t.TempDir())
	_, err := Run(t.TempDir(), 1)
	if err == nil || !strings.Contains(err.Error(), "run make cluster") || !strings.Contains(err.Error(), "2.19.6") {
		t.Errorf("error %v, want one that names make cluster and OpenSearch 2.19.6", err)
	}
}

func TestFreePorts(t *testing.T) {
	ports, err := freePorts(6)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[int]bool{}
	for _, p := range ports {
		if seen[p] || p < 20000 || p >= 32000 {
			t.Errorf("port %d of %v", p, ports)
		}
		seen[p] = true
	}
}
