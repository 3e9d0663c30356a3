package main

import (
	"dateline"

	"github.com/spf13/cobra"
)

func (a *app) restoreCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "restore ID", Short: "Lift the tombstone of an erased article",
		Long:    "Lifts the tombstone of an erased article, so that it can be indexed again under its id.\nIt brings no text back.",
		Example: "  dateline restore 002_19c8dec911eaa44e",
		Args:    exactly(1, "the id of one article"),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.withArchive(cmd.Context(), false, func(archive dateline.Archive) error {
			if _, err := archive.Restore(cmd.Context(), dateline.ID(args[0])); err != nil {
				return err
			}
			a.printf("the tombstone of %s is lifted; dateline index%s FILES takes the article again\n", args[0], a.archiveOption())
			return nil
		})
	}
	a.archiveFlag(cmd)
	return cmd
}
