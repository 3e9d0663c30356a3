package server_test

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"

	"dateline/server"
)

// TestExamplesOfTheDocumentation runs every curl of docs/http-api.md against the
// seeds, and looks for what the lines behind it promise.
func TestExamplesOfTheDocumentation(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("no curl")
	}
	a := emptyArchive(t) // some examples write
	if err := readSeeds(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(serving(t, a, server.Options{}))
	defer srv.Close()
	t.Setenv("KEY", newKey(t, a, "desk"))
	examples := 0
	for _, e := range examplesOf(documentation(t)) {
		cmd := strings.ReplaceAll(e.command, "http://127.0.0.1:8080", srv.URL)
		out, err := exec.Command("sh", "-c", cmd).CombinedOutput()
		if err != nil || len(e.parts) == 0 {
			t.Errorf("%s: %v, %d promises", e.command, err, len(e.parts))
		}
		contains(t, e.command, string(out), e.parts...)
		examples++
	}
	if examples < 15 {
		t.Errorf("only %d examples", examples)
	}
}

func documentation(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("../docs/http-api.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

type example struct {
	command string
	parts   []string
}

func examplesOf(page string) (out []example) {
	for line := range strings.Lines(page) {
		line = strings.TrimRight(line, "\n")
		if cmd, ok := strings.CutPrefix(line, "    curl "); ok {
			out = append(out, example{command: "curl " + cmd})
		} else if part, ok := strings.CutPrefix(line, "    # "); ok {
			last := &out[len(out)-1]
			last.parts = append(last.parts, part)
		}
	}
	return out
}

// Every address and every parameter is on the page.
func TestDocumentationNamesEverything(t *testing.T) {
	page := documentation(t)
	for path, item := range description(t).Paths.Map() {
		if !strings.Contains(page, "`"+path+"`") {
			t.Errorf("%s is not on the page", path)
		}
		for method, o := range item.Operations() {
			for _, p := range o.Parameters {
				name := p.Value.Name
				if p.Value.In == "query" && !strings.HasPrefix(name, "not.") && !strings.Contains(page, "`"+name+"`") {
					t.Errorf("the parameter %s of %s %s is not on the page", name, method, path)
				}
			}
		}
	}
}
