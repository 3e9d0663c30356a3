package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dateline/index/opensearch/cluster"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"
)

const operations = "../../docs/operations.md"

var clusterVariables = []string{cluster.UserVariable, cluster.PasswordVariable, cluster.CredentialsVariable, cluster.CAVariable}

// known are the variables and options of all commands.
func known() (variables, options map[string]bool) {
	variables, options = map[string]bool{}, map[string]bool{}
	for _, v := range clusterVariables {
		variables[v] = true
	}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			variables[variable(f.Name)], options["--"+f.Name] = true, true
		})
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk((&app{}).root())
	return variables, options
}

var (
	variableWord = regexp.MustCompile(`\bDATELINE_[A-Z_]+\b`)
	optionWord   = regexp.MustCompile("`(--[a-z-]+)")
	addressWord  = regexp.MustCompile(`opensearch\+https?://[^\s"<` + "`" + `]+`)
	datelineLine = regexp.MustCompile(`(?m)^    (dateline .*)$`)
)

// What the page and its examples name is there.
func TestOperationsNameWhatIsThere(t *testing.T) {
	variables, options := known()
	for _, page := range []string{operations, "../../docs/opensearch/compose.yaml", "../../docs/opensearch/kubernetes.yaml"} {
		raw, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range variableWord.FindAllString(string(raw), -1) {
			if !variables[v] {
				t.Errorf("%s: there is no variable %s", page, v)
			}
		}
		for _, o := range optionWord.FindAllStringSubmatch(string(raw), -1) {
			if !options[o[1]] {
				t.Errorf("%s: there is no option %s", page, o[1])
			}
		}
		for _, a := range addressWord.FindAllString(string(raw), -1) {
			if _, err := cluster.ParseAddress(a); err != nil && !strings.Contains(a, "HOST") {
				t.Errorf("%s: %v", page, err)
			}
		}
		for _, line := range datelineLine.FindAllStringSubmatch(string(raw), -1) {
			checkLine(t, page, strings.Fields(line[1])[1:])
		}
	}
}

func TestOperationsNameEveryVariable(t *testing.T) {
	raw, err := os.ReadFile(operations)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range clusterVariables {
		if !strings.Contains(string(raw), "`"+v+"`") {
			t.Errorf("%s does not say what %s is", operations, v)
		}
	}
}

// checkLine parses the arguments of a command without running it.
func checkLine(t *testing.T, page string, args []string) {
	t.Helper()
	cmd, rest, err := (&app{}).root().Find(args)
	if err == nil {
		err = cmd.ParseFlags(rest)
	}
	if err == nil {
		err = cmd.ValidateArgs(cmd.Flags().Args())
	}
	if err != nil {
		t.Errorf("%s: dateline %s: %v", page, strings.Join(args, " "), err)
	}
}

// composed is what the test reads of a file for Docker.
type composed struct {
	Services map[string]struct {
		Image       string
		Command     []string
		Environment map[string]string
		Ports       []string
		Networks    []string
		Build       struct{ Context, Dockerfile string }
	}
	Networks map[string]struct{ Internal bool }
}

func TestComposeFile(t *testing.T) {
	const file = "../../docs/opensearch/compose.yaml"
	c := decodeAll[composed](t, file)[0]
	var nodes, servers []string
	for name, s := range c.Services {
		switch {
		case strings.HasPrefix(s.Image, "opensearchproject/opensearch:"):
			nodes = append(nodes, name)
			if len(s.Ports) > 0 || !slices.Equal(s.Networks, []string{"cluster"}) {
				t.Errorf("%s can be called from outside: ports %v, networks %v", name, s.Ports, s.Networks)
			}
			if s.Environment["node.name"] != name || s.Environment["cluster.name"] == "" {
				t.Errorf("%s: environment %v", name, s.Environment)
			}
		default:
			servers = append(servers, name)
			checkLine(t, file, s.Command)
			checkHosts(t, s.Environment["DATELINE_ARCHIVE"], c)
			if b := s.Build; b.Dockerfile != "" {
				if _, err := os.Stat(filepath.Join("../../docs/opensearch", b.Context, b.Dockerfile)); err != nil {
					t.Error(err)
				}
			}
		}
	}
	if len(nodes) != 3 || len(servers) != 2 || !c.Networks["cluster"].Internal {
		t.Errorf("nodes %v, servers %v, networks %v", nodes, servers, c.Networks)
	}
}

// checkHosts holds the hosts of an address against the services.
func checkHosts(t *testing.T, address string, c composed) {
	t.Helper()
	a, err := cluster.ParseAddress(address)
	if err != nil {
		t.Error(err)
	}
	for _, h := range a.Hosts {
		name, _, _ := strings.Cut(h, ":")
		if _, ok := c.Services[name]; !ok {
			t.Errorf("%s: no service is called %s", address, name)
		}
	}
}

// deployed is what the test reads of a file for Kubernetes.
type deployed struct {
	Kind     string
	Metadata struct{ Name string }
	Spec     struct {
		Template struct {
			Metadata struct{ Labels map[string]string }
			Spec     struct {
				Containers []struct {
					Args []string
					Env  []struct {
						Name, Value string
						ValueFrom   map[string]any `yaml:"valueFrom"`
					}
				}
			}
		}
		Selector map[string]any
	}
}

func TestKubernetesFile(t *testing.T) {
	const file = "../../docs/opensearch/kubernetes.yaml"
	var kinds []string
	for _, d := range decodeAll[deployed](t, file) {
		kinds = append(kinds, d.Kind)
		for _, c := range d.Spec.Template.Spec.Containers {
			checkLine(t, file, c.Args)
			for _, e := range c.Env {
				secret := e.Name == cluster.UserVariable || e.Name == cluster.PasswordVariable
				if secret != (e.ValueFrom["secretKeyRef"] != nil) || secret != (e.Value == "") {
					t.Errorf("%s is %q, from %v", e.Name, e.Value, e.ValueFrom)
				}
			}
		}
		if d.Metadata.Name != "dateline" {
			t.Errorf("a %s is called %q", d.Kind, d.Metadata.Name)
		}
	}
	if want := []string{"Deployment", "Service", "PodDisruptionBudget"}; !slices.Equal(kinds, want) {
		t.Errorf("%v, want %v", kinds, want)
	}
}

// decodeAll reads every document of a YAML file.
func decodeAll[T any](t *testing.T, file string) (out []T) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for d := yaml.NewDecoder(bytes.NewReader(raw)); ; {
		var one T
		err := d.Decode(&one)
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, one)
	}
}
