package main

import (
	"context"
	"os"
	"slices"
	"strings"

	"dateline"
	"dateline/index/ingest"
	"dateline/index/ingest/advice"
	"dateline/index/memory"

	"github.com/spf13/cobra"
)

// readFiles names what is read, for a hint.
var readFiles = "files ending in " + strings.Join(ingest.Endings(), " ") + ", metadata.csv and places.csv"

// endingLines are the endings of what is read, ten in a line.
func endingLines() (lines string) {
	for some := range slices.Chunk(ingest.Endings(), 10) {
		lines += "  " + strings.Join(some, " ") + "\n"
	}
	return lines
}

var indexLong = `Reads files and folders into the archive and makes them searchable. Read are
metadata.csv, places.csv, and files ending in

` + endingLines() + `
alone, compressed by gzip or zstd, or inside zip and tar; other files are ignored.

What is known already is not kept twice: run it again after an interruption, or when
files have changed. The summary says what became of everything that was offered;
offered is the sum of the lines below it. What was rejected is told with the reason,
and makes the exit code 1.`

const indexExample = `  dateline index news
  dateline index --archive border --source aljazeera aljazeera/2023 extra.ndjson`

func (a *app) indexCmd() *cobra.Command {
	var opt ingest.Options
	var verbose bool
	var fields []string
	cmd := &cobra.Command{
		Use: "index FILES...", Short: "Read files and folders into the archive", Long: indexLong, Example: indexExample,
		Args: atLeast(1, "at least one file or folder"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if opt.Fields, err = fieldMap(fields); err != nil {
				return err
			}
			return a.index(cmd.Context(), args, opt, verbose)
		},
	}
	a.archiveFlag(cmd)
	a.clusterFlags(cmd)
	a.entitiesFlag(cmd)
	cmd.Flags().StringArrayVar(&fields, "fields", nil, "which `fields` of JSON and columns of tables are read: title=headline,body=content.text, or a file of such lines")
	cmd.Flags().StringVar(&opt.Preset, "preset", "", "`name` of the shape of JSON and tables, "+strings.Join(ingest.Presets(), ", ")+" (default: recognised)")
	cmd.Flags().StringVar(&opt.Records, "records", "", "`field` of a JSON object that holds the array of articles, response.docs (default: articles, items, data, results or documents)")
	cmd.Flags().StringVar(&opt.Source, "source", "", "`name` that paths and ids are unique in (default: that of each folder)")
	encodingFlag(cmd.Flags(), &opt.Charset)
	limitFlags(cmd.Flags(), &opt.MaxBytes, &opt.Limits)
	cmd.Flags().BoolVar(&verbose, "verbose", false, "list all ignored files, and each batch when it is kept")
	return cmd
}

func (a *app) index(ctx context.Context, paths []string, opt ingest.Options, verbose bool) error {
	plan, err := a.plan(ctx, paths, opt)
	if err != nil {
		return err
	}
	defer memory.Bound(memory.Indexing)()
	return a.withArchive(ctx, true, func(archive dateline.Archive) error {
		if err := a.importAll(ctx, archive, plan, verbose); err != nil {
			return err
		}
		if err := a.readAll(ctx, archive); err != nil {
			return err
		}
		if isTerminal(a.outFile) {
			a.printf("search it: dateline search%s WORDS\n", a.archiveOption())
		}
		return nil
	})
}

// fieldMap reads the values of --fields: those without a = name files.
func fieldMap(values []string) (m ingest.FieldMap, err error) {
	for i, v := range values {
		if strings.Contains(v, "=") {
			continue
		}
		text, err := os.ReadFile(v)
		if err != nil {
			return m, usagef("fields: %s is no file that can be read (%v); want name=path, such as title=headline, or a file of such lines", v, err)
		}
		values[i] = string(text)
	}
	if m, err = ingest.ParseFields(strings.Join(values, "\n")); err != nil {
		return m, invalidOption(err)
	}
	return m, nil
}

// plan looks at the files before an archive is made for them.
func (a *app) plan(ctx context.Context, paths []string, opt ingest.Options) (*ingest.Plan, error) {
	if at, err := a.place(); err == nil {
		opt.Archive = at.folder // what names none is told when it is opened
	}
	plan, err := ingest.NewPlan(ctx, paths, opt)
	if err != nil {
		return nil, invalidOption(advice.Word(err, advised))
	}
	if plan.Files == 0 {
		return nil, errNothing
	}
	return plan, nil
}

var errNothing = &dateline.Error{
	Kind: dateline.Invalid, Message: "nothing to index was found", Hint: "what is read: " + readFiles + "; see dateline help index",
}

// archiveOption is what a suggested command needs to mean the same archive.
func (a *app) archiveOption() string {
	if a.archive == defaultArchive {
		return ""
	}
	return " --archive " + inShell(a.archive)
}

// importAll keeps what was planned, prints the summary, and waits until it can be
// searched. What was kept stays when it fails or is interrupted.
func (a *app) importAll(ctx context.Context, archive dateline.Archive, plan *ingest.Plan, verbose bool) error {
	im := &importer{app: a, archive: archive, verbose: verbose, progress: a.progress("reading", "bytes", plan.Bytes)}
	err := im.run(ctx, plan)
	im.progress.done()
	im.listIgnored()
	a.printSummary(im.counts, im.places)
	if flush := a.out.Flush(); err == nil {
		err = flush
	}
	if err != nil {
		a.tell("stopped before the end: what is counted is kept; run the same command again to go on")
		return err
	}
	if err := a.catchUp(ctx, archive); err != nil {
		a.tell("what is counted is kept; it can be searched once the index has it, which the next command goes on with")
		return err
	}
	switch {
	case im.counts.rejected > 0:
		return errTold
	case im.counts.offered == im.counts.ignored && len(im.places) == 0:
		return errNothing
	}
	return nil
}
