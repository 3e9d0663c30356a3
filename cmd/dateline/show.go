package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline"
	"dateline/server"

	"github.com/spf13/cobra"
)

const showLong = `Prints an article as it is kept: what is known about it and from where, the places it
mentions, its revisions and its text. "unknown" with an origin was stated to be
unknown; without one nothing was said.`

func (a *app) showCmd() *cobra.Command {
	var revision int
	var asJSON bool
	cmd := &cobra.Command{
		Use: "show ID", Short: "Print an article", Long: showLong,
		Example: "  dateline show 000_92ccaf013443a6cc\n  dateline show --revision 1 000_92ccaf013443a6cc",
		Args:    exactly(1, "the id of one article"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if revision < 0 {
				return usagef("revision: %d is out of range; want a number from 1", revision)
			}
			return a.show(cmd.Context(), dateline.ID(args[0]), revision, asJSON)
		},
	}
	a.archiveFlag(cmd)
	cmd.Flags().IntVar(&revision, "revision", 0, "print revision `N` (default the current one)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object, of the shape of /api/v1/articles/{id}")
	return cmd
}

func (a *app) show(ctx context.Context, id dateline.ID, revision int, asJSON bool) error {
	return a.withArchive(ctx, false, func(archive dateline.Archive) error {
		article, mentions, err := archive.Article(ctx, id, revision)
		if err != nil {
			return err
		}
		revisions, err := archive.Revisions(ctx, id)
		if err != nil {
			return err
		}
		if asJSON {
			return a.printJSON(server.NewArticleJSON(article, mentions, revisions))
		}
		a.printArticle(article, mentions, revisions)
		return nil
	})
}

func (a *app) printArticle(article dateline.Article, mentions []dateline.Mention, revisions []dateline.Revision) {
	k := article.Known
	a.printf("%s\n\n", orElse(line(article.Title), "(untitled)"))
	a.row("id", string(article.ID))
	a.known("title", article.Title, k.TitleFrom)
	a.known("publication", k.Publication.Value, k.Publication.From)
	a.known("published", k.Published.Value.String(), k.Published.From)
	a.known("dateline", k.Dateline.Value, k.Dateline.From)
	a.known("url", k.URL.Value, k.URL.From)
	a.known("language", k.Language.Value, k.Language.From)
	for _, key := range article.Keys {
		a.row("key", line(key.String()))
	}
	for _, r := range revisions {
		a.row("revision", revisionLine(r, article.Revision))
	}
	for _, m := range counted(mentions) {
		a.row("place", m)
	}
	a.printf("\n%s\n", strings.Trim(safeText(article.Body), "\r\n"))
	if article.Remains != "" {
		a.printf("\nbeside the article on its page:\n%s\n", indented(safeText(article.Remains)))
	}
}

func indented(s string) string { return "    " + strings.ReplaceAll(s, "\n", "\n    ") }

func (a *app) row(name, value string) { a.printf("%-13s%s\n", name, value) }

// known prints a value and where it is from.
func (a *app) known(name, value string, from dateline.Origin) {
	value = orElse(line(value), "unknown")
	if from != "" {
		value += " (" + string(from) + ")"
	}
	a.row(name, value)
}

func revisionLine(r dateline.Revision, shown int) string {
	s := fmt.Sprintf("%d, captured %s", r.Number, r.Seen.UTC().Format(time.RFC3339))
	if !r.Last.Equal(r.Seen) {
		s += " to " + r.Last.UTC().Format(time.RFC3339)
	}
	if r.Current {
		s += ", current"
	}
	if r.Number == shown {
		s += ", shown"
	}
	return s
}

// counted says of each place how often and in which words it is mentioned, in the
// order of first mention.
func counted(mentions []dateline.Mention) (out []string) {
	times, words := map[string]int{}, map[string][]string{}
	var order []dateline.Mention
	for _, m := range mentions {
		if times[m.Entity]++; times[m.Entity] == 1 {
			order = append(order, m)
		}
		if w := line(m.Words); !slices.Contains(words[m.Entity], w) {
			words[m.Entity] = append(words[m.Entity], w)
		}
	}
	for _, m := range order {
		out = append(out, fmt.Sprintf("%s (%s) × %d: %s", line(m.Label), m.Entity, times[m.Entity], strings.Join(words[m.Entity], ", ")))
	}
	return out
}
