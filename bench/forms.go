package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// forms measures how fast files of each form are read, and in how much memory.
type forms struct {
	each int64  // bytes of a file, unpacked
	size int64  // bytes of the long files, whose memory has to be flat
	part string // the name of one form; "" is all
	read bool   // read the file named and say what it took: what the children do
}

func newForms(flags *flag.FlagSet) measure {
	f := &forms{}
	flags.Int64Var(&f.each, "each", 64<<20, "bytes of each form, unpacked")
	flags.Int64Var(&f.size, "size", 1<<30, "bytes of the long files, whose memory has to be flat")
	flags.StringVar(&f.part, "part", "", "the name of one form; all if empty")
	flags.BoolVar(&f.read, "read", false, "read the file or folder named in place of DATA, and print what that took as JSON")
	return f.run
}

func (f *forms) run(ctx context.Context, data string, out io.Writer) error {
	if f.read {
		return readAlone(ctx, data, out)
	}
	if f.each < 1 || f.size < 1 {
		return usagef("forms: -each %d or -size %d is out of range; want 1 or more", f.each, f.size)
	}
	chosen, err := chooseShapes(f.part)
	if err != nil {
		return err
	}
	printAbout(out)
	rows, missed := []row{}, []error(nil)
	for _, s := range chosen {
		r, err := f.measure(ctx, data, s)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		rows, missed = append(rows, r), append(missed, r.check())
	}
	if err := printRows(out, rows); err != nil {
		return err
	}
	return errors.Join(missed...)
}

// measure makes the files of one form, reads them in a child and removes them.
func (f *forms) measure(ctx context.Context, data string, s shape) (r row, err error) {
	err = inFolder(func(dir string) error {
		dir = filepath.Join(dir, "forms") // the name of the source
		if err := os.Mkdir(dir, 0o755); err != nil {
			return err
		}
		size := f.each
		if s.long {
			size = f.size
		}
		unpacked, err := makeFiles(ctx, data, s, dir, size)
		if err != nil {
			return err
		}
		stored, _, err := sizes(dir)
		if err != nil {
			return err
		}
		r = row{shape: s, stored: stored, unpacked: unpacked}
		return r.readIn(ctx, dir)
	})
	return r, err
}

// makeFiles fills dir with at least size bytes of news or pages, counted unpacked.
func makeFiles(ctx context.Context, data string, s shape, dir string, size int64) (unpacked int64, err error) {
	from := newsStories(filepath.Join(data, "news", "reuters106k.ndjson.zst"))
	if s.pages {
		from = pageStories(ctx, filepath.Join(data, "html"))
	}
	p, err := s.open(dir)
	if err != nil {
		return 0, err
	}
	defer func() {
		err = errors.Join(err, p.Close())
		unpacked = p.size()
	}()
	n := 0
	for one, err := range from {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil || p.size() >= size {
			return 0, err
		}
		if err := p.add(n, one); err != nil {
			return 0, err
		}
		n++
	}
	return 0, nil
}
