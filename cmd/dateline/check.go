package main

import (
	"context"
	"fmt"

	"dateline"

	"github.com/spf13/cobra"
)

const checkLong = `Holds every text of the record against its checksum, the record's tables against each
other, and the index against the record. Prints each fault on a line, with the command
that mends it where there is one; the exit code is 1 if there is any.`

func (a *app) checkCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "check", Short: "See that record and index are sound and agree", Long: checkLong, Example: "  dateline check",
		Args: exactly(0, "no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context()) },
	}
	a.archiveFlag(cmd)
	return cmd
}

func (a *app) check(ctx context.Context) error {
	return a.withCurrent(ctx, func(archive dateline.Archive) error {
		faults := 0
		err := archive.Check(ctx, func(f dateline.Fault) {
			faults++
			a.printf("%s\n", safe(a.faultLine(f)))
		})
		if err != nil {
			return err
		}
		if faults > 0 {
			a.printf("faults: %d\n", faults)
			return errTold
		}
		s, err := archive.Stats(ctx)
		if err != nil {
			return err
		}
		a.printf("record and index agree: %s, %s, %d erased, %s, up to change %d\n",
			number(s.Articles, "article"), number(s.Revisions, "revision"), s.Erased, number(s.Places, "place"), s.Seq)
		return nil
	})
}

func (a *app) faultLine(f dateline.Fault) string {
	s := f.Where + ": "
	if f.ID != "" {
		s += fmt.Sprintf("article %s: ", f.ID)
	}
	s += f.Message
	if f.Mend != "" {
		s += "; mend it with: " + f.Mend + a.archiveOption()
	}
	return s
}
