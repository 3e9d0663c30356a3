package main

import (
	"context"
	"os"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/diff"
	"dateline/server"

	"github.com/spf13/cobra"
)

const diffLong = `Prints what changed between two revisions of an article, word by word: of the current one
from the one that was captured before it, or of TO from FROM, which are the numbers that
dateline show prints. On a terminal words that were taken out are struck out and red, words
that were put in underlined and green; otherwise, and where NO_COLOR is set, they stand in
[-brackets-] and {+braces+}.`

func (a *app) diffCmd() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "diff ID [FROM] [TO]", Short: "Print what changed between two revisions of an article", Long: diffLong,
		Example: "  dateline diff 002_19c8dec911eaa44e\n  dateline diff 002_19c8dec911eaa44e 1 3",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 3 {
				return usagef("diff takes the id of an article, and the numbers of two revisions at most; %d were given", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := revisionArgument("FROM", args, 1)
			if err != nil {
				return err
			}
			to, err := revisionArgument("TO", args, 2)
			if err != nil {
				return err
			}
			return a.diff(cmd.Context(), dateline.ID(args[0]), from, to, asJSON)
		},
	}
	a.archiveFlag(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object, of the shape of /api/v1/articles/{id}/diff")
	return cmd
}

// revisionArgument is the number of a revision; 0 if there is none.
func revisionArgument(name string, args []string, i int) (int, error) {
	if i >= len(args) {
		return 0, nil
	}
	n, err := strconv.Atoi(args[i])
	if err != nil || n < 1 {
		return 0, usagef("%s: %q is not the number of a revision; want one from 1", name, args[i])
	}
	return n, nil
}

func (a *app) diff(ctx context.Context, id dateline.ID, from, to int, asJSON bool) error {
	return a.withArchive(ctx, false, func(archive dateline.Archive) error {
		d, err := server.NewDiff(ctx, archive, id, from, to)
		if err != nil {
			return err
		}
		if asJSON {
			return a.printJSON(d.JSON())
		}
		look := plainLook
		if isTerminal(a.outFile) && os.Getenv("NO_COLOR") == "" {
			look = colourLook
		}
		a.row("from", revisionLine(d.FromRevision, 0))
		a.row("to", revisionLine(d.ToRevision, 0))
		a.printf("\n%s\n\n%s\n", orElse(look.write(d.Title), "(untitled)"), strings.Trim(look.write(d.Body), "\r\n"))
		return nil
	})
}

// diffLook is what stands around words that changed.
type diffLook struct{ removed, added [2]string }

// Red and struck out, green and underlined: colours alone are not seen by all
// (ECMA-48, 8.3.117).
var (
	plainLook  = diffLook{[2]string{"[-", "-]"}, [2]string{"{+", "+}"}}
	colourLook = diffLook{[2]string{"\x1b[31;9m", "\x1b[0m"}, [2]string{"\x1b[32;4m", "\x1b[0m"}}
)

func (l diffLook) write(parts []diff.Part) string {
	var b strings.Builder
	for _, p := range parts {
		var around [2]string
		switch p.Kind {
		case diff.Removed:
			around = l.removed
		case diff.Added:
			around = l.added
		}
		b.WriteString(around[0] + safeText(p.Text) + around[1])
	}
	return b.String()
}
