package server_test

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write comments.go anew")

// The descriptions of the API are the comments of its structs. After a change:
// go test ./server -run TestCommentsAreThoseOfTheSource -update
func TestCommentsAreThoseOfTheSource(t *testing.T) {
	found := map[string]string{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "page") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		commentsOf(t, f, found)
	}
	var src bytes.Buffer
	src.WriteString("package server\n\n// comments are those of the structs of parameters and answers, by type and field.\n// A test writes them from the source, see comments_test.go.\nvar comments = map[string]string{\n")
	for _, name := range slices.Sorted(maps.Keys(found)) {
		fmt.Fprintf(&src, "%q: %q,\n", name, found[name])
	}
	src.WriteString("}\n")
	want, err := format.Source(src.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("comments.go", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile("comments.go"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("comments.go is not what the source says, %v; run this test with -update", err)
	}
}

// commentsOf collects the comments of the structs that go over the wire. Each of
// their fields must have one.
func commentsOf(t *testing.T, f *ast.File, into map[string]string) {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.TYPE {
			continue
		}
		spec := g.Specs[0].(*ast.TypeSpec)
		name := spec.Name.Name
		s, ok := spec.Type.(*ast.StructType)
		if !ok || !strings.HasSuffix(name, "JSON") && !strings.HasSuffix(name, "Params") {
			continue
		}
		if text := oneLine(g.Doc); strings.HasSuffix(name, "JSON") {
			into[name] = strings.TrimPrefix(text, name+" ")
			into[name] = strings.ToUpper(into[name][:1]) + into[name][1:]
		}
		for _, field := range s.Fields.List {
			if field.Tag == nil {
				continue // embedded, or not of the wire
			}
			text := oneLine(field.Doc) + oneLine(field.Comment)
			if text == "" {
				t.Errorf("%s.%s has no comment", name, field.Names[0])
			}
			into[name+"."+field.Names[0].Name] = text
		}
	}
}

func oneLine(c *ast.CommentGroup) string { return strings.Join(strings.Fields(c.Text()), " ") }
