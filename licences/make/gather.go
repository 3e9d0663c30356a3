package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

const heading = `dateline is under the Apache License 2.0. It carries work of others, named here with its terms.
`

// gather returns the text for the repository in a folder.
func gather(root string) (string, error) {
	data, err := ofRooms(root)
	if err != nil {
		return "", err
	}
	modules, err := ofModules(root)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(heading)
	for _, n := range slices.Concat(data, modules) {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", n.of, strings.Repeat("-", len(n.of)), strings.TrimSpace(n.text))
	}
	return b.String(), nil
}

// notice is a text that must go with something.
type notice struct{ of, text string }

// ofRooms are the notices below a folder, but for that of the repository itself.
func ofRooms(root string) (out []notice, err error) {
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "build" || strings.HasPrefix(d.Name(), ".") && path != root):
			return filepath.SkipDir
		case d.Name() != "LICENCES.md" && d.Name() != "LICENSE" || filepath.Dir(path) == filepath.Clean(root):
			return nil
		}
		text, err := os.ReadFile(path)
		rel, _ := filepath.Rel(root, filepath.Dir(path)) // path is below root
		out = append(out, notice{"Data of " + filepath.ToSlash(rel), string(text)})
		return err
	})
	return out, err
}

// module is what `go list` says of one.
type module struct {
	Path, Version, Dir string
	Main               bool
	Replace            *module
}

// ofModules are those of the modules that the program is built of, and of Go itself. A
// text that several have stands once.
func ofModules(root string) (out []notice, err error) {
	list, err := modules(root)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for _, m := range list {
		text, err := terms(m.Dir)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.Path, err)
		}
		name := strings.TrimSpace(m.Path + " " + m.Version)
		if i, ok := at[text]; ok {
			out[i].of += ", " + name
			continue
		}
		at[text] = len(out)
		out = append(out, notice{name, text})
	}
	return out, nil
}

func modules(root string) (out []module, err error) {
	cmd := exec.Command("go", "list", "-deps", "-json=Module", "./cmd/dateline")
	cmd.Dir, cmd.Stderr = root, os.Stderr
	raw, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	seen := map[string]module{}
	for d := json.NewDecoder(strings.NewReader(string(raw))); ; {
		var p struct{ Module *module }
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, err
		}
		if m := p.Module; m != nil && !m.Main && m.Replace == nil {
			seen[m.Path] = *m
		}
	}
	for _, m := range seen {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b module) int { return strings.Compare(a.Path, b.Path) })
	root, err = goRoot()
	return append(out, module{Path: "Go, its standard library", Dir: root}), err
}

func goRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	return strings.TrimSpace(string(out)), err
}

var isTerms = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)`)

// terms are the texts of a module's licence and notices, one behind the other.
func terms(dir string) (string, error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var all []string
	for _, f := range files {
		if f.IsDir() || !isTerms.MatchString(f.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return "", err
		}
		all = append(all, strings.TrimSpace(strings.ToValidUTF8(string(text), "?")))
	}
	if len(all) == 0 {
		return "", errors.New("no file that says under which licence it is")
	}
	return strings.Join(all, "\n\n"), nil
}
