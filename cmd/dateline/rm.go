package main

import (
	"context"
	"fmt"

	"dateline"

	"github.com/spf13/cobra"
)

const rmLong = `Erases articles for good: every text, all that is known about them, and every byte of
them in the archive's files. It asks nothing and there is no way back. What remains of
each is a tombstone, its id with the date and the reason, so that the same article is
rejected when it is offered again; --undo lifts it, and brings no text back.`

func (a *app) rmCmd() *cobra.Command {
	var why string
	var keepSpace, undo bool
	cmd := &cobra.Command{
		Use: "rm ID...", Short: "Erase articles for good", Long: rmLong,
		Example: "  dateline rm 002_19c8dec911eaa44e --why 'asked for by the publication'\n  dateline rm --undo 002_19c8dec911eaa44e",
		Args:    atLeast(1, "the id of at least one article"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if undo {
				return a.liftTombstones(cmd.Context(), args)
			}
			return a.rm(cmd.Context(), args, why, keepSpace)
		},
	}
	a.archiveFlag(cmd)
	cmd.Flags().StringVar(&why, "why", "", "`text` to keep with the tombstone")
	cmd.Flags().BoolVar(&keepSpace, "keep-space", false, "do not clear the files now: quick, but bytes of the texts may stay in them until the next rm")
	cmd.Flags().BoolVar(&undo, "undo", false, "lift the tombstones instead, so that the articles can be indexed again")
	cmd.MarkFlagsMutuallyExclusive("undo", "why")
	cmd.MarkFlagsMutuallyExclusive("undo", "keep-space")
	return cmd
}

func (a *app) liftTombstones(ctx context.Context, ids []string) error {
	return a.withArchive(ctx, false, func(archive dateline.Archive) error {
		failed := false
		for _, id := range ids {
			if _, err := archive.Restore(ctx, dateline.ID(id)); err != nil {
				a.complain(err)
				failed = true
				continue
			}
			a.printf("the tombstone of %s is lifted; dateline index%s FILES takes the article again\n", id, a.archiveOption())
		}
		if failed {
			return errTold
		}
		return nil
	})
}

func (a *app) rm(ctx context.Context, ids []string, why string, keepSpace bool) error {
	return a.withArchive(ctx, false, func(archive dateline.Archive) error {
		failed := 0
		for _, id := range ids {
			if err := a.erase(ctx, archive, dateline.ID(id), why); err != nil {
				a.complain(err)
				failed++
			}
		}
		if failed < len(ids) {
			if err := a.clearSpace(ctx, archive, keepSpace); err != nil {
				return err
			}
		}
		if failed > 0 {
			return errTold
		}
		return nil
	})
}

// erase erases one article; one that was erased before is as it should be.
func (a *app) erase(ctx context.Context, archive dateline.Archive, id dateline.ID, why string) error {
	_, err := archive.Erase(ctx, id, why)
	if dateline.KindOf(err) == dateline.Gone {
		a.printf("%s had been erased before\n", safe(string(id)))
		return nil
	}
	if err != nil {
		return err
	}
	a.printf("%s is erased; a tombstone remains (dateline rm%s --undo %s lifts it)\n", id, a.archiveOption(), id)
	return nil
}

func (a *app) clearSpace(ctx context.Context, archive dateline.Archive, keepSpace bool) error {
	if keepSpace {
		a.printf("bytes of erased texts may still be in the archive's files; the next rm without --keep-space clears them\n")
		return nil
	}
	if err := archive.Compact(ctx); err != nil {
		return fmt.Errorf("clear the files of the archive, which may hold bytes of erased texts until the same command is run again: %w", err)
	}
	a.printf("no byte of an erased text is left in the archive's files\n")
	return nil
}
