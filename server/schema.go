package server

import (
	"reflect"
	"strings"
	"time"
)

// schemas are those of JSON Schema 2020-12 for the structs of answers, by their
// names without JSON.
type schemas map[string]any

// of returns the schema of a type: of a struct a reference to it.
func (sc schemas) of(t reflect.Type) object {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return object{"type": "string", "format": "date-time"}
	case t.Kind() == reflect.Struct:
		name := strings.TrimSuffix(t.Name(), "JSON")
		if sc[name] == nil {
			sc[name] = object{} // a struct may lead back to itself
			sc[name] = sc.object(t)
		}
		return object{"$ref": "#/components/schemas/" + name}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return orNull(sc.of(t.Elem()))
	case reflect.Slice:
		return object{"type": "array", "items": sc.of(t.Elem())}
	case reflect.Array:
		return object{"type": "array", "items": sc.of(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": sc.of(t.Elem())}
	case reflect.Int, reflect.Uint64:
		return object{"type": "integer", "minimum": 0}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Bool:
		return object{"type": "boolean"}
	}
	return object{"type": "string"}
}

func orNull(s object) object {
	if s["$ref"] != nil {
		return object{"anyOf": []any{s, object{"type": "null"}}}
	}
	s["type"] = []any{s["type"], "null"}
	return s
}

func (sc schemas) object(t reflect.Type) object {
	properties, required := object{}, []string{}
	sc.fields(t, properties, &required)
	out := object{"type": "object", "properties": properties, "required": required}
	if c := comments[t.Name()]; c != "" {
		out["description"] = sentence(c)
	}
	return out
}

// fields adds the fields of a struct, those of embedded ones as its own.
func (sc schemas) fields(t reflect.Type, into object, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous && f.Type.Kind() == reflect.Pointer {
			sc.fields(f.Type.Elem(), into, new([]string)) // nil leaves all of its fields out
			continue
		}
		if f.Anonymous {
			sc.fields(f.Type, into, required)
			continue
		}
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		kind := f.Type
		if rest != "omitempty" {
			*required = append(*required, name)
		} else if kind.Kind() == reflect.Pointer {
			kind = kind.Elem() // absent, never null
		}
		schema := sc.of(kind)
		if c := comments[t.Name()+"."+f.Name]; c != "" {
			schema["description"] = sentence(c)
		}
		into[name] = schema
	}
}
