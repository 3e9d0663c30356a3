package server_test

import (
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dateline"
	"dateline/server"
	"dateline/web"
)

// onDisk is a copy of the pages that a test can change.
func onDisk(t *testing.T) (dir string, change func(name, text string)) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, web.Files); err != nil {
		t.Fatal(err)
	}
	return dir, func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// What is on disk is what is shown, at the next request.
func TestPagesFromDisk(t *testing.T) {
	dir, change := onDisk(t)
	h := serving(t, overSeeds, server.Options{Pages: os.DirFS(dir)})
	if p := visit(t, h, "/?q=Sotk"); p.total() != "4 articles" {
		t.Errorf("total %q", p.total())
	}
	change("templates/docs.html", `{{define "docs"}}{{template "top" .}}<p>Written anew</p>{{template "bottom" .}}{{end}}`)
	change("static/app.css", "p { color: red }")
	p := visit(t, h, "/docs")
	contains(t, "template", p.raw, "Written anew")
	if css := get(t, h, attr(p.all("link", "")[0], "href")); css.Body.String() != "p { color: red }" {
		t.Errorf("style: %d %s", css.Code, css.Body)
	}
}

// A fault in a template or beside them is told to who works on them, as a page
// with its style, and mending it is enough.
func TestFaultsOfPagesOnDisk(t *testing.T) {
	for name, tc := range map[string]struct{ file, text, says string }{
		"a template that cannot be read":    {"templates/docs.html", `{{define "docs"}}{{if}}{{end}}`, "docs.html:1"},
		"a field that is not there":         {"templates/docs.html", `{{define "docs"}}{{.Zebra}}{{end}}`, "Zebra"},
		"an address in a place for scripts": {"templates/docs.html", `{{define "docs"}}<a href='{{if .Box}}"{{end}}>{{end}}`, "docs"},
		"a file that is not served":         {"static/app.exe", "x", "app.exe"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, change := onDisk(t)
			h := serving(t, overSeeds, server.Options{Pages: os.DirFS(dir)})
			change(tc.file, tc.text)
			p := visit(t, h, "/docs")
			if p.code != http.StatusInternalServerError || !strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
				t.Errorf("%d %v", p.code, p.header)
			}
			contains(t, name, text(p.all("main", "")[0]), "The pages on disk have a fault", tc.says)
			if css := get(t, h, attr(p.all("link", "")[0], "href")); css.Code != http.StatusOK {
				t.Errorf("style: %d", css.Code)
			}
			change("templates/docs.html", `{{define "docs"}}mended{{end}}`)
			_ = os.Remove(filepath.Join(dir, "static/app.exe"))
			if p := visit(t, h, "/docs"); p.code != http.StatusOK || p.raw != "mended" {
				t.Errorf("mended: %d %s", p.code, p.raw)
			}
		})
	}
}

// The template of errors may be the one with the fault.
func TestFaultOfTheErrorPageOnDisk(t *testing.T) {
	dir, change := onDisk(t)
	h := serving(t, overSeeds, server.Options{Pages: os.DirFS(dir)})
	change("templates/error.html", `{{define "error"}}{{.Zebra}}{{end}}`)
	contains(t, "404", visit(t, h, "/zebra").raw, "The pages on disk have a fault", "Zebra")
}

// Other failures stay as quiet as without Pages.
func TestFailuresArePrivateWithPagesFromDisk(t *testing.T) {
	dir, _ := onDisk(t)
	h := serving(t, failing{overSeeds, errors.New("/var/lib: disk gone")}, server.Options{Pages: os.DirFS(dir)})
	if p := visit(t, h, "/"); p.code != http.StatusInternalServerError || strings.Contains(p.raw, "disk gone") {
		t.Errorf("%d %s", p.code, p.raw)
	}
}

func TestPagesOnDiskHaveTheirFolders(t *testing.T) {
	for name, tree := range map[string]fs.FS{
		"nothing":          fstest.MapFS{},
		"no styles":        fstest.MapFS{"templates/a.html": {}},
		"a file":           fstest.MapFS{"templates": {}, "static/a.css": {}},
		"no such folder":   os.DirFS(filepath.Join(t.TempDir(), "zebra")),
		"a folder too far": fstest.MapFS{"web/templates/a.html": {}, "web/static/a.css": {}},
	} {
		_, err := server.New(overSeeds, server.Options{Pages: tree})
		var e *dateline.Error
		if !errors.As(err, &e) || e.Kind != dateline.Invalid || e.Field != "dev" || !strings.Contains(e.Message, "templates/ and static/") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
