package main

import (
	"context"

	"dateline/index/ingest"
	"dateline/server"

	"github.com/spf13/cobra"
)

const extractLong = `Reads files as dateline index does and prints what it would keep, as NDJSON: title, body,
what stood beside the article on its page, and what is known, each with where it is from.
No archive is needed or changed. What is rejected is told with the reason, and makes the
exit code 1.`

func (a *app) extractCmd() *cobra.Command {
	var opt ingest.Options
	cmd := &cobra.Command{
		Use: "extract FILES...", Short: "Show what index would read of files", Long: extractLong,
		Example: "  dateline extract page.html\n  dateline extract news | jq -r .title",
		Args:    atLeast(1, "at least one file or folder"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.extract(cmd.Context(), args, opt) },
	}
	cmd.Flags().StringVar(&opt.Source, "source", "", "`name` that paths and ids are unique in (default: that of each folder)")
	encodingFlag(cmd.Flags(), &opt.Charset)
	limitFlags(cmd.Flags(), &opt.MaxBytes, &opt.Limits)
	return cmd
}

func (a *app) extract(ctx context.Context, paths []string, opt ingest.Options) error {
	plan, err := a.plan(ctx, paths, opt)
	if err != nil {
		return err
	}
	lines, rejected := a.encoder(), false
	for it := range plan.Items(ctx) {
		switch it.Kind {
		case ingest.KindArticle:
			if err := lines.Encode(server.NewExtractJSON(it.Article)); err != nil {
				return err
			}
		case ingest.KindRejected:
			rejected = true
			a.tell("rejected: %s", itemLine(it))
		case ingest.KindNotice:
			a.tell("note: %s", itemLine(it))
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if rejected {
		return errTold
	}
	return nil
}
