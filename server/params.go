package server

import (
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"dateline"
)

// A struct of parameters has one field for each, with these tags:
//
//	param:"limit"          its name
//	range:"0,100,20"       of an int: the least, the most, and what an absent one is
//	one:"all,any"          of a string or strings: the words allowed
//	one:"facets"           the names of all facets
//
// A field of type bool is set by 1. The field comments are the manual: the OpenAPI
// description repeats them, see comments.go.

// noted is implemented by a struct of parameters that keeps how it was asked for.
type noted interface{ note(url.Values) }

// read fills a struct of parameters. A parameter that is not among them, one that
// cannot be read and one out of range are refused, never left out or clamped, so
// that nobody reads the answer to another question.
func read[T any](r *http.Request) (T, error) {
	var p T
	v := newValues(r)
	v.fill(reflect.ValueOf(&p).Elem())
	if n, ok := any(&p).(noted); ok {
		n.note(v.url)
	}
	return p, v.done()
}

func (v *values) fill(into reflect.Value) {
	for i := range into.NumField() {
		field, tag := into.Field(i), into.Type().Field(i)
		switch {
		case field.Type() == reflect.TypeFor[choices]():
			chosen := reflect.ValueOf(v.choices()) // an embedded struct cannot be set, its fields can
			for n := range chosen.NumField() {
				field.Field(n).Set(chosen.Field(n))
			}
		case tag.Anonymous:
			v.fill(field)
		case tag.Tag.Get("param") != "":
			v.set(field, tag.Tag)
		}
	}
}

func (v *values) set(field reflect.Value, tag reflect.StructTag) {
	name := tag.Get("param")
	switch into := field.Addr().Interface().(type) {
	case *string:
		if *into = v.one(name); *into != "" && tag.Get("one") != "" {
			v.listed(name, *into, words(tag))
		}
	case *[]string:
		*into = v.many(name)
		for _, s := range *into {
			v.listed(name, s, words(tag))
		}
	case *int:
		low, high, absent := bounds(tag)
		*into = v.number(name, low, high, absent)
	case *bool:
		s := v.one(name)
		if *into = s == "1"; s != "" && !*into {
			v.fail(name, "%s is not known; want 1, or nothing", quoted(s))
		}
	case *dateline.Date:
		*into = v.day(name)
	}
}

// words are those that a parameter allows.
func words(tag reflect.StructTag) []string {
	if list := tag.Get("one"); list != "facets" {
		return strings.Split(list, ",")
	}
	return dateline.FacetNames()
}

// bounds are those of a number. The tags are held by TestTagsOfParameters.
func bounds(tag reflect.StructTag) (low, high, absent int) {
	var n [3]int
	for i, s := range strings.Split(tag.Get("range"), ",") {
		n[i], _ = strconv.Atoi(s)
	}
	return n[0], n[1], n[2]
}

// choices narrow a search by facets.
type choices struct {
	Include map[string][]string // by facet
	Exclude map[string][]string // by facet
	Missing []string            // facets
	Present []string            // facets, of which an article must have a value
}

// notPrefix stands before a facet whose value is excluded.
const notPrefix = "not."

// mostChoices is how many values of facets may be chosen, all of them counted. An answer
// has an address for each, with all of them in it: what it takes grows with their square.
const mostChoices = 100

func (v *values) choices() choices {
	c, n := choices{Include: map[string][]string{}, Exclude: map[string][]string{}}, 0
	for _, facet := range dateline.FacetNames() {
		if in := v.many(facet); in != nil {
			c.Include[facet] = in
		}
		if out := v.many(notPrefix + facet); out != nil {
			c.Exclude[facet] = out
		}
		if n += len(c.Include[facet]) + len(c.Exclude[facet]); n > mostChoices {
			v.fail(facet, "there are more than %d values of facets with it; want at most %d", mostChoices, mostChoices)
		}
	}
	c.Missing, c.Present = v.facets(missingParam), v.facets(notPrefix+missingParam)
	return c
}

// missingParam names facets of which an article has no value.
const missingParam = "missing"

// facets are those that a parameter names, each once.
func (v *values) facets(name string) (out []string) {
	for _, facet := range v.many(name) {
		v.listed(name, facet, dateline.FacetNames())
		if !slices.Contains(out, facet) {
			out = append(out, facet)
		}
	}
	return out
}
