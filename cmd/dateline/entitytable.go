package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"dateline"
	"dateline/index/correct"

	"github.com/spf13/cobra"
)

func (a *app) entityCorrectionsCmd() *cobra.Command {
	var export string
	cmd := &cobra.Command{
		Use: "corrections", Short: "List what was corrected", Example: "  dateline entity corrections\n  dateline entity corrections --export corrections.csv",
		Long: "Lists all corrections, with who made each and when, and those that were taken back. With\n--export those that hold are written as a table that dateline entity import reads; - is\nstandard output.",
		Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withArchive(cmd.Context(), false, func(archive dateline.Archive) error {
				all, err := correctionsOf(cmd.Context(), archive)
				if err != nil || export == "" {
					a.listCorrections(all)
					return err
				}
				return a.exportCorrections(correct.InForce(all), export)
			})
		},
	}
	cmd.Flags().StringVar(&export, "export", "", "write the table to this `file`, which must not be there yet")
	_ = cmd.MarkFlagFilename("export", "csv")
	return cmd
}

func correctionsOf(ctx context.Context, archive dateline.Archive) (all []dateline.Correction, err error) {
	for c, err := range archive.Corrections(ctx) {
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func (a *app) listCorrections(all []dateline.Correction) {
	for _, c := range all {
		text := line(correct.Sentence(c))
		if c.Why != "" {
			text += ": " + line(c.Why)
		}
		if c.Undone != 0 {
			text += fmt.Sprintf(" (taken back by %d)", c.Undone)
		}
		a.printf("%6d  %s  %-12s  %s\n", c.N, c.At.Format(time.DateTime), line(c.By), text)
	}
	if len(all) == 0 {
		a.tell("nothing was corrected yet; dateline help entity says how")
	}
}

func (a *app) exportCorrections(all []dateline.Correction, path string) error {
	if path == "-" {
		return correct.WriteCSV(a.out, all)
	}
	if _, err := writeNew(path, func(w io.Writer) error { return correct.WriteCSV(w, all) }); err != nil {
		return err
	}
	a.tell("%s written to %s", number(len(all), "correction"), safe(path))
	return nil
}

func (a *app) entityImportCmd() *cobra.Command {
	var by string
	cmd := &cobra.Command{
		Use: "import FILE", Short: "Take corrections from a table", Example: "  dateline entity import corrections.csv",
		Long: "Takes the corrections of a table, as dateline entity corrections --export writes it, in its\norder; - is standard input. One that holds already changes nothing, so that a table can be\nread again; one that cannot hold is told with its line, and the others are taken.",
		Args: exactly(1, "one file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			rows, err := readCorrections(args[0], cmd.InOrStdin())
			if err != nil {
				return err
			}
			return a.withArchive(cmd.Context(), false, func(archive dateline.Archive) error {
				return a.importCorrections(cmd.Context(), archive, rows, by)
			})
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "`name` of who says so, where the table does not say it; the name of the user if this is absent")
	return cmd
}

func readCorrections(path string, stdin io.Reader) ([]correct.Row, error) {
	in := stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, &dateline.Error{Kind: dateline.NotFound, Message: "cannot read " + safe(path), Err: err}
		}
		defer f.Close()
		in = f
	}
	rows, err := correct.ReadCSV(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return rows, nil
}

func (a *app) importCorrections(ctx context.Context, archive dateline.Archive, rows []correct.Row, by string) error {
	batch := make([]dateline.Correction, len(rows))
	for i, row := range rows {
		if batch[i] = row.Correction; batch[i].By == "" {
			if batch[i].By = by; by == "" {
				batch[i].By = userName()
			}
		}
	}
	out, upTo, err := archive.Correct(ctx, batch)
	if err != nil {
		return err
	}
	counts := map[dateline.Status]int{}
	for i, o := range out {
		if counts[o.Status]++; o.Err != nil {
			a.tell("dateline: line %d: %s", rows[i].Line, line(o.Err.Error()))
		}
	}
	a.printf("%d added, %d unchanged, %d rejected\n", counts[dateline.Added], counts[dateline.Unchanged], counts[dateline.Rejected])
	if err := archive.Wait(ctx, upTo); err != nil {
		return err
	}
	if counts[dateline.Rejected] > 0 {
		return errTold
	}
	return nil
}
