package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"

	"github.com/spf13/cobra"
)

// app is what all commands share.
type app struct {
	out     *bufio.Writer // answers
	outFile io.Writer     // what is under out
	err     io.Writer     // what is told on the way
	archive string        // --archive, see place
	mode    string        // --entities
	warm    bool          // see Options of package index

	onCluster clusterOptions
}

func (a *app) printf(format string, args ...any) { fmt.Fprintf(a.out, format, args...) }

// tell writes a line beside the answer.
func (a *app) tell(format string, args ...any) { fmt.Fprintf(a.err, format+"\n", args...) }

// log is where an archive says what it does about its own state.
func (a *app) log() *slog.Logger { return slog.New(&plainLog{w: a.err}) }

// accessLog is for a server: a line for each request, for programs to read.
func (a *app) accessLog() *slog.Logger { return slog.New(slog.NewTextHandler(a.err, nil)) }

// plainLog writes a record as a line for people: the message, then its values.
type plainLog struct{ w io.Writer }

func (h *plainLog) Enabled(_ context.Context, l slog.Level) bool { return l >= slog.LevelWarn }

func (h *plainLog) Handle(_ context.Context, r slog.Record) error {
	text := "dateline: " + r.Message
	r.Attrs(func(at slog.Attr) bool {
		text += fmt.Sprintf("; %s: %v", at.Key, at.Value)
		return true
	})
	_, err := fmt.Fprintln(h.w, line(text))
	return err
}

// WithAttrs and WithGroup return h: the archive names all values with each message.
func (h *plainLog) WithAttrs([]slog.Attr) slog.Handler { return h }
func (h *plainLog) WithGroup(string) slog.Handler      { return h }

const rootLong = `dateline keeps news articles in one folder, the archive, and searches them by word,
phrase, place, publication and date.

Every option can also be set in the environment: DATELINE_ and its name in capitals,
with _ for -, for example DATELINE_ARCHIVE. What is given on the command line wins.`

const rootExample = `  dateline index news          # read the folder news into ./dateline-archive
  dateline search Kalbajar     # search it
  dateline help search         # what can be asked`

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "dateline COMMAND", Short: "Keep news articles and search them", Long: rootLong, Example: rootExample,
		Version: version(), Args: noSuchCommand, SilenceErrors: true, SilenceUsage: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return usagef("name a command: %s", commandNames(cmd)) // no command is a mistake in a script, so it does not end well
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return fromEnvironment(cmd) },
	}
	root.SuggestionsMinimumDistance = 2 // letters to change, add or leave out
	root.SetVersionTemplate("dateline {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(a.indexCmd(), a.extractCmd(), a.entitiesCmd(), a.searchCmd(), a.showCmd(), a.diffCmd(), a.exportCmd(), a.rmCmd(), a.copyCmd(), a.backupCmd(), a.restoreCmd(), a.recoverCmd(), a.checkCmd(),
		a.rebuildCmd(), a.serveCmd(), a.placesCmd(), a.keyCmd(), a.entityCmd(), a.versionCmd())
	nameEnvironment(root)
	completeHelp(root)
	return root
}

// completeHelp gives the commands that come with cobra an example each, and has them
// refuse what is no command, as the others do.
func completeHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		switch cmd.Name() {
		case "help":
			cmd.Example = "  dateline help search"
			cmd.Args = helpTopic
		case "completion":
			cmd.Example = "  source <(dateline completion bash)"
			cmd.Args = noSuchCommand
			cmd.RunE = func(cmd *cobra.Command, _ []string) error { return usagef("name a shell: %s", commandNames(cmd)) }
			for _, shell := range cmd.Commands() {
				shell.Example = "  dateline completion " + shell.Name() + " > dateline-completion"
			}
		}
	}
}
