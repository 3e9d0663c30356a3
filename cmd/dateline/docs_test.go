package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// section returns the first indented block below a heading of a page.
func section(t *testing.T, page, heading string) string {
	t.Helper()
	raw, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(raw), "\n## "+heading+"\n")
	if !ok {
		t.Fatalf("%s has no section %q", page, heading)
	}
	var block strings.Builder
	for text := range strings.SplitSeq(rest, "\n") {
		code, indented := strings.CutPrefix(text, "    ")
		switch {
		case indented:
			block.WriteString(code + "\n")
		case block.Len() > 0:
			return block.String()
		}
	}
	return block.String()
}

// The files that docs/files.md shows are read as it says.
func TestFilesPageExamples(t *testing.T) {
	const page = "../../docs/files.md"
	dir := t.TempDir()
	for name, text := range map[string]string{
		"news/metadata.csv": section(t, page, "metadata.csv"),
		"news/000.txt":      "Some title\n\nText of the first.",
		"news/2023/001.txt": "Text of the second.",
		"news/places.csv":   section(t, page, "places.csv"),
		"more/a.ndjson":     section(t, page, "NDJSON"),
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := succeed(t, "index", "--archive", filepath.Join(dir, "archive"), filepath.Join(dir, "news"), filepath.Join(dir, "more"))
	for _, row := range []string{"added            3\n", "rejected         0\n", "ignored          0\n", "  2 from "} {
		if !strings.Contains(out, row) {
			t.Errorf("no %q in\n%s", row, out)
		}
	}
}

// exampleFolder has what the examples of the help name.
func exampleFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"news", "aljazeera/2023"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(seeds)); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeArticles(filepath.Join(dir, "extra.ndjson"), "a", 3); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "page.html"), []byte(examplePage), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

const examplePage = `<!doctype html><title>Ferries collide off Velun</title><article><h1>Ferries collide off Velun</h1>
<p>The harbour was closed on Tuesday after two ferries had collided in thick fog outside the breakwater of the town.</p>
<p>Nobody was hurt, the port authority said in a statement, and both ferries will be back in service by the end of the week.</p>
<p>It was the third collision in the strait this year, and the harbour master has asked for a second radar on the pier.</p></article>`

// Every line of every example runs as it stands, in the order in which a reader
// would try them.
func TestExamplesOfTheHelp(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell")
	}
	dir := exampleFolder(t)
	root := (&app{}).root()
	tried := 0
	for _, name := range []string{"", "index", "extract", "search", "show", "export", "check", "rebuild", "rm", "copy", "backup", "restore", "recover", "key", "version", "help"} {
		for text := range strings.SplitSeq(find(t, root, name).Example, "\n") {
			text, _, _ = strings.Cut(text, " | ") // the program behind may not be there
			cmd := exec.Command("sh", "-c", text)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil || len(out) == 0 {
				t.Errorf("%s: %v\n%s", text, err, out)
			}
			tried++
		}
	}
	if tried < 12 {
		t.Errorf("only %d examples", tried)
	}
}

func find(t *testing.T, root *cobra.Command, name string) *cobra.Command {
	t.Helper()
	cmd, _, err := root.Find(strings.Fields(name))
	if err != nil || cmd.Name() != name && name != "" {
		t.Fatalf("no command %q: %v", name, err)
	}
	return cmd
}
