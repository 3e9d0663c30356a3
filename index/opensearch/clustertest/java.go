package clustertest

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// release is a version of OpenSearch with the oldest Java that runs it.
type release struct {
	number string
	java   int
}

// versions are those that the tests run, the newest first.
var versions = []release{{"3.8.0", 21}, {"2.19.6", 17}}

// secured are the newest whose security plugin is among Maven's packages: it runs in its
// own version of OpenSearch alone.
var secured = []release{{"3.4.0", 21}, {"2.19.4", 17}}

// jdk is a Java with its compiler.
type jdk struct {
	home  string
	major int
}

func (j jdk) tool(name string) string { return filepath.Join(j.home, "bin", name) }

var errNoJava = errors.New("a cluster for tests needs a JDK of 17 or newer, best of 21: install one, for example with: sudo apt-get install openjdk-17-jdk-headless")

// findJDK returns the JDK that JAVA_HOME names, or the newest of that on the path
// and those below folders, such as /usr/lib/jvm.
func findJDK(getenv func(string) string, folders ...string) (jdk, error) {
	if home := getenv("JAVA_HOME"); home != "" {
		j, err := readJDK(home)
		if err == nil && j.major < versions[len(versions)-1].java {
			err = errNoJava
		}
		if err != nil {
			return jdk{}, fmt.Errorf("JAVA_HOME is %s: %w", home, err)
		}
		return j, nil
	}
	var found []jdk
	for _, home := range homes(folders) {
		if j, err := readJDK(home); err == nil && j.major >= versions[len(versions)-1].java {
			found = append(found, j)
		}
	}
	if len(found) == 0 {
		return jdk{}, errNoJava
	}
	return slices.MaxFunc(found, func(a, b jdk) int {
		return cmp.Or(cmp.Compare(a.major, b.major), cmp.Compare(b.home, a.home))
	}), nil
}

func homes(folders []string) (out []string) {
	if java, err := exec.LookPath("java"); err == nil {
		if real, err := filepath.EvalSymlinks(java); err == nil {
			out = append(out, filepath.Dir(filepath.Dir(real)))
		}
	}
	for _, f := range folders {
		below, _ := filepath.Glob(filepath.Join(f, "*"))
		out = append(out, below...)
	}
	return out
}

// readJDK reads the file "release" of a JDK, which holds JAVA_VERSION="17.0.15".
func readJDK(home string) (jdk, error) {
	f, err := os.Open(filepath.Join(home, "release"))
	if err != nil {
		return jdk{}, err
	}
	defer f.Close()
	if _, err := os.Stat(filepath.Join(home, "bin", "javac"+exe())); err != nil {
		return jdk{}, err
	}
	for s := bufio.NewScanner(f); s.Scan(); {
		v, ok := strings.CutPrefix(s.Text(), "JAVA_VERSION=")
		if !ok {
			continue
		}
		major, _, _ := strings.Cut(strings.Trim(v, `"`), ".")
		n, err := strconv.Atoi(major)
		return jdk{home, n}, err
	}
	return jdk{}, fmt.Errorf("%s does not say which Java it is", f.Name())
}

func exe() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}
