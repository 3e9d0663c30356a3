package server

import (
	"reflect"
	"strings"

	"dateline/index/ingest"
)

// keyScheme is the name of the security scheme of what writes.
const keyScheme = "key"

// writeOperation describes a route that writes.
func writeOperation(rt route, sc schemas) object {
	out := object{
		"operationId": rt.name, "summary": rt.summary, "parameters": allParameters(rt),
		"security": []any{object{keyScheme: []any{}}},
	}
	if rt.path == pathArticles {
		out["requestBody"], out["responses"] = postBody(), postAnswers(sc)
		return out
	}
	if rt.path == pathCorrections {
		out["requestBody"] = correctionBody(sc)
	}
	if rt.answer != nil {
		out["responses"] = object{
			"200":     object{"description": rt.summary, "headers": idHeader(), "content": object{"application/json": object{"schema": sc.of(reflect.TypeOf(rt.answer))}}},
			"default": problemAnswer(sc),
		}
		return out
	}
	out["responses"] = object{"204": object{"description": "It is erased.", "headers": idHeader()}, "default": problemAnswer(sc)}
	return out
}

// correctionBody is a correction, a list of some, or a table.
func correctionBody(sc schemas) object {
	one := sc.of(reflect.TypeFor[CorrectionJSON]())
	return object{"required": true, "description": "A correction, several in their order, or a table as corrections.csv is.", "content": object{
		"application/json": object{"schema": object{"anyOf": []any{one, object{"type": "array", "items": one}}}},
		"text/csv":         object{"schema": object{"type": "string"}},
	}}
}

// postBody lists what can be posted. What the forms hold is beyond a schema.
func postBody() object {
	content := object{}
	for _, media := range ingest.ContentTypes() {
		content[media] = object{"schema": object{}}
	}
	return object{
		"required": true, "content": content,
		"description": "A document of any form that is read, by its name or else its Content-Type; in Content-Encoding " +
			strings.Join(ingest.Encodings(), " or ") + ", or none. NDJSON has an article in each line, and is answered while it is sent.",
	}
}

func postAnswers(sc schemas) object {
	written := func(what string, headers object) object {
		return object{"description": what, "headers": headers, "content": object{"application/json": object{"schema": sc.of(reflect.TypeFor[WrittenJSON]())}}}
	}
	added := idHeader()
	added["Location"] = header("The article.")
	return object{
		"200": written("One article, or one list of places: it is unchanged, revised or restated.", idHeader()),
		"201": written("One article, which was added.", added),
		"207": object{
			"description": "Several: a Written on each line, in the order in which they were posted, and last a WrittenAll.",
			"headers":     idHeader(), "content": object{"application/x-ndjson": object{"schema": object{"type": "string"}}},
		},
		"default": problemAnswer(sc),
	}
}
