package main

import (
	"runtime/debug"
	"strings"

	"dateline/licences"

	"github.com/spf13/cobra"
)

func (a *app) versionCmd() *cobra.Command {
	var terms bool
	cmd := &cobra.Command{
		Use: "version", Short: "Print the version of the program", Example: "  dateline version\n  dateline version --licences",
		Args: exactly(0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			if terms {
				a.printf("%s", licences.Text())
				return nil
			}
			a.printf("dateline %s\n", version())
			if info, ok := debug.ReadBuildInfo(); ok {
				a.printf("built with %s\n", info.GoVersion)
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&terms, "licences", false, "print the sources and licences of all that the program carries")
	return cmd
}

// release is the module's version, "devel" where the build knows none.
func release() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return strings.Trim(info.Main.Version, "()")
	}
	return "devel"
}

// version is the release, and the commit that it was built from where the build
// knows it.
func version() string {
	v := []string{release()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v[0]
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			v = append(v, "commit "+s.Value)
		case s.Key == "vcs.modified" && s.Value == "true":
			v = append(v, "with changes")
		}
	}
	return strings.Join(v, ", ")
}
