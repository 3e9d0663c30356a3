package main

import (
	"context"

	"dateline"
	"dateline/index/memory"

	"github.com/spf13/cobra"
)

const rebuildLong = `Makes the index anew from the record, and puts it in the place of the old one when it is
complete. The record is only read. Nothing is lost when it is interrupted: the old index
stays, or the next command makes a new one.`

func (a *app) rebuildCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "rebuild", Short: "Make the index anew from the record", Long: rebuildLong, Example: "  dateline rebuild",
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.rebuild(cmd.Context()) },
	}
	a.archiveFlag(cmd)
	a.entitiesFlag(cmd)
	return cmd
}

func (a *app) rebuild(ctx context.Context) error {
	defer memory.Bound(memory.Indexing)()
	return a.withArchive(ctx, false, func(archive dateline.Archive) error {
		s, err := archive.Stats(ctx)
		if err != nil {
			return err
		}
		p := a.progress("rebuilding", "changes", int64(s.Seq))
		err = archive.Rebuild(ctx, func(done, _ dateline.Seq) { p.set(int64(done)) })
		p.done()
		if err != nil {
			return err
		}
		if err := a.readAll(ctx, archive); err != nil {
			return err
		}
		a.printf("the index is new: %s, up to change %d\n", number(s.Articles, "article"), s.Seq)
		return nil
	})
}
