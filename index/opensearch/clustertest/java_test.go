package clustertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fakeJDK makes a folder that looks like a JDK.
func fakeJDK(t *testing.T, home, release string, tools ...string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(home, "bin"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, tool := range tools {
		if err := os.WriteFile(filepath.Join(home, "bin", tool+exe()), nil, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(home, "release"), []byte(release), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFindJDK(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	all := t.TempDir()
	in := func(name string) string { return filepath.Join(all, name) }
	fakeJDK(t, in("jdk-17"), "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"17.0.15\"\n", "java", "javac")
	fakeJDK(t, in("jdk-21"), "JAVA_VERSION=\"21\"\n", "java", "javac")
	fakeJDK(t, in("jre-25"), "JAVA_VERSION=\"25.0.3\"\n", "java")
	fakeJDK(t, in("jdk-11"), "JAVA_VERSION=\"11.0.2\"\n", "java", "javac")
	fakeJDK(t, in("odd"), "nothing", "java", "javac")
	old := t.TempDir()
	fakeJDK(t, filepath.Join(old, "jdk-8"), "JAVA_VERSION=\"1.8.0_442\"\n", "java", "javac")
	for _, c := range []struct {
		name, javaHome, folder, home, err string
		major                             int
	}{
		{name: "the newest with a compiler", folder: all, home: in("jdk-21"), major: 21},
		{name: "JAVA_HOME decides", javaHome: in("jdk-17"), folder: all, home: in("jdk-17"), major: 17},
		{name: "JAVA_HOME is too old", javaHome: in("jdk-11"), folder: all, err: "a JDK of 17 or newer"},
		{name: "JAVA_HOME has no compiler", javaHome: in("jre-25"), folder: all, err: "javac"},
		{name: "JAVA_HOME is nowhere", javaHome: in("none"), folder: all, err: "JAVA_HOME is " + in("none")},
		{name: "none", folder: t.TempDir(), err: "apt-get install"},
		{name: "all too old", folder: old, err: "apt-get install"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := findJDK(func(string) string { return c.javaHome }, c.folder)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Errorf("error %v, want %q", err, c.err)
				}
				return
			}
			if err != nil || got != (jdk{c.home, c.major}) {
				t.Errorf("%+v, %v, want %s", got, err, c.home)
			}
		})
	}
}

// The Java on the path is found behind its links.
func TestFindJDKOnThePath(t *testing.T) {
	home, bin := filepath.Join(t.TempDir(), "jdk"), t.TempDir()
	fakeJDK(t, home, "JAVA_VERSION=\"22.0.1\"\n", "java", "javac")
	if err := os.Symlink(filepath.Join(home, "bin", "java"+exe()), filepath.Join(bin, "java"+exe())); err != nil {
		t.Skip(err)
	}
	t.Setenv("PATH", bin)
	got, err := findJDK(func(string) string { return "" })
	if err != nil || got.major != 22 {
		t.Errorf("%+v, %v, want that of the path", got, err)
	}
}
