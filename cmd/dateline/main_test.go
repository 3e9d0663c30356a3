package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/index/entity/read"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
)

// TestMain lets the test binary be the command where it is started as dateline. Tests read
// the archive's own places only, unless they say otherwise: the data of the world takes a
// moment for each command.
func TestMain(m *testing.M) {
	if os.Getenv(variable("entities")) == "" {
		os.Setenv(variable("entities"), read.Own)
	}
	testscript.Main(m, map[string]func(){"dateline": main})
}

const seeds = "../../seeds"

// command runs a command in this process and returns what it said.
func command(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	return commandIn(t.Context(), args...)
}

func commandIn(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(ctx, args, &out, &err)
	return code, out.String(), err.String()
}

// succeed is command for one that has to end well.
func succeed(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := command(t, args...)
	if code != exitOK {
		t.Fatalf("dateline %s: exit code %d\n%s%s", strings.Join(args, " "), code, stdout, stderr)
	}
	return stdout
}

// seeded returns the folder of an archive of the seeds.
func seeded(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "archive")
	succeed(t, "index", "--archive", dir, seeds)
	return dir
}

func TestEveryCommandHasAnExampleAndVariables(t *testing.T) {
	a := &app{}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		help := new(bytes.Buffer)
		cmd.SetOut(help)
		if err := cmd.Help(); err != nil {
			t.Fatal(err)
		}
		if cmd.Example == "" || !strings.Contains(help.String(), cmd.Example) {
			t.Errorf("%s: no example in its help", cmd.CommandPath())
		}
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	root := a.root()
	walk(root)
	index, _, err := root.Find([]string{"index"})
	if err != nil || !strings.Contains(index.Flags().FlagUsages(), "[$DATELINE_MAX_BYTES]") {
		t.Errorf("%v: the help of --max-bytes does not name its variable", err)
	}
}

func TestEmptyVariableIsAbsent(t *testing.T) {
	t.Setenv("DATELINE_LIMIT", "")
	if code, _, stderr := command(t, "search", "--archive", seeded(t)); code != exitOK {
		t.Errorf("exit code %d: %s", code, stderr)
	}
}

// full is a disk without space.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestAnswerThatCannotBeWritten(t *testing.T) {
	var stderr bytes.Buffer
	if code := run(t.Context(), []string{"version"}, full{}, &stderr); code != exitFailed || stderr.Len() == 0 {
		t.Errorf("exit code %d, stderr %q", code, &stderr)
	}
}

func TestInterruptedIndexSaysWhatIsKept(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	dir := filepath.Join(t.TempDir(), "archive")
	succeed(t, "index", "--archive", dir, seeds)
	code, _, stderr := commandIn(ctx, "index", "--archive", dir, seeds)
	if code != exitInterrupted || !strings.Contains(stderr, "interrupted") {
		t.Errorf("exit code %d, stderr %q", code, stderr)
	}
	succeed(t, "check", "--archive", dir)
}
