package ingest

import "path"

// shelf puts the members of a container under the metadata.csv of their folders,
// as walk does with files.
type shelf struct {
	sheets map[string]*sheet // by folder, a path in the source
}

func newShelf(entries []*entry) {
	sh := shelf{sheets: map[string]*sheet{}}
	for _, e := range entries {
		sh.found(e)
	}
	for dir, s := range sh.sheets {
		if outer := sh.over(path.Dir(dir)); outer != nil && dir != "." {
			outer.inner = append(outer.inner, outer.inside(dir))
		}
		s.files[metadataFile] = s.file
	}
	for _, e := range entries {
		sh.place(e)
	}
}

// found takes note of a metadata.csv.
func (sh shelf) found(e *entry) {
	if e.form != formMetadata || e.reason != nil {
		return
	}
	dir := path.Dir(e.rel)
	if _, twice := sh.sheets[dir]; twice {
		e.settle(KindRejected, problem("there is another one of this name before it"))
		return
	}
	e.sheet = newSheet(e)
	sh.sheets[dir] = e.sheet
}

// place puts an entry under the sheet of the nearest folder.
func (sh shelf) place(e *entry) {
	if e.sheet != nil {
		return
	}
	if s := sh.over(path.Dir(e.rel)); s != nil {
		e.sheet = s
		s.files[s.inside(e.rel)] = e
	}
}

// over returns the sheet of a folder or the nearest above it; nil if none.
func (sh shelf) over(dir string) *sheet {
	for {
		if s := sh.sheets[dir]; s != nil {
			return s
		}
		if dir == "." || dir == "/" {
			return nil
		}
		dir = path.Dir(dir)
	}
}
