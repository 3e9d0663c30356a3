package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// ownName is dateline's among the engines.
const ownName = "dateline"

// peer is an engine that can be measured. Its sources are bench/peers/NAME or, of
// two that share them, the folder named; what is made of them goes to
// build/peers/NAME.
type peer struct {
	name    string
	folder  string
	needs   []string // programs
	prepare func(from, to string) [][]string
	command func(from, to string) []string
}

var knownPeers = []peer{
	{name: ownName, command: func(_, _ string) []string { return []string{itself(), "peers", "-drive"} }},
	{
		name: "tantivy", folder: "tantivy", needs: []string{"cargo"},
		prepare: func(from, to string) [][]string {
			return [][]string{{"cargo", "build", "--quiet", "--release", "--locked", "--manifest-path", filepath.Join(from, "Cargo.toml"), "--target-dir", to}}
		},
		command: func(_, to string) []string { return []string{filepath.Join(to, "release", "peer")} },
	},
	{
		name: "lucene", folder: "lucene", needs: []string{"mvn", "java", "javac"},
		prepare: func(from, to string) [][]string {
			return [][]string{{"mvn", "--batch-mode", "--quiet", "--file", filepath.Join(from, "pom.xml"), "-Dmade=" + to, "compile"}}
		},
		command: func(_, to string) []string {
			jars := filepath.Join(to, "classes") + string(os.PathListSeparator) + filepath.Join(to, "libraries", "*")
			return []string{"java", "-Xmx2g", "-XX:+UseParallelGC", "-cp", jars, "Peer"}
		},
	},
	{
		name: "sqlite", folder: "sqlite", needs: []string{"python3"},
		command: func(from, _ string) []string { return []string{"python3", filepath.Join(from, "peer.py")} },
	},
	{
		name: "xapian", folder: "xapian", needs: []string{"apt-get", "dpkg", "g++"},
		prepare: func(from, to string) [][]string {
			return [][]string{{"sh", filepath.Join(from, "prepare.sh"), filepath.Join(from, "peer.cc"), to}}
		},
		command: func(_, to string) []string { return []string{filepath.Join(to, "peer")} },
	},
	blevePeer("default"),
	blevePeer("tuned"),
}

func blevePeer(kind string) peer {
	return peer{
		name: "bleve-" + kind, folder: "bleve", needs: []string{"go"},
		prepare: func(from, to string) [][]string {
			return [][]string{{"go", "build", "-C", from, "-o", filepath.Join(to, "peer"), "."}}
		},
		command: func(_, to string) []string { return []string{filepath.Join(to, "peer"), kind} },
	}
}

// itself is the program that runs.
func itself() string {
	path, err := os.Executable()
	if err != nil {
		return os.Args[0]
	}
	return path
}

// chosenPeers are dateline and the peers named, or all.
func chosenPeers(only string) ([]peer, error) {
	if only == "" {
		return knownPeers, nil
	}
	var names []string
	for _, p := range knownPeers[1:] {
		names = append(names, p.name)
	}
	chosen := strings.Split(only, ",")
	for _, name := range chosen {
		if !slices.Contains(names, name) {
			return nil, usagef("peers: %q is no peer; want %s", name, strings.Join(names, ", "))
		}
	}
	return slices.DeleteFunc(slices.Clone(knownPeers), func(p peer) bool { return p.name != ownName && !slices.Contains(chosen, p.name) }), nil
}

// ready makes what the peer needs and returns the command that starts its driver.
// The error says in a few words why the machine cannot; log gets the rest.
func (p peer) ready(ctx context.Context, root string, log io.Writer) ([]string, error) {
	for _, program := range p.needs {
		if _, err := exec.LookPath(program); err != nil {
			return nil, fmt.Errorf("%s is not there", program)
		}
	}
	from, to := filepath.Join(root, "bench", "peers", p.folder), filepath.Join(root, "build", "peers", p.name)
	if p.prepare == nil {
		return p.command(from, to), nil
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return nil, err
	}
	for _, argv := range p.prepare(from, to) {
		cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
		if text, err := cmd.CombinedOutput(); err != nil {
			fmt.Fprintf(log, "%s: %s: %v\n%s\n", p.name, strings.Join(argv, " "), err, text)
			return nil, fmt.Errorf("%s could not make it", argv[0])
		}
	}
	return p.command(from, to), nil
}

// moduleFolder is where the sources of the program are.
func moduleFolder(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}", "dateline").Output()
	if err != nil {
		return "", fmt.Errorf("find the sources of dateline: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}
