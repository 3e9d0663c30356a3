package ingest

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"dateline"
)

var (
	errHidden  = problem("hidden: its name begins with a dot")
	errLink    = problem("a symbolic link; name what it leads to")
	errSpecial = problem("not a regular file")
	errArchive = problem("the archive itself")
	errTwice   = problem("already taken, under another path that was named")
)

func errUnread() *dateline.Error {
	return problem("not a kind of file that is read: %s", strings.Join(Endings(), " "))
}

// folder is a folder that is being gone through.
type folder struct {
	path   string // as it was named, and below
	real   string // absolute, without symbolic links
	rel    string // path in the source, with slashes; "" is its top
	source string
	sheet  *sheet // the metadata.csv that speaks for it; nil if none
}

func (f folder) entry(name string) *entry {
	rel := name
	if f.rel != "" {
		rel = f.rel + "/" + name
	}
	return &entry{path: filepath.Join(f.path, name), rel: rel, source: f.source, form: formOf(name), sheet: f.sheet}
}

// walk adds all that a folder holds, metadata.csv first, then by name.
func (p *planner) walk(f folder) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	found, err := os.ReadDir(f.path)
	if err != nil {
		p.add(f, &entry{path: f.path, rel: f.rel, source: f.source}, KindRejected, systemFault(err))
		return nil
	}
	if i := slices.IndexFunc(found, isSheet); i >= 0 {
		f = p.sheetFolder(f, found[i])
		found = slices.Delete(found, i, i+1)
	}
	for _, d := range found {
		if err := p.visit(f, d); err != nil {
			return err
		}
	}
	return nil
}

func isSheet(d fs.DirEntry) bool { return d.Name() == metadataFile && !d.IsDir() }

// sheetFolder returns the folder under a metadata.csv of its own. One that
// cannot be read, such as a link, is found out about when it is opened: it
// speaks for the folder all the same.
func (p *planner) sheetFolder(f folder, d fs.DirEntry) folder {
	if f.sheet != nil {
		f.sheet.inner = append(f.sheet.inner, f.sheet.inside(f.rel))
	}
	e := f.entry(metadataFile)
	e.sheet = newSheet(e)
	f.sheet = e.sheet
	if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
		e.size = info.Size()
	}
	p.add(f, e, KindMetadata, nil)
	return f
}

func (p *planner) visit(f folder, d fs.DirEntry) error {
	e := f.entry(d.Name())
	switch {
	case p.archive != "" && filepath.Join(f.real, d.Name()) == p.archive:
		p.add(f, e, KindIgnored, errArchive)
	case strings.HasPrefix(d.Name(), "."):
		p.add(f, e, KindIgnored, errHidden)
	case d.Type()&fs.ModeSymlink != 0:
		p.add(f, e, KindIgnored, errLink)
	case d.IsDir():
		return p.walk(folder{e.path, filepath.Join(f.real, d.Name()), e.rel, f.source, f.sheet})
	case !d.Type().IsRegular():
		p.add(f, e, KindIgnored, errSpecial)
	case !utf8.ValidString(e.rel):
		p.add(f, e, KindRejected, problem("the path %q is not UTF-8; rename it", e.rel))
	case f.sheet == nil && e.form == formOther:
		p.add(f, e, KindIgnored, errUnread())
	default:
		p.addFile(f, e, d)
	}
	return nil
}

func (p *planner) addFile(f folder, e *entry, d fs.DirEntry) {
	info, err := d.Info()
	if err != nil {
		p.add(f, e, KindRejected, systemFault(err))
		return
	}
	e.size = info.Size()
	p.add(f, e, KindArticle, nil)
}
