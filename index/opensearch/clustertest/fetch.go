package clustertest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// copier is Maven's way to bring packages and what they need.
const copier = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies"

// nodeJar holds the compiled Node.java.
const nodeJar = "node.jar"

// Fetch brings the packages of the OpenSearch that the JDK of this machine runs, plain and
// with the security plugin, if they are not there yet, verifies them, and compiles
// Node.java. It writes to out what it does. Of what Maven has brought before nothing is
// asked for again.
func Fetch(ctx context.Context, out io.Writer) error {
	for _, withSecurity := range []bool{false, true} {
		p, err := find(withSecurity)
		if err == nil && !p.complete() {
			err = p.fetch(ctx, out)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p packages) fetch(ctx context.Context, out io.Writer) error {
	fmt.Fprintf(out, "OpenSearch %s for Java %d, to %s\n", p.name(), p.java.major, p.folder)
	if err := os.MkdirAll(filepath.Dir(p.folder), 0o755); err != nil {
		return err
	}
	tmp, err := os.MkdirTemp(filepath.Dir(p.folder), "."+p.name()+"-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if err := p.fill(ctx, tmp); err != nil {
		return err
	}
	if err := errors.Join(os.RemoveAll(p.folder), os.Rename(tmp, p.folder)); err != nil {
		return err
	}
	if !p.secured { // which is started once in a while
		if err := p.archiveClasses(ctx); err != nil {
			return fmt.Errorf("try the node: %w", err)
		}
	}
	return os.WriteFile(p.stampFile(), []byte(p.stamp()), 0o644)
}

// fill makes the folder of the packages.
func (p packages) fill(ctx context.Context, folder string) error {
	sums, err := p.sums()
	if err != nil {
		return err
	}
	if err := p.bring(ctx, folder); err != nil {
		return err
	}
	lib := filepath.Join(folder, "lib")
	if err := verify(lib, sums); err != nil {
		return fmt.Errorf("the packages of OpenSearch %s: %w", p.name(), err)
	}
	if p.secured {
		if err := unpackPlugin(lib, folder); err != nil {
			return err
		}
	}
	return p.compile(ctx, folder)
}

// bring lets Maven copy the packages to lib in folder.
func (p packages) bring(ctx context.Context, folder string) error {
	pom, err := copyOut("pom.xml", folder)
	if err != nil {
		return err
	}
	args := []string{"-B", "-q", "-C", "-f", pom, "-Dopensearch.version=" + p.version, "-DincludeScope=runtime",
		"-DoutputDirectory=" + filepath.Join(folder, "lib"), copier}
	if p.secured {
		args = append(args, "-Psecurity")
	}
	// Without the network first: that is quick where all is there, and says so where not.
	if run(ctx, folder, "mvn", append([]string{"-o"}, args...)...) == nil {
		return nil
	}
	return run(ctx, folder, "mvn", args...)
}

func (p packages) compile(ctx context.Context, folder string) error {
	source, err := copyOut("Node.java", folder)
	if err != nil {
		return err
	}
	classes := filepath.Join(folder, "classes")
	lib := filepath.Join(folder, "lib")
	err = run(ctx, folder, p.java.tool("javac"), "-nowarn", "-proc:none", "-cp", filepath.Join(lib, "*"), "-d", classes, source)
	if err != nil {
		return err
	}
	return run(ctx, folder, p.java.tool("jar"), "cf", filepath.Join(lib, nodeJar), "-C", classes, ".")
}

func copyOut(name, folder string) (string, error) {
	raw, err := files.ReadFile(name)
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, name)
	return path, os.WriteFile(path, raw, 0o644)
}

func run(ctx context.Context, dir, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, out)
	}
	return nil
}

// Pin writes the checksums of what Maven brings today to VERSION.sha256 in dir, and
// VERSION-security.sha256: for who raises the versions, and reads the difference.
func Pin(ctx context.Context, dir string) error {
	var all []packages
	for _, v := range versions {
		all = append(all, packages{version: v.number})
	}
	for _, v := range secured {
		all = append(all, packages{version: v.number, secured: true})
	}
	for _, p := range all {
		tmp, err := os.MkdirTemp("", "clustertest-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(tmp)
		if err := p.bring(ctx, tmp); err != nil {
			return err
		}
		if err := pin(filepath.Join(tmp, "lib"), filepath.Join(dir, p.name()+".sha256")); err != nil {
			return err
		}
	}
	return nil
}

func pin(lib, file string) error {
	names, err := jars(lib)
	if err != nil {
		return err
	}
	sums := map[string]string{}
	for _, name := range names {
		if sums[name], err = sumOf(filepath.Join(lib, name)); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		fmt.Fprintf(&out, "%s  %s\n", sums[name], name)
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}
