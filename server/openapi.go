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
		item, _ := paths[rt.path].(object)
		if item == nil {
			item = object{}
			paths[rt.path] = item
		}
		if rt.method != "" {
			item[strings.ToLower(rt.method)] = writeOperation(rt, sc)
			continue
		}
		item["get"] = operation(rt, sc)
	}
	for _, line := range []any{HitJSON{}, ExportJSON{}, BrokenJSON{}, WrittenAllJSON{}} {
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
			"description": "Search in an archive of news articles. Every address that answers GET answers HEAD too. Writing needs a key. An empty value of a parameter is an absent one, an unknown parameter is refused. What failed is a problem of RFC 9457.",
		},
		"servers": []any{object{"url": base}},
		"paths":   paths,
		"components": object{"schemas": sc, "securitySchemes": object{keyScheme: object{
			"type": "http", "scheme": "bearer", "description": "A key that dateline key add NAME has made."}}},
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
	media, _, _ := mime.ParseMediaType(rt.media)
	body := object{"type": "string"}
	if rt.answer != nil {
		body = sc.of(reflect.TypeOf(rt.answer))
	} else if media == "application/json" {
		body = object{"type": "object"}
	}
	return object{
		"operationId": rt.name, "summary": rt.summary, "parameters": allParameters(rt),
		"responses": object{
			"200":     object{"description": rt.summary, "headers": answerHeaders(rt), "content": contents(rt, media, body)},
			"304":     object{"description": "If-None-Match names what would be sent."},
			"default": problemAnswer(sc),
		},
	}
}

// contents describes the forms that a route answers in.
func contents(rt route, media string, body object) object {
	out := object{media: object{"schema": body}}
	for _, other := range rt.also {
		bare, _, _ := mime.ParseMediaType(other)
		out[bare] = object{"schema": object{"type": "string"}}
	}
	return out
}

// allParameters describes the parts of a route's path and its parameters.
func allParameters(rt route) []any {
	params := []any{}
	for _, m := range pathParam.FindAllStringSubmatch(rt.path, -1) {
		params = append(params, object{"name": m[1], "in": "path", "required": true, "schema": pathSchema(m[1])})
	}
	if rt.params != nil {
		params = append(params, parameters(reflect.TypeOf(rt.params))...)
	}
	return params
}

func problemAnswer(sc schemas) object {
	return object{"description": "A problem.", "headers": idHeader(), "content": object{mediaProblem: object{"schema": sc.of(reflect.TypeFor[ProblemJSON]())}}}
}

func idHeader() object {
	return object{"X-Request-Id": header("The id of the request: the one given, or a new one.")}
}

// answerHeaders describes the header fields of an answer that is no problem.
func answerHeaders(rt route) object {
	out := idHeader()
	if rt.stream == nil {
		out["ETag"] = header("Of this answer, for If-None-Match; absent where nobody may keep it.")
	}
	switch rt.params.(type) {
	case hitsParams, shownParams, searchParams:
		out["Link"] = header("The next page, as rel=\"next\" (RFC 8288); absent on the last.")
	}
	return out
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
			out = append(out, queryParameter(name, comments[t.Name()+"."+f.Name], paramSchema(f)))
		}
	}
	return out
}

func queryParameter(name, description string, schema object) object {
	return object{"name": name, "in": "query", "description": description, "schema": schema}
}

// paramSchema describes the values of a parameter; an empty one, which is an absent
// one, is always among them.
func paramSchema(f reflect.StructField) object {
	word := object{"type": "string"}
	if f.Tag.Get("one") != "" {
		word["enum"] = append(words(f.Tag), "")
	}
	switch f.Type.Kind() {
	case reflect.Slice:
		return object{"type": "array", "items": word}
	case reflect.Int:
		low, high, absent := bounds(f.Tag)
		n := object{"type": []string{"integer", "string"}, "minimum": low, "maximum": high, "maxLength": 0}
		if absent >= low {
			n["default"] = absent
		}
		return n
	case reflect.Bool:
		word["enum"] = []string{"1", ""}
	case reflect.Struct: // a date
		return object{"type": "string", "anyOf": []any{
			object{"format": "date"}, object{"pattern": yearPattern + `(-(0[1-9]|1[0-2]))?$`}, object{"maxLength": 0},
		}}
	}
	if f.Tag.Get("param") == "q" {
		word["maxLength"] = dateline.MaxQueryBytes
	}
	return word
}

// yearPattern begins with a year from 0001 to 9999.
const yearPattern = `^([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])`

func choiceParameters() (out []any) {
	many := object{"type": "array", "items": object{"type": "string"}}
	for _, facet := range dateline.FacetNames() {
		out = append(out,
			queryParameter(facet, "Articles with this "+facet+": "+facetValues[facet]+". Repeated: with one of them.", many),
			queryParameter(notPrefix+facet, "Articles without this "+facet+". Repeatable.", many))
	}
	facets := object{"type": "array", "items": object{"type": "string", "enum": append(dateline.FacetNames(), "")}}
	return append(out,
		queryParameter(missingParam, "Articles without any value of this facet, beside those with the values chosen of it. Repeatable.", facets),
		queryParameter(notPrefix+missingParam, "Leaves out articles without any value of this facet. Repeatable.", facets))
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
