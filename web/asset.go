package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// Asset is a file that pages load.
type Asset struct {
	Address string // the name with a hash of the content in it: app.0123456789ab.css
	Media   string // its media type
	Content []byte
}

// hashBytes are enough to tell two versions of one file apart.
const hashBytes = 6

const scripts = ".js"

var mediaOf = map[string]string{
	".css":  "text/css; charset=utf-8",
	".svg":  "image/svg+xml",
	".json": "application/json",
	scripts: "text/javascript; charset=utf-8",
}

// Assets returns the files of static/ in fsys, a tree like Files, by their name.
// An address changes with its content, so that caches may keep it for ever. A
// module that imports another as "./other.js" gets the address of that in its
// place, so that its own changes when the other does; modules that import each
// other in a circle have none. A file of a kind that is not served is an error.
func Assets(fsys fs.FS) (map[string]Asset, error) {
	entries, err := fs.ReadDir(fsys, "static")
	if err != nil {
		return nil, err
	}
	m := maker{fsys: fsys, made: map[string]Asset{}}
	for _, e := range entries {
		if _, err := m.asset(e.Name()); err != nil {
			return nil, err
		}
	}
	return m.made, nil
}

// maker makes assets, each after those that it imports.
type maker struct {
	fsys  fs.FS
	made  map[string]Asset
	under []string // modules that are being made, each imported by the one before
}

func (m *maker) asset(name string) (Asset, error) {
	if a, ok := m.made[name]; ok {
		return a, nil
	}
	ext := path.Ext(name)
	if mediaOf[ext] == "" {
		return Asset{}, fmt.Errorf("static/%s: no media type for %q", name, ext)
	}
	content, err := fs.ReadFile(m.fsys, path.Join("static", name))
	if err == nil && ext == scripts {
		content, err = m.linked(name, content)
	}
	if err != nil {
		return Asset{}, err
	}
	sum := sha256.Sum256(content)
	address := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:hashBytes]) + ext
	m.made[name] = Asset{Address: address, Media: mediaOf[ext], Content: content}
	return m.made[name], nil
}

// imported is where a module names another of the same folder, or a file to fetch.
var imported = regexp.MustCompile(`(?m)(\b(?:from|import) ?\(?"\./|new URL\("\./)([\w.-]+)"`)

// linked is a module with the addresses of what it imports.
func (m *maker) linked(name string, content []byte) ([]byte, error) {
	if slices.Contains(m.under, name) {
		return nil, fmt.Errorf("static/%s: imports itself by way of %s", name, strings.Join(m.under, ", "))
	}
	m.under = append(m.under, name)
	defer func() { m.under = m.under[:len(m.under)-1] }()
	var failed error
	out := imported.ReplaceAllFunc(content, func(found []byte) []byte {
		parts := imported.FindSubmatch(found)
		a, err := m.asset(string(parts[2]))
		if err != nil && failed == nil {
			failed = fmt.Errorf("static/%s: %w", name, err)
		}
		return []byte(string(parts[1]) + a.Address + `"`)
	})
	return out, failed
}
