package main

import (
	"context"
	"os"
	"path/filepath"

	"dateline"
	"dateline/index"
	"dateline/index/opensearch/cluster"

	"github.com/spf13/cobra"
)

const recoverLong = `Makes a new archive of what can still be read of one whose record is damaged: dateline
check says whether it is. The damaged one is not changed. Every text that is taken over
fits its checksum, and all that is lost is listed, which makes the exit code 1. Where
there is a backup, dateline restore gives more.`

func (a *app) recoverCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "recover FOLDER", Short: "Take the readable rest out of a damaged archive", Long: recoverLong,
		Example: "  dateline recover dateline-archive --archive recovered",
		Args:    exactly(1, "the folder of the damaged archive, or its record.db"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.recoverFrom(cmd.Context(), args[0]) },
	}
	a.archiveFlag(cmd)
	return cmd
}

func (a *app) recoverFrom(ctx context.Context, from string) error {
	to, err := a.folder("recover makes")
	if err != nil {
		return err
	}
	if cluster.IsAddress(from) {
		return usagef("%s is an address on OpenSearch; recover reads the files of a folder, and a cluster keeps its own in order", from)
	}
	if info, err := os.Stat(from); err == nil && info.IsDir() {
		from = filepath.Join(from, recordFile)
	}
	if _, err := os.Stat(from); err != nil {
		return dateline.Errorf(dateline.NotFound, "there is no record at %s", safe(from))
	}
	if (place{folder: filepath.Dir(from)}).same(place{folder: to}) {
		return &usageError{safe(to) + " is the damaged archive itself, which is not changed", "name a new folder: --archive FOLDER"}
	}
	n, err := index.Recover(ctx, to, from, func(s string) { a.tell("lost: %s", line(s)) })
	if err != nil {
		return err
	}
	err = a.withCurrent(ctx, func(dateline.Archive) error {
		a.printf("%s holds what could be read: %s, %s\n", safe(a.archive), number(n.Articles, "article"), number(n.Revisions, "revision"))
		return nil
	})
	if err == nil && n.Lost > 0 {
		err = errTold
	}
	return err
}
