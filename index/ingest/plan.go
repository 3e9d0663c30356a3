package ingest

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"dateline"
)

// Plan is what was found under the paths named, in the order in which it is
// read. No file of it has been opened.
type Plan struct {
	Files int   // what was found: files, and folders that are ignored or rejected as a whole
	Bytes int64 // the size of the files that are going to be read

	opt     Options
	entries []*entry
}

// NewPlan looks at the files and folders named, and at all that the folders hold,
// without opening a file. A path that does not exist is NotFound, options that
// cannot be used and no paths at all are Invalid; whatever else is wrong becomes
// an item. Nothing found is a Plan without Files.
func NewPlan(ctx context.Context, paths []string, opt Options) (*Plan, error) {
	opt, err := opt.withDefaults()
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, dateline.Errorf(dateline.Invalid, "no file or folder is named")
	}
	p := newPlanner(ctx, opt, len(paths))
	for _, path := range paths {
		if err := p.root(path); err != nil {
			return nil, err
		}
	}
	return p.plan(), nil
}

// planner gathers the entries of a Plan.
type planner struct {
	ctx     context.Context
	opt     Options
	archive string // real path of Options.Archive; "" if none
	entries []*entry
	beside  map[string]*sheet    // the metadata.csv of files that are named themselves, by folder
	paths   map[string]string    // real path -> as offered; nil where only one path is named
	keys    map[[2]string]string // source and path in it -> as offered; nil likewise
}

func newPlanner(ctx context.Context, opt Options, roots int) *planner {
	p := &planner{ctx: ctx, opt: opt, beside: map[string]*sheet{}}
	if opt.Archive != "" {
		p.archive = realPath(opt.Archive)
	}
	if roots > 1 {
		p.paths, p.keys = map[string]string{}, map[[2]string]string{}
	}
	return p
}

// realPath returns path absolute and without symbolic links, or as near to that
// as can be had.
func realPath(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path
}

// root adds a path that was named.
func (p *planner) root(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return dateline.Errorf(dateline.NotFound, "%s does not exist", printable(path))
	}
	if err != nil {
		e := systemFault(err)
		e.Message = printable(path) + " " + e.Message
		return e
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return dateline.Errorf(dateline.Invalid, "%s has no absolute path: %v", printable(path), err)
	}
	if !info.IsDir() {
		return p.file(path, abs, info)
	}
	source, err := p.source(abs)
	if err != nil {
		return err
	}
	return p.walk(folder{path: path, real: realPath(path), source: source})
}

// source names the source of what lies in a folder.
func (p *planner) source(abs string) (string, error) {
	if p.opt.Source != "" {
		return p.opt.Source, nil
	}
	if filepath.Dir(abs) == abs {
		return "", sourceFault("%s has no name to take", abs)
	}
	name := filepath.Base(abs)
	return name, checkSource(name)
}

// plan puts the gazetteers before all else, so that their places are known when
// the first article is indexed.
func (p *planner) plan() *Plan {
	slices.SortStableFunc(p.entries, func(a, b *entry) int { return a.turn() - b.turn() })
	plan := &Plan{Files: len(p.entries), opt: p.opt, entries: p.entries}
	for _, e := range p.entries {
		plan.Bytes += e.size
	}
	return plan
}
