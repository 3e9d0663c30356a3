package main

import (
	"context"
	"time"

	"dateline"
	"dateline/server"

	"github.com/spf13/cobra"
)

const keyLong = `A key lets a program write over HTTP to an archive that is served: post articles and
erase them. Without one, dateline serve only reads. The key is printed once and kept as a
hash only; send it as

  Authorization: Bearer KEY

What is done with a key stands in the server's log under its name. A key that is removed
is refused at once, also by a server that runs.`

const keyExample = `  dateline key add desk
  dateline key list
  dateline key rm desk`

func (a *app) keyCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use: "key COMMAND", Short: "Make, list and remove the keys of those who write over HTTP", Long: keyLong, Example: keyExample,
		Args: noSuchCommand, RunE: func(cmd *cobra.Command, _ []string) error {
			return usagef("name a command: %s", commandNames(cmd)) // as for dateline itself
		},
	}
	for _, sub := range []*cobra.Command{a.keyAddCmd(), a.keyListCmd(), a.keyRmCmd()} {
		a.archiveFlag(sub)
		cmd.AddCommand(sub)
	}
	return cmd
}

func (a *app) keyAddCmd() *cobra.Command {
	return &cobra.Command{
		Use: "add NAME", Short: "Make a key and print it, this once", Example: "  dateline key add desk",
		Long: "Makes a key and prints it; it cannot be shown again. NAME says in the log who wrote:\n1 to 32 of a-z 0-9 and -. The archive is made when it is missing.",
		Args: exactly(1, "the name of one key"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withArchive(cmd.Context(), true, func(archive dateline.Archive) error {
				key, err := server.NewKey(cmd.Context(), archive.State(), args[0])
				if err != nil {
					return err
				}
				a.printf("%s\n", key)
				a.tell("send it as: Authorization: Bearer KEY; it is not shown again, and dateline key rm%s %s ends it", a.archiveOption(), args[0])
				return nil
			})
		},
	}
}

func (a *app) keyListCmd() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the names of the keys", Example: "  dateline key list",
		Long: "Lists the names of the keys, and when each was made. The keys themselves are not kept.",
		Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withArchive(cmd.Context(), false, func(archive dateline.Archive) error { return a.listKeys(cmd.Context(), archive) })
		},
	}
}

func (a *app) listKeys(ctx context.Context, archive dateline.Archive) error {
	keys, err := server.Keys(ctx, archive.State())
	if err != nil {
		return err
	}
	for _, k := range keys {
		a.printf("%-32s  %s\n", safe(k.Name), k.Made.Format(time.DateTime))
	}
	if len(keys) == 0 {
		a.tell("there is no key: a server of this archive only reads; dateline key add%s NAME makes one", a.archiveOption())
	}
	return nil
}

func (a *app) keyRmCmd() *cobra.Command {
	return &cobra.Command{
		Use: "rm NAME", Short: "Remove a key: it is refused from then on", Example: "  dateline key rm desk",
		Long: "Removes a key. A server that runs refuses it at once, also in the middle of what is being\nposted with it. What was written with it stays.",
		Args: exactly(1, "the name of one key"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withArchive(cmd.Context(), false, func(archive dateline.Archive) error {
				if err := server.RemoveKey(cmd.Context(), archive.State(), args[0]); err != nil {
					return err
				}
				a.printf("the key %s is removed\n", safe(args[0]))
				return nil
			})
		},
	}
}
