package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"dateline"
	"dateline/index"
	"dateline/index/opensearch"

	"github.com/spf13/cobra"
)

const restoreLong = `Makes an archive of a file that dateline backup wrote, in a folder that is empty or does
not exist, and its index. A file that is not whole is refused, and makes no archive.
A backup of a folder makes a folder, and one of an archive on OpenSearch another one there;
dateline copy brings it from one to the other.
To lift the tombstone of an erased article, use dateline rm --undo.`

func (a *app) restoreCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "restore FILE", Short: "Make an archive of a backup", Long: restoreLong,
		Example: "  dateline restore dateline-2024-03-01.backup --archive restored",
		Args:    exactly(1, "the file that dateline backup wrote, or - for the standard input"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args[0]) },
	}
	a.archiveFlag(cmd)
	a.clusterFlags(cmd)
	return cmd
}

func (a *app) restore(ctx context.Context, path string) error {
	to, err := a.place()
	if err != nil {
		return err
	}
	from, size, err := openInput(path)
	if err != nil {
		return err
	}
	defer from.Close()
	p := a.progress("restoring", "bytes", size)
	made, seq, err := a.restoreTo(ctx, to, &watched{from, p, 0})
	p.done()
	if err != nil {
		return err
	}
	return a.withCurrent(ctx, func(archive dateline.Archive) error {
		s, err := archive.Stats(ctx)
		if err != nil {
			return err
		}
		a.printf("%s is restored, as it was on %s: %s, %s, up to change %d\n", safe(a.archive), made.Format("2006-01-02 15:04:05 UTC"),
			number(s.Articles, "article"), number(s.Revisions, "revision"), seq)
		return nil
	})
}

// restoreTo unpacks a backup. Each engine reads its own.
func (a *app) restoreTo(ctx context.Context, to place, from io.Reader) (made time.Time, seq dateline.Seq, err error) {
	if to.folder == "" {
		opt, err := a.clusterOptions(true)
		if err != nil {
			return made, 0, err
		}
		r, err := opensearch.Restore(ctx, to.cluster, opt, from)
		return r.Made, r.Seq, err
	}
	if err := a.onCluster.forFolder(); err != nil {
		return made, 0, err
	}
	h, err := index.Restore(ctx, to.folder, from)
	return h.Made, h.Seq, err
}

// openInput opens a file to read, or the standard input for "-", whose size is 0.
func openInput(path string) (io.ReadCloser, int64, error) {
	if path == "-" {
		return io.NopCloser(os.Stdin), 0, nil
	}
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil, 0, dateline.Errorf(dateline.NotFound, "%s does not exist", safe(path))
	}
	if err != nil {
		return nil, 0, &dateline.Error{Kind: dateline.Invalid, Message: fmt.Sprintf("%s cannot be read", safe(path)), Err: err}
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// watched tells the progress what is read of it.
type watched struct {
	io.Reader
	progress *progress
	read     int64
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	w.read += int64(n)
	w.progress.set(w.read)
	return n, err
}
