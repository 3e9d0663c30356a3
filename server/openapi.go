package server

import (
	"mime"
	"net/http"
	"reflect"
	"regexp"
	"strings"

	"dateline"
)

// object is one of JSON, for what has no struct.
type object = map[string]any

// describe returns the description of the API in OpenAPI 3.1, made from the
// routes, their structs of parameters and the structs of their answers.
func describe(s *server) object {
	sc := schemas{}
	paths := object{}
	for _, rt := range s.routes {
		paths[rt.path] = object{"get": operation(rt, sc)}
	}
	for _, line := range []any{HitJSON{}, ExportJSON{}, BrokenJSON{}} {
		sc.of(reflect.TypeOf(line))
	}
	base := s.BasePath
	if base == "" {
		base = "/"
	}
	return object{
		"openapi": "3.1.0",
		"info": object{
			"title": "dateline", "version": s.Version,
			"description": "Search in an archive of news articles. Every address answers GET and HEAD. An empty value of a parameter is an absent one, an unknown parameter is refused. What failed is a problem of RFC 9457.",
		},
		"servers":    []any{object{"url": base}},
		"paths":      paths,
		"components": object{"schemas": sc},
	}
}

// serveOpenAPI serves /api/v1/openapi.json.
func (s *server) serveOpenAPI(r *http.Request) (*reply, error) {
	if _, err := read[noParams](r); err != nil {
		return nil, err
	}
	return &reply{body: s.openAPI}, nil
}

func operation(rt route, sc schemas) object {
	params := []any{}
	for _, m := range pathParam.FindAllStringSubmatch(rt.path, -1) {
		params = append(params, object{"name": m[1], "in": "path", "required": true, "schema": pathSchema(m[1])})
	}
	if rt.params != nil {
		params = append(params, parameters(reflect.TypeOf(rt.params))...)
	}
	media, _, _ := mime.ParseMediaType(rt.media)
	body := object{"type": "string"}
	if rt.answer != nil {
		body = sc.of(reflect.TypeOf(rt.answer))
	} else if media == "application/json" {
		body = object{"type": "object"}
	}
	headers := object{"X-Request-Id": header("The id of the request: the one given, or a new one.")}
	return object{
		"operationId": rt.name, "summary": rt.summary, "parameters": params,
		"responses": object{
			"200":     object{"description": rt.summary, "headers": headers, "content": object{media: object{"schema": body}}},
			"304":     object{"description": "If-None-Match names what would be sent."},
			"default": object{"description": "A problem.", "headers": headers, "content": object{mediaProblem: object{"schema": sc.of(reflect.TypeFor[ProblemJSON]())}}},
		},
	}
}

var pathParam = regexp.MustCompile(`\{(\w+)\}`)

func header(text string) object {
	return object{"description": text, "schema": object{"type": "string"}}
}

func pathSchema(name string) object {
	if name == "field" {
		return object{"type": "string", "enum": dateline.FacetNames()}
	}
	return object{"type": "string", "minLength": 1}
}

// parameters describes the fields of a struct of parameters.
func parameters(t reflect.Type) (out []any) {
	for i := range t.NumField() {
		f := t.Field(i)
		switch name := f.Tag.Get("param"); {
		case f.Type == reflect.TypeFor[choices]():
			out = append(out, choiceParameters()...)
		case f.Anonymous:
			out = append(out, parameters(f.Type)...)
		case name != "":
			out = append(out, object{"name": name, "in": "query", "description": comments[t.Name()+"."+f.Name], "schema": paramSchema(f)})
		}
	}
	return out
}

func paramSchema(f reflect.StructField) object {
	word := object{"type": "string"}
	if f.Tag.Get("one") != "" {
		word["enum"] = words(f.Tag)
	}
	switch f.Type.Kind() {
	case reflect.Slice:
		return object{"type": "array", "items": word}
	case reflect.Int:
		low, high, absent := bounds(f.Tag)
		n := object{"type": "integer", "minimum": low, "maximum": high}
		if absent >= low {
			n["default"] = absent
		}
		return n
	case reflect.Bool:
		word["enum"] = []string{"1"}
	case reflect.Struct: // a date
		word["pattern"] = `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`
	}
	if f.Tag.Get("param") == "q" {
		word["maxLength"] = dateline.MaxQueryBytes
	}
	return word
}

func choiceParameters() (out []any) {
	many := object{"type": "array", "items": object{"type": "string", "minLength": 1}}
	for _, facet := range dateline.FacetNames() {
		out = append(out,
			object{"name": facet, "in": "query", "schema": many, "description": "Articles with this " + facet + ": " + facetValues[facet] + ". Repeated: with one of them."},
			object{"name": notPrefix + facet, "in": "query", "schema": many, "description": "Articles without this " + facet + ". Repeatable."})
	}
	facets := object{"type": "array", "items": object{"type": "string", "enum": dateline.FacetNames()}}
	return append(out, object{"name": "missing", "in": "query", "schema": facets,
		"description": "Articles without any value of this facet, beside those with the values chosen of it. Repeatable."})
}

// facetValues says what the values of each facet are.
var facetValues = map[string]string{
	dateline.FacetPlace:        "an entity's id",
	dateline.FacetCountry:      "ISO 3166-1 alpha-2, of the places mentioned",
	dateline.FacetPublication:  "its name as it writes it",
	dateline.FacetPerson:       "an entity's id",
	dateline.FacetOrganisation: "an entity's id",
	dateline.FacetDateline:     "the place as printed",
	dateline.FacetLanguage:     "BCP 47",
	dateline.FacetYear:         "2023",
	dateline.FacetMonth:        "2023-09",
}

// sentence ends a comment with a full stop.
func sentence(s string) string {
	if s == "" || strings.HasSuffix(s, ".") {
		return s
	}
	return s + "."
}
