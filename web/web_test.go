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

// A module is served with the addresses of what it imports, which change its own.
func TestModulesImportByAddress(t *testing.T) {
	assets := func(part string) map[string]web.Asset {
		t.Helper()
		out, err := web.Assets(fstest.MapFS{
			"static/a.js":   {Data: []byte("import { b } from \"./b.js\"\nconst c = () => import(\"./c.js\"), d = new URL(\"./d.json\", import.meta.url)\n")},
			"static/b.js":   {Data: []byte("import \"./c.js\"\nexport const b = \"from ./c.js\"\n")},
			"static/c.js":   {Data: []byte("export const c = " + part)},
			"static/d.json": {Data: []byte("{}")},
		})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	one, other := assets("1"), assets("2")
	a, b := string(one["a.js"].Content), string(one["b.js"].Content)
	for _, name := range []string{"b.js", "c.js", "d.json"} {
		if !strings.Contains(a, `"./`+one[name].Address+`"`) {
			t.Errorf("%s is not at %s in %s", name, one[name].Address, a)
		}
	}
	if !strings.Contains(b, `"./`+one["c.js"].Address+`"`) || !strings.Contains(b, `"from ./c.js"`) {
		t.Errorf("b.js is %s", b)
	}
	for _, name := range []string{"a.js", "b.js", "c.js"} {
		if one[name].Address == other[name].Address {
			t.Errorf("%s is at %s, whatever it imports", name, other[name].Address)
		}
	}
	for want, files := range map[string]fstest.MapFS{
		"imports itself": {"static/a.js": {Data: []byte("import \"./b.js\"")}, "static/b.js": {Data: []byte("import \"./a.js\"")}},
		"not exist":      {"static/a.js": {Data: []byte("import \"./zebra.js\"")}},
	} {
		if _, err := web.Assets(files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want an error with %q", err, want)
		}
	}
}

// Pages and styles name no other host, and nothing that the policy of the pages
// forbids.
func TestNothingInlineNothingForeign(t *testing.T) {
	foreign := regexp.MustCompile(`(?i)(src|href|action)="(https?:)?//|(?-i:\burl\()|@import|<script(?: type="module" src="\{\{\.}}"></script)?|<style|\sstyle=|\son[a-z]+="`)
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
			for _, found := range foreign.FindAllString(string(raw), -1) {
				if !strings.HasPrefix(found, "<script ") { // a module of ours
					t.Errorf("%s/%s has %q", pattern, e.Name(), found)
				}
			}
		}
	}
	if _, err := web.Parse(web.Files); err != nil {
		t.Error(err)
	}
}
