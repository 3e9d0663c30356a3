package web_test

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/web"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

var update = flag.Bool("update", false, "write templates/help.html anew")

const helpFile = "templates/help.html"

// example is the first cell of a row: what to type.
var example = regexp.MustCompile(`<tr>\n<td><code>([^<]*)</code></td>`)

// help renders docs/query-syntax.md as a template whose examples are links.
func help(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile("../docs/query-syntax.md")
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(source, []byte("{{")) {
		t.Fatal("the page has braces, which a template would act on")
	}
	var out strings.Builder
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert(source, &out); err != nil {
		t.Fatal(err)
	}
	html := example.ReplaceAllStringFunc(out.String(), func(row string) string {
		typed := example.FindStringSubmatch(row)[1]
		quoted := strings.ReplaceAll(strings.NewReplacer("&quot;", `"`, "&gt;", ">", "&lt;", "<", "&amp;", "&").Replace(typed), `\`, `\\`)
		return "<tr>\n<td><a href=\"{{$.Home}}?q={{\"" + strings.ReplaceAll(quoted, `"`, `\"`) + "\"}}\"><code>" + typed + "</code></a></td>"
	})
	return "{{/* Generated from docs/query-syntax.md by go generate. */}}\n{{define \"help\"}}" + html + "{{end}}\n"
}

// The help page says what docs/query-syntax.md says.
func TestHelpIsTheQuerySyntax(t *testing.T) {
	want := help(t)
	if *update {
		if err := os.WriteFile(helpFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(helpFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what docs/query-syntax.md gives; run: go generate ./web", helpFile)
	}
}

func TestAssets(t *testing.T) {
	assets := func(css string) map[string]web.Asset {
		t.Helper()
		out, err := web.Assets(fstest.MapFS{"static/app.css": {Data: []byte(css)}})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	one, same, other := assets("a{}")["app.css"], assets("a{}")["app.css"], assets("b{}")["app.css"]
	if one.Address != same.Address || one.Address == other.Address {
		t.Errorf("addresses %s, %s for the same and %s for another content", one.Address, same.Address, other.Address)
	}
	if !regexp.MustCompile(`^app\.[0-9a-f]{12}\.css$`).MatchString(one.Address) || one.Media != "text/css; charset=utf-8" {
		t.Errorf("%s is %s", one.Address, one.Media)
	}
	if _, err := web.Assets(fstest.MapFS{"static/a.exe": {}}); err == nil {
		t.Error("a file of an unknown kind is served")
	}
	if _, err := web.Assets(fstest.MapFS{}); err == nil {
		t.Error("a tree without static/ is taken")
	}
}

// Pages and styles name no other host, and nothing that the policy of the pages
// forbids.
func TestNothingInlineNothingForeign(t *testing.T) {
	foreign := regexp.MustCompile(`(?i)(src|href|action)="(https?:)?//|url\(|@import|<script|<style|\sstyle=|\son[a-z]+="`)
	for _, pattern := range []string{"templates", "static"} {
		entries, err := os.ReadDir(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			raw, err := os.ReadFile(pattern + "/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			if found := foreign.FindString(string(raw)); found != "" {
				t.Errorf("%s/%s has %q", pattern, e.Name(), found)
			}
		}
	}
	if _, err := web.Parse(web.Files); err != nil {
		t.Error(err)
	}
}
