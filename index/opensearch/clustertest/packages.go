package clustertest

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// HomeVariable names the folder of the packages, in the place of build/opensearch
// below the root of the module.
const HomeVariable = "DATELINE_OPENSEARCH_HOME"

//go:embed Node.java pom.xml *.sha256
var files embed.FS

// packages are the files of one version of OpenSearch.
type packages struct {
	version string
	secured bool // with the security plugin
	java    jdk
	folder  string
}

// name is that of the folder, and of the file with the checksums.
func (p packages) name() string {
	if p.secured {
		return p.version + "-security"
	}
	return p.version
}

// find chooses the version that the JDK of this machine runs, plain or with the security
// plugin.
func find(withSecurity bool) (packages, error) {
	j, err := findJDK(os.Getenv, "/usr/lib/jvm", "/Library/Java/JavaVirtualMachines")
	if err != nil {
		return packages{}, err
	}
	home := os.Getenv(HomeVariable)
	if home == "" {
		root, err := moduleRoot()
		if err != nil {
			return packages{}, err
		}
		home = filepath.Join(root, "build", "opensearch")
	}
	all := versions
	if withSecurity {
		all = secured
	}
	for _, v := range all {
		if j.major >= v.java {
			p := packages{version: v.number, secured: withSecurity, java: j}
			p.folder = filepath.Join(home, p.name())
			return p, nil
		}
	}
	return packages{}, errNoJava
}

func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("no go.mod above the working folder: set " + HomeVariable)
		}
		dir = up
	}
}

// installed finds the packages, which make cluster has brought.
func installed(withSecurity bool) (packages, error) {
	p, err := find(withSecurity)
	if err != nil {
		return p, err
	}
	if !p.complete() {
		return p, fmt.Errorf("%s does not hold OpenSearch %s for Java %d: run make cluster", p.folder, p.name(), p.java.major)
	}
	return p, nil
}

// complete reports whether the folder was filled by Fetch, with what it would
// bring today.
func (p packages) complete() bool {
	stamp, err := os.ReadFile(p.stampFile())
	return err == nil && string(stamp) == p.stamp()
}

func (p packages) lib() string    { return filepath.Join(p.folder, "lib") }
func (p packages) plugin() string { return filepath.Join(p.folder, pluginFolder) }
func (p packages) archive() string {
	return filepath.Join(p.folder, fmt.Sprintf("classes-%d.jsa", p.java.major))
}
func (p packages) stampFile() string { return filepath.Join(p.folder, "complete") }

// stamp changes with whatever the folder is made of.
func (p packages) stamp() string {
	h := sha256.New()
	for _, name := range []string{"Node.java", "pom.xml", p.name() + ".sha256"} {
		raw, _ := files.ReadFile(name)
		h.Write(raw)
	}
	fmt.Fprintln(h, p.java.major)
	return hex.EncodeToString(h.Sum(nil)) + "\n"
}

// sums returns the pinned SHA-256 of each package by its file name.
func (p packages) sums() (map[string]string, error) {
	raw, err := files.ReadFile(p.name() + ".sha256")
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for s := bufio.NewScanner(bytes.NewReader(raw)); s.Scan(); {
		sum, name, ok := strings.Cut(s.Text(), "  ")
		if !ok {
			return nil, fmt.Errorf("%s.sha256: %q is no checksum", p.name(), s.Text())
		}
		out[name] = sum
	}
	return out, nil
}

// verify holds the packages in dir against their checksums: all of them are there,
// and nothing else.
func verify(dir string, sums map[string]string) error {
	there, err := jars(dir)
	if err != nil {
		return err
	}
	for _, name := range there {
		sum, err := sumOf(filepath.Join(dir, name))
		switch {
		case err != nil:
			return err
		case sums[name] == "":
			return fmt.Errorf("%s is no package that is pinned", name)
		case sums[name] != sum:
			return fmt.Errorf("%s has the SHA-256 %s, not %s: it is not the package that is pinned", name, sum, sums[name])
		}
	}
	for name := range sums {
		if !slices.Contains(there, name) {
			return fmt.Errorf("%s is missing", name)
		}
	}
	return nil
}

// classPath is what Java runs: the packages, and behind them those of the plugin.
func (p packages) classPath() (out []string, err error) {
	folders := []string{p.lib()}
	if p.secured {
		folders = append(folders, p.plugin())
	}
	for _, folder := range folders {
		names, err := jars(folder)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if strings.HasSuffix(name, ".jar") {
				out = append(out, filepath.Join(folder, name))
			}
		}
	}
	return out, nil
}

func jars(dir string) (out []string, err error) {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out, err
}

func sumOf(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}
