package render_test

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"dateline/web/render"
)

type inner struct {
	Word string
	URL  string
}

type data struct {
	inner
	Text, Other string
	N           int
	Yes         bool
	All         []inner
	None        []string
	At, Nil     *inner
	Any         any
	Trusted     template.HTML
	Self        said
}

type said struct{ inner }

func (said) String() string { return "said" }

func sample(s string) data {
	one := inner{s, s}
	return data{inner: one, Text: s, N: 2, Yes: true, All: []inner{one, {"b", "/b"}}, At: &one, Any: s, Trusted: "<b>"}
}

func both(t *testing.T, source string, d any) (got, want string, err error) {
	t.Helper()
	parsed, failed := template.New("page").Parse(source)
	if failed != nil {
		t.Fatal(failed)
	}
	var a, b bytes.Buffer
	set := render.New(parsed)
	err = set.Compile("page", d)
	if failed := set.Render(&a, "page", d); failed != nil {
		t.Fatal(failed)
	}
	if failed := parsed.ExecuteTemplate(&b, "page", d); failed != nil {
		t.Fatal(failed)
	}
	return a.String(), b.String(), err
}

const odd = `"'<>&+` + "`\x00" + `javascript:x %41 %zz ü {{` + "\xff"

// What is compiled has the bytes that html/template makes.
func TestCompiled(t *testing.T) {
	for _, source := range []string{
		`{{.Text}} {{.Word}} {{.N}} {{.At.Word}} {{$.Text}}`,
		`<a href="{{.URL}}" title="x {{.Text}}" data-from="{{.Text}}" class='{{.Text}}'>{{.Text}}</a><a href="/?q={{.Text}}">`,
		`<title>{{.Text}}</title><textarea>{{.Text}}</textarea>`,
		`{{if .Yes}}a{{else}}b{{end}}{{if .Nil}}a{{else if .None}}b{{else}}c{{end}}{{if not .Other}}d{{end}}`,
		`{{if and .Yes .Other}}a{{end}}{{if or .None .N}}b{{end}}{{if and .Yes (gt .N 1) (eq .Other "")}}c{{end}}{{if ne .Text .Other}}d{{end}}{{if lt .N 1}}e{{end}}`,
		`{{with .At}}{{.Word}}{{end}}{{with .Nil}}a{{else}}{{.Text}}{{end}}{{with .Other}}b{{end}}`,
		`{{range .All}}<b>{{.Word}}{{$.Text}}</b>{{end}}{{range .None}}a{{else}}none{{end}}`,
		`{{range $i, $e := .All}}{{if $i}}, {{end}}{{$e.Word}}{{.URL}}{{end}}{{range $e := .All}}{{$e.Word}}{{end}}`,
		`{{$text := .Text}}{{range .All}}{{$text}}{{$word := .Word}}{{$word}}{{end}}{{$text}}`,
		`{{if gt (len .All) 1}}{{len .All}} {{len .Text}}{{end}}{{or .Other "else"}} {{or .Text "else"}} {{"const<"}}`,
		`{{define "part"}}{{.Word}}{{$.URL}}{{end}}{{template "part" .At}}{{range .All}}{{template "part" .}}{{end}}{{with .At}}{{template "part" .}}{{end}}`,
		`{{define "bare"}}only{{end}}{{template "bare"}}{{/* a comment */}}{{- " trimmed " -}}`,
	} {
		for _, text := range []string{odd, "", "https://example.org/?a=b&c#d", "/a/%2F", "mailto:x"} {
			got, want, err := both(t, source, sample(text))
			if err != nil {
				t.Errorf("%s: %v", source, err)
			}
			if got != want {
				t.Errorf("%s is\n%s\nwant\n%s", source, got, want)
			}
		}
	}
}

// What is not known is left to html/template, with a reason.
func TestLeftToHTMLTemplate(t *testing.T) {
	for source, why := range map[string]string{
		`{{printf "%s" .Text}}`:           "not known",
		`{{.Any}}`:                        "as a text",
		`{{.Trusted}}`:                    "as a text",
		`{{.Self}}`:                       "as a text",
		`{{.Self.String}}`:                "no field String",
		`{{or .Text .N}}`:                 "or of string and int",
		`<script>x = {{.Text}}</script>`:  "jsvalescaper",
		`{{if .Any}}a{{end}}`:             "neither true nor false",
		`{{$x := 1}}{{$x = 2}}{{$x}}`:     "not known",
		`{{range $i := .N}}{{$i}}{{end}}`: "no slice",
		`{{define "page"}}{{if .Other}}{{template "page" .}}{{end}}{{.Text}}{{end}}`: "calls itself",
	} {
		got, want, err := both(t, source, sample(odd))
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v, want %q", source, err, why)
		}
		if got != want {
			t.Errorf("%s is\n%s\nwant\n%s", source, got, want)
		}
	}
}

// A fault of the data is an error, not the end of the program.
func TestFaults(t *testing.T) {
	set := render.New(template.Must(template.New("page").Parse(`{{.Nil.Word}}`)))
	if err := set.Render(new(bytes.Buffer), "page", data{}); err == nil || !strings.Contains(err.Error(), `"page"`) {
		t.Errorf("a pointer to nothing: %v", err)
	}
	if err := set.Render(new(bytes.Buffer), "zebra", data{}); err == nil {
		t.Error("a page that there is not")
	}
}

func FuzzEscaping(f *testing.F) {
	f.Add(odd)
	f.Fuzz(func(t *testing.T, text string) {
		got, want, err := both(t, `{{.Text}}<a href="{{.Text}}" title="{{.Text}}">{{.Text}}</a><a href="?{{.Text}}"><title>{{.Text}}</title>`, sample(text))
		if err != nil || got != want {
			t.Errorf("%v\n%s\nwant\n%s", err, got, want)
		}
	})
}
