package server

import (
	"html/template"
	"io/fs"

	"dateline"
	files "dateline/web"
	"dateline/web/render"
)

// look is what pages are made of.
type look struct {
	templates *template.Template
	pages     *render.Set // of templates
	assets    map[string]files.Asset
}

// embedded is the look inside the program, so that only a broken build fails here.
var embedded = mustLook(newLook(files.Files))

func mustLook(l look, err error) look {
	if err != nil {
		panic(err)
	}
	return l
}

func newLook(fsys fs.FS) (l look, err error) {
	if l.templates, err = files.Parse(fsys); err != nil {
		return look{}, err
	}
	l.pages = render.New(l.templates)
	l.assets, err = files.Assets(fsys)
	return l, err
}

// look returns what a page is to be made of: of Options.Pages what is there now.
func (s *server) look() (look, error) {
	if s.Pages == nil {
		return embedded, nil
	}
	l, err := newLook(s.Pages)
	if err != nil {
		return look{}, &lookError{err}
	}
	return l, nil
}

// lookError is a fault in a template, or in what is beside the templates.
type lookError struct{ err error }

func (e *lookError) Error() string { return e.err.Error() }
func (e *lookError) Unwrap() error { return e.err }

// checkPages refuses a tree that cannot be meant.
func checkPages(fsys fs.FS) error {
	if fsys == nil {
		return nil
	}
	for _, name := range []string{"templates", "static"} {
		if info, err := fs.Stat(fsys, name); err != nil || !info.IsDir() {
			return dateline.Invalidf("dev", "has no folder %s; want a folder like web/ of the source, with templates/ and static/", name)
		}
	}
	return nil
}

// assetAddress is where a file of static/ is served.
func (s *server) assetAddress(name string) string {
	l, err := s.look()
	if err != nil {
		l = embedded // the page will say what is wrong
	}
	return s.pageURL("/assets/" + l.assets[name].Address)
}

// assetAddresses is assetAddress of each.
func (s *server) assetAddresses(names ...string) (out []string) {
	for _, name := range names {
		out = append(out, s.assetAddress(name))
	}
	return out
}
