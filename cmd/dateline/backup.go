package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dateline"

	"github.com/spf13/cobra"
)

const backupLong = `Writes all that cannot be made again, as it is at one moment, to one compressed file with
checksums: every revision of every article, what is known, the gazetteers, the tombstones.
A server that holds the archive goes on meanwhile. It needs room for a copy of the record
in the archive's folder. dateline restore makes an archive of the file; without dateline,
zstd -d FILE gives the record, which any SQLite tool reads, and of an archive on OpenSearch
lines of JSON.`

func (a *app) backupCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "backup FILE", Short: "Write the archive to one file", Long: backupLong,
		Example: "  dateline backup dateline-2024-03-01.backup\n  dateline backup - | ssh elsewhere 'cat > dateline.backup'",
		Args:    exactly(1, "the file to write, or - for the standard output"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args[0]) },
	}
	a.archiveFlag(cmd)
	return cmd
}

func (a *app) backup(ctx context.Context, path string) error {
	return a.withArchive(ctx, false, func(archive dateline.Archive) error {
		if path == "-" {
			return archive.Backup(ctx, a.out)
		}
		size, err := writeNew(path, func(w io.Writer) error { return archive.Backup(ctx, w) })
		if err != nil {
			return err
		}
		a.printf("%s is written: %d bytes; dateline restore %s --archive %s makes an archive of it\n", safe(path), size, inShell(path), a.another())
		return nil
	})
}

// writeNew writes a file that there is not yet. It has its name once it is whole
// and on the disk.
func writeNew(path string, write func(io.Writer) error) (size int64, err error) {
	if _, err := os.Lstat(path); err == nil {
		return 0, fileThere(path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return 0, cannotWrite(path, err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if err := write(f); err != nil {
		if p := (*fs.PathError)(nil); errors.As(err, &p) && p.Path == f.Name() {
			return 0, cannotWrite(path, err)
		}
		return 0, err
	}
	if err := f.Sync(); err != nil {
		return 0, cannotWrite(path, err)
	}
	info, err := f.Stat()
	if err != nil {
		return 0, cannotWrite(path, err)
	}
	err = os.Link(f.Name(), path) // unlike a rename it replaces nothing
	if errors.Is(err, fs.ErrExist) {
		return 0, fileThere(path)
	}
	if err != nil {
		err = os.Rename(f.Name(), path) // a file system without links
	}
	if err != nil {
		return 0, cannotWrite(path, err)
	}
	return info.Size(), nil
}

func fileThere(path string) error {
	return &dateline.Error{Kind: dateline.Conflict, Message: safe(path) + " is there already", Hint: "name a new file, or remove that one"}
}

func cannotWrite(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return &dateline.Error{Kind: dateline.Unavailable, Message: fmt.Sprintf("%s cannot be written: %v", safe(path), err)}
}
