package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"dateline"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// usageError is a command used wrongly: exit code 2 and a line on what helps.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func usagef(format string, args ...any) error {
	return &usageError{message: fmt.Sprintf(format, args...)}
}

// errTold ends a command with exitFailed when all has been said.
var errTold = errors.New("failed")

// invalidOption makes what the archive or the readers call Invalid a wrong usage,
// for calls whose every input is an option or an argument.
func invalidOption(err error) error {
	var e *dateline.Error
	if errors.As(err, &e) && e.Kind == dateline.Invalid {
		message, hint := worded(err)
		return &usageError{message, hint}
	}
	return err
}

// flagError words what pflag says. Of an option that is unknown, a word of a query that
// begins with - is the usual cause.
func flagError(cmd *cobra.Command, err error) error {
	if bad := (*pflag.InvalidValueError)(nil); errors.As(err, &bad) {
		return usagef("invalid argument %q for %q flag: want %s", bad.GetValue(), "--"+bad.GetFlag().Name, kindOf(bad.GetFlag()))
	}
	e := &usageError{message: err.Error()}
	if cmd.Name() == "search" {
		e.hint = `write -- before a query that holds a word with a -, or quote the query: dateline search -- drones -mortars`
	}
	return e
}

// noSuchCommand refuses what is no command, and names those it may stand for.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	e := &usageError{message: fmt.Sprintf("there is no command %q", args[0]), hint: "the commands are " + commandNames(cmd)}
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		e.hint = "the nearest is " + cmd.CommandPath() + " " + strings.Join(like, " or "+cmd.CommandPath()+" ")
	}
	return e
}

// helpTopic refuses the words of a help that name no command.
func helpTopic(help *cobra.Command, args []string) error {
	found, rest, err := help.Root().Find(args)
	if err != nil || len(rest) == 0 {
		return err
	}
	if !found.HasSubCommands() {
		return usagef("%s has no commands of its own, and %q is none", found.CommandPath(), rest[0])
	}
	return noSuchCommand(found, rest)
}

func commandNames(root *cobra.Command) string {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			names = append(names, c.Name())
		}
	}
	return strings.Join(names, ", ")
}

// atLeast and exactly check the number of arguments; what names them.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usagef("%s needs %s", cmd.Name(), what)
		}
		return nil
	}
}

func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usagef("%s takes %s; %d were given", cmd.Name(), what, len(args))
		}
		return nil
	}
}

// report prints why a command ended and returns its exit code.
func (a *app) report(ctx context.Context, err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		a.tell("dateline: interrupted")
		return exitInterrupted
	case errors.As(err, &usage):
		a.tell("dateline: %s", safe(usage.message))
		a.hint(cmp.Or(usage.hint, "see dateline help, or dateline help COMMAND"))
		return exitUsage
	case !errors.Is(err, errTold):
		a.complain(err)
	}
	return exitFailed
}

// complain prints an error, its hint on a line of its own.
func (a *app) complain(err error) {
	message, hint := worded(err)
	for part := range strings.SplitSeq(message, "\n") { // errors.Join puts each on a line
		a.tell("dateline: %s", safe(part))
	}
	a.hint(hint)
}

func (a *app) hint(s string) {
	if s != "" {
		a.tell("hint: %s", safe(s))
	}
}

// worded parts an error from its hint.
func worded(err error) (message, hint string) {
	var e *dateline.Error
	if !errors.As(err, &e) || e.Hint == "" {
		return err.Error(), ""
	}
	return strings.Replace(err.Error(), "; "+e.Hint, "", 1), e.Hint
}
