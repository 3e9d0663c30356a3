package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"dateline"
	"dateline/index"

	"github.com/spf13/cobra"
)

const defaultArchive = "dateline-archive"

// recordFile is what makes a folder an archive, see the comment of package index.
const recordFile = "record.db"

// archiveFlag gives a command the option that names the archive.
func (a *app) archiveFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.archive, "archive", defaultArchive, "`folder` of the archive")
	_ = cmd.MarkFlagDirname("archive") // fails for an unknown option only
}

// withArchive opens the archive for f and closes it behind it. Unless made may be
// made, a folder without an archive stays as it is.
func (a *app) withArchive(ctx context.Context, mayMake bool, f func(*index.Archive) error) (err error) {
	if !mayMake {
		if _, err := os.Stat(filepath.Join(a.archive, recordFile)); errors.Is(err, os.ErrNotExist) {
			return &dateline.Error{
				Kind: dateline.NotFound, Message: "no archive in " + a.archive,
				Hint: "make one with: dateline index --archive " + a.archive + " FILES",
			}
		}
	}
	archive, err := index.Open(ctx, a.archive, index.Options{Log: a.log()})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, archive.Close()) }()
	return f(archive)
}

// withCurrent opens an archive that there is and waits until its index has all
// that the record has: an earlier command may have ended before.
func (a *app) withCurrent(ctx context.Context, f func(*index.Archive) error) error {
	return a.withArchive(ctx, false, func(archive *index.Archive) error {
		if err := a.catchUp(ctx, archive); err != nil {
			return err
		}
		return f(archive)
	})
}

// catchUp waits until searches see all that is kept, and shows how far it is.
func (a *app) catchUp(ctx context.Context, archive dateline.Archive) error {
	s, err := archive.Stats(ctx)
	if err != nil {
		return err
	}
	p := a.progress("indexing", "changes", int64(s.Seq-s.Indexed))
	defer p.done()
	first := s.Indexed
	return p.while(ctx, func(ctx context.Context) error { return archive.Wait(ctx, s.Seq) }, func() (int64, error) {
		now, err := archive.Stats(ctx)
		return int64(now.Indexed) - int64(first), err
	})
}
