package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// variable is the environment variable of an option: DATELINE_MAX_BYTES for
// --max-bytes.
func variable(option string) string {
	return "DATELINE_" + strings.ToUpper(strings.ReplaceAll(option, "-", "_"))
}

// byEnvironment reports whether an option of ours can be set there; help and
// version are cobra's.
func byEnvironment(f *pflag.Flag) bool { return f.Name != "help" && f.Name != "version" }

// nameEnvironment says in the help of every option which variable sets it.
func nameEnvironment(root *cobra.Command) {
	for _, cmd := range root.Commands() {
		nameEnvironment(cmd)
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if byEnvironment(f) {
				f.Usage += " [$" + variable(f.Name) + "]"
			}
		})
	}
}

// fromEnvironment sets the options that the command line does not. An empty
// variable is an absent one.
func fromEnvironment(cmd *cobra.Command) (err error) {
	if !ours(cmd) {
		return nil
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		value := os.Getenv(variable(f.Name))
		if err != nil || f.Changed || value == "" || !byEnvironment(f) {
			return
		}
		if bad := cmd.Flags().Set(f.Name, value); bad != nil {
			err = usagef("%s=%q in the environment cannot be used for --%s: want %s", variable(f.Name), value, f.Name, kindOf(f))
		}
	})
	return err
}

// ours reports whether a command's options are dateline's, not those of the
// completion scripts.
func ours(cmd *cobra.Command) bool { return cmd.HasParent() && cmd.Parent().Name() != "completion" }

// kindOf says what values an option takes.
func kindOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "bool":
		return "1 or 0"
	case "int", "int64":
		return "a whole number"
	}
	return f.Value.Type()
}
