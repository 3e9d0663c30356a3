package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
)

//go:embed templates static
var embedded embed.FS

// Files is the tree with templates/ and static/ at its root.
var Files fs.FS = embedded

// Parse parses every page of fsys, a tree like Files.
func Parse(fsys fs.FS) (*template.Template, error) {
	return template.New("").ParseFS(fsys, "templates/*.html")
}

// Asset is a file that pages load.
type Asset struct {
	Address string // the name with a hash of the content in it: app.0123456789ab.css
	Media   string // its media type
	Content []byte
}

// hashBytes are enough to tell two versions of one file apart.
const hashBytes = 6

var mediaOf = map[string]string{
	".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml",
}

// Assets returns the files of static/ in fsys, a tree like Files, by their name.
// An address changes with its content, so that caches may keep it for ever. A file
// of a kind that is not served is an error.
func Assets(fsys fs.FS) (map[string]Asset, error) {
	entries, err := fs.ReadDir(fsys, "static")
	if err != nil {
		return nil, err
	}
	out := map[string]Asset{}
	for _, e := range entries {
		content, err := fs.ReadFile(fsys, path.Join("static", e.Name()))
		if err != nil {
			return nil, err
		}
		ext := path.Ext(e.Name())
		if mediaOf[ext] == "" {
			return nil, fmt.Errorf("static/%s: no media type for %q", e.Name(), ext)
		}
		sum := sha256.Sum256(content)
		name := strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:hashBytes]) + ext
		out[e.Name()] = Asset{Address: name, Media: mediaOf[ext], Content: content}
	}
	return out, nil
}
