package web

import (
	"embed"
	"html/template"
	"io/fs"
)

//go:embed templates static
var embedded embed.FS

// Files is the tree with templates/ and static/ at its root.
var Files fs.FS = embedded

// Parse parses every page of fsys, a tree like Files.
func Parse(fsys fs.FS) (*template.Template, error) {
	return template.New("").ParseFS(fsys, "templates/*.html")
}
