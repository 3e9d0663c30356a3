package ingest

import (
	"io/fs"
	"os"
	"path/filepath"

	"dateline"
	"dateline/index/ingest/advice"
)

// file adds a file that was named itself. The metadata.csv beside it holds for
// it as it does when its folder is named, so that it stays the same article.
func (p *planner) file(path, abs string, info fs.FileInfo) error {
	dir, name := filepath.Split(abs)
	source, err := p.source(filepath.Clean(dir))
	if err != nil {
		return err
	}
	f := folder{path: filepath.Dir(path), real: realPath(filepath.Dir(path)), source: source}
	if formOf(name) != formPlaces {
		f.sheet = p.sheetBeside(f)
	}
	e := f.entry(name)
	e.path, e.named, e.size = path, true, info.Size()
	kind := KindRejected
	if e.form == formMetadata {
		kind = KindIgnored
	}
	p.add(f, e, kind, e.namedFault(info))
	return nil
}

// namedFault says why a file that was named itself is not going to be read.
func (e *entry) namedFault(info fs.FileInfo) *dateline.Error {
	switch {
	case e.form == formMetadata:
		return problem("it is read with the files of its folder; name the folder")
	case !info.Mode().IsRegular():
		return errSpecial
	case e.form == formOther && e.sheet == nil:
		return errUnread()
	}
	return nil
}

// sheetBeside returns the metadata.csv of a folder of which only some files are
// named; nil if there is none.
func (p *planner) sheetBeside(f folder) *sheet {
	if s, known := p.beside[f.real]; known {
		return s
	}
	p.beside[f.real] = nil
	e := f.entry(metadataFile)
	if info, err := os.Lstat(e.path); err == nil && !info.IsDir() {
		e.sheet = newSheet(e)
		e.sheet.some = true
		p.beside[f.real] = e.sheet
	}
	return p.beside[f.real]
}

// add keeps an entry. reason, if not nil, settles it as kind. One that another
// path offered before is settled too.
func (p *planner) add(f folder, e *entry, kind Kind, reason *dateline.Error) {
	if reason != nil {
		e.settle(kind, reason)
	}
	p.addOnce(f, e)
	p.entries = append(p.entries, e)
	if e.sheet != nil {
		e.sheet.files[e.sheet.inside(e.rel)] = e
	}
}

// addOnce settles an entry that is the same file as one before, or has the same
// path in the same source and would become a revision of it.
func (p *planner) addOnce(f folder, e *entry) {
	if p.paths == nil {
		return
	}
	real := filepath.Join(f.real, filepath.Base(e.path))
	if _, twice := p.paths[real]; twice {
		e.settle(KindIgnored, errTwice)
		return
	}
	p.paths[real] = e.path
	if e.reason != nil {
		return
	}
	key := [2]string{e.source, e.rel}
	if other, taken := p.keys[key]; taken {
		e.settle(KindRejected, advice.Invalidf(advice.Advice{Do: advice.OtherSource}, "%s has the same path in the source %q", printable(other), e.source))
		return
	}
	p.keys[key] = e.path
}
